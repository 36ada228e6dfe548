import ReminderCore
import Testing

@testable import Dashboard

@Suite("The dashboard's words")
struct WordsTests {
    /// Keys that are made while the program runs: these beginnings, with a name of ours after them.
    private static let families = [
        "done.", "state.", "precision.", "field.", "problem.", "summary.", "theme.", "nav.", "deliveries.choice.",
        "month.", "weekday.", "cause.",
    ]

    @Test("are the same in every language, and each has the same places to be filled in")
    func keys() throws {
        let phrases = try Files.shipped().phrases
        #expect(phrases.keys.sorted() == ["en", "vi"])
        let vietnamese = try #require(phrases["vi"])
        let english = try #require(phrases["en"])
        #expect(Set(vietnamese.keys) == Set(english.keys))
        for (key, text) in vietnamese {
            let places = { (text: String) in Set(text.matches(of: /\{[a-z]+\}/).map { String($0.0) }) }
            #expect(places(text) == places(english[key] ?? ""), "\(key)")
        }
    }

    @Test("are all used, and all that are used are there")
    func use() throws {
        let files = try Files.shipped()
        let known = Set(files.phrases["vi"]?.keys.map { $0 } ?? [])
        let templates = files.texts.filter { $0.key.hasSuffix(".mustache") }.map(\.value).joined()
        let named = Set(templates.matches(of: /\{\{[#^\/]?t\.([a-z0-9.-]+)\}\}/).map { String($0.1) })
        #expect(named.subtracting(known) == [])
        let sources = try Files.sources()
        let asked = Set(sources.matches(of: /words\[\s*"([a-z0-9.-]+)"/).map { String($0.1) })
        #expect(asked.subtracting(known) == [])
        for key in known where !named.contains(key) && !asked.contains(key) && key != "language" {
            #expect(Self.families.contains { key.hasPrefix($0) }, "\(key) is used nowhere")
        }
        for state in DeliveryState.allCases.map(\.rawValue) + ReminderState.allCases.map(\.rawValue) {
            #expect(known.contains("state.\(state)"))
        }
        for message in Done.Message.allCases { #expect(known.contains("done.\(message.rawValue)")) }
    }

    @Test("take what is filled in as it is")
    func filling() {
        let words = Words(tag: "vi", phrases: ["a": "{one} và {two}", "b.c": "x"])
        #expect(words["a", ["one": "{two}", "two": "2"]] == "{two} và 2")
        #expect(words["a"] == "{one} và {two}" && words["none"] == "none")
    }
}
