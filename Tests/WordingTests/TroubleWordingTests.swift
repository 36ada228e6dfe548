import ReminderCore
import Testing
import Wording

@Suite("Trouble in words")
struct TroubleWordingTests {
    private static func scene(_ name: String, _ trouble: Trouble) -> Scene {
        Scene("trouble-\(name)", .trouble(trouble), rule: "", due: "2020-02-10 07:00")
    }

    static let scenes: [Scene] = [
        scene(
            "calendar",
            Trouble(
                .calendar, "hoi-thao", problem: "the server answers 404 (Not Found)",
                kind: .unreadable("the server answers 404 (Not Found)"))),
        scene("calendar-over", Trouble(.calendar, "hoi-thao", problem: "")),
        scene(
            "channel",
            Trouble(
                .channel, "room", problem: "the destination refuses the token",
                kind: .refused("the destination refuses the token"))),
        scene("failing", Trouble(.channel, "room", problem: "-", kind: .failing("answered 503"))),
        scene(
            "lost", Trouble(.calendar, "hoi-thao", problem: "-", kind: .lost(4, of: 6, until: wall("2020-02-10 13:00")))
        ),
        scene(
            "all-lost",
            Trouble(.calendar, "hoi-thao", problem: "-", kind: .lost(5, of: 5, until: wall("2020-02-10 13:00")))),
        scene("quiet", Trouble(.calendar, "hoi-thao", problem: "-", kind: .quiet)),
        scene("unknown", Trouble(.channel, "room", problem: "it is out of order")),
        scene("channel-over", Trouble(.channel, "room", problem: "")),
        scene(
            "strange",
            Trouble(
                .channel, "\u{1B}[31mroom\u{202E}\r\n",
                problem: String(repeating: "the destination says \u{7}“no” and ", count: 30))),
    ]

    @Test("what a notice to the operators says", arguments: scenes, ["vi", "en"])
    func snapshots(scene: Scene, tag: String) throws { try scene.expectFixture(tag) }
}
