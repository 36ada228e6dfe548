import Admin
import ReminderCore
import Testing

@testable import Dashboard

@Suite("The dashboard's words")
struct WordsTests {
    /// Keys that are made while the program runs: these beginnings, with a name of ours after them.
    private static let families = [
        "done.", "state.", "precision.", "field.", "problem.", "summary.", "theme.", "nav.", "deliveries.choice.",
        "month.", "weekday.", "cause.", "refused.",
    ]

    @Test("are the same in every language, and each has the same places to be filled in")
    func keys() throws {
        let phrases = try Files.shipped().phrases
        #expect(phrases.keys.sorted() == ["en", "vi"])
        let vietnamese = try #require(phrases["vi"])
        let english = try #require(phrases["en"])
        // What is refused is said in English by the program itself.
        #expect(Set(vietnamese.keys.filter { !$0.hasPrefix("refused.") }) == Set(english.keys))
        for (key, text) in vietnamese where english[key] != nil {
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

    @Test("say everything that is refused", arguments: AdminProblem.Kind.allCases)
    func refusals(kind: AdminProblem.Kind) throws {
        let words = Words(tag: "vi", phrases: try #require(Files.shipped().phrases["vi"]))
        #expect(words.has("refused.\(kind.rawValue).problem"))
        let known = ["name", "names", "near", "title", "text", "end", "number", "minutes"]
        let problem = AdminProblem(
            status: 422, "no", kind: kind, values: Dictionary(uniqueKeysWithValues: known.map { ($0, "x") }))
        let said = words.refusal(problem)
        for part in ["problem", "remedy"] {
            let text = (said[part]?.shown as? ShownText)?.text ?? ""
            #expect(!text.contains("{") && !text.isEmpty, "\(kind): \(text)")
        }
    }

    @Test("say in English what they have no words for")
    func unknownRefusal() {
        let words = Words(tag: "vi", phrases: ["refused.no-time.problem": "“{text}” không phải là thời điểm."])
        func said(_ problem: AdminProblem) -> [String] {
            ["problem", "remedy", "words"].map { (words.refusal(problem)[$0]?.shown as? ShownText)?.text ?? "" }
        }
        #expect(
            said(AdminProblem(status: 500, "the disk is full", remedy: "buy one")) == [
                "the disk is full", "buy one", "en",
            ])
        let time = AdminProblem(status: 422, "no", remedy: "write it", kind: .noTime, values: ["text": "mai"])
        #expect(said(time) == ["“mai” không phải là thời điểm.", "", "vi"])
    }

    @Test("take what is filled in as it is")
    func filling() {
        let words = Words(tag: "vi", phrases: ["a": "{one} và {two}", "b.c": "x"])
        #expect(words["a", ["one": "{two}", "two": "2"]] == "{two} và 2")
        #expect(words["a"] == "{one} và {two}" && words["none"] == "none")
    }
}
