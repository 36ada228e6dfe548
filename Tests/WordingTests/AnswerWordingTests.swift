import ReminderCore
import Testing
import Wording

@Suite("Answers in words")
struct AnswerWordingTests {
    private static func scene(_ name: String, _ answer: CommandAnswer) -> Scene {
        Scene("answer-\(name)", .answer(answer), rule: "", due: "2020-02-12 09:00")
    }

    private static let workshop = Occurrences.workshop()
    private static let strange = Occurrences.hostile("2020-02-14 09:00/2020-02-14 10:00")

    static let scenes: [Scene] = [
        scene("upcoming", .upcoming([workshop, workshop])),
        scene("nothing", .upcoming([])),
        scene("planned", .explained(workshop, .planned(wall("2020-02-13 07:30")), rules: ["workshops", "all"])),
        scene("reminded", .explained(workshop, .reminded(wall("2020-02-12 08:30")), rules: ["workshops"])),
        scene("silenced", .explained(workshop, .silenced(until: wall("2020-02-12 18:00")), rules: ["workshops"])),
        scene("cancelled", .explained(workshop, .cancelled, rules: [])),
        scene("late", .explained(strange, .late, rules: ["\u{1B}[31mrule\r\n"])),
        scene("snoozed", .snoozed(workshop, until: wall("2020-02-13 07:00"))),
        scene("muted", .muted(workshop, until: wall("2020-02-12 11:00"))),
        scene("muted-room", .muted(nil, until: wall("2020-02-12 11:00"))),
        scene("unmuted", .unmuted(1)), scene("unmuted-two", .unmuted(2)), scene("not-muted", .unmuted(0)),
        scene("unknown", .unknown("\u{202E}\u{7}“lương” " + String(repeating: "dài ", count: 50))),
        scene("ambiguous", .ambiguous([workshop, strange])),
        scene("unnamed", .unnamed), scene("endless", .endless), scene("over", .over(workshop)),
        scene("failed", .failed),
        scene("help", .help),
    ]

    @Test("what a command is answered", arguments: scenes, ["vi", "en", "vi+en"])
    func snapshots(scene: Scene, tag: String) throws { try scene.expectFixture(tag) }

    @Test("an administrator's template is for notices")
    func template() {
        let scene = Self.scenes[0]
        #expect(scene.message("vi", template: "{{title}}!") == scene.message("vi"))
    }
}
