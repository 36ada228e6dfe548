import Foundation
import ReminderCore
import Settings
import Testing
import Wording

@testable import Daemon

@Suite("Words of an administrator's own")
struct WordsTests {
    let world: World

    init() throws { world = try World() }

    private func faults(_ read: () throws -> Setup) throws -> [String] {
        do {
            _ = try read()
            return []
        } catch let faults as ConfigurationFaults {
            return faults.diagnostics.map { $0.report.replacing(world.root, with: "") }
        }
    }

    @Test("a fault of a template is shown where it stands, in the configuration and in a file")
    func templateFaults() throws {
        try world.write("{{title}}\n{{#place}}\n", to: "room.mustache")
        let found = try faults {
            try world.setup(
                channels: """
                    a: { console: {}, template: "{{titel}}" }, b: { console: {}, template: { file: room.mustache } }
                    """, rules: "all: { remind: [1h], channels: [a, b] }")
        }
        #expect(
            found == [
                """
                /nhaclich.yaml:2:42: error: there is no value 'titel'
                 2 | channels: { a: { console: {}, template: "{{titel}}" }, b: { console: {}, template: { file: room.mustache } } }
                   |                                          ^
                help: did you mean 'title'?
                """,
                """
                /room.mustache:2:1: error: the section 'place' has no end
                 2 | {{#place}}
                   | ^
                help: write {{/place}} where it ends
                """,
            ])
    }

    @Test("a file beside the configuration changes some phrases of a language, or adds one")
    func languages() throws {
        try FileManager.default.createDirectory(atPath: "\(world.root)/languages", withIntermediateDirectories: true)
        try world.write(
            "label: { when: Lúc nào }\nreminder: { tomorrow-at: \"Mai, {time}\" }\n", to: "languages/vi.yaml")
        let english = try String(contentsOfFile: "\(World.data)/languages/en.yaml", encoding: .utf8)
        try world.write(english.replacing("when: When", with: "when: Wann"), to: "languages/de.yaml")
        let setup = try world.setup(
            channels: "a: { console: {} }, b: { console: {}, language: de }",
            rules: "all: { remind: [1h], channels: [a, b] }")
        let messages = ["a", "b"].compactMap {
            setup.message(for: PreviewedNotice(channel: $0, setup: setup, now: world.clock.now).reminder(of: nil))
        }
        #expect(messages.map { $0.lines[0].label } == ["Lúc nào", "Wann"])
        #expect(messages.map(\.language) == ["vi", "de"])
        #expect(messages.map { $0.lines[1].label } == ["Địa điểm", "Where"])
    }

    @Test("a fault of such a file is shown in it, and what an added language lacks is told")
    func languageFaults() throws {
        try FileManager.default.createDirectory(atPath: "\(world.root)/languages", withIntermediateDirectories: true)
        try world.write("label:\n  wen: Lúc nào\nreminder:\n  in: Còn\n", to: "languages/vi.yaml")
        try world.write("label: { when: Wann }\n", to: "languages/de.yaml")
        let found = try faults { try world.setup() }
        #expect(found.contains { $0.hasPrefix("/languages/vi.yaml:2:8: error: there is no phrase 'label.wen'") })
        #expect(found.contains { $0.hasPrefix("/languages/vi.yaml:4:7: error: 'Còn' does not have {duration}") })
        #expect(found.contains { $0.hasPrefix("/languages/de.yaml: error: the phrase 'weekday.monday' is missing") })
    }

    @Test("a language that somebody adds may leave explanations in English, and says what it has in its own words")
    func addedLanguageExplains() throws {
        try FileManager.default.createDirectory(atPath: "\(world.root)/languages", withIntermediateDirectories: true)
        let english = try String(contentsOfFile: "\(World.data)/languages/en.yaml", encoding: .utf8)
        let notices = english[..<(try #require(english.firstRange(of: "\nwhy:")).lowerBound)]
        try world.write(
            notices + "\nwhy: { fate: { cancelled: abgesagt }, verdict: { held: { other: "
                + "\"{count} {calendar} {since} {until} {command}\" } } }\n", to: "languages/de.yaml")
        let words = try world.setup(rules: "all: { remind: [1h], channels: [screen] }").reasons(in: "de")
        #expect(words.language.tag == "de")
        #expect(words.text(.cancelled) == "abgesagt" && words.text(.moved) == "the event begins at another time now")
        let held = ["calendar": "a", "since": "b", "until": "c", "command": "d"]
        #expect(words.text(.held, of: 1, held) == "1 a b c d")
        #expect(try world.setup().reasons(in: "xx").language.tag == "en")
    }

    @Test("another template is another configuration")
    func equality() throws {
        let one = try world.setup(channels: "screen: { console: {}, template: \"{{title}}\" }").configuration
        let other = try world.setup(channels: "screen: { console: {}, template: \"{{title}}!\" }").configuration
        #expect(one != other)
    }
}
