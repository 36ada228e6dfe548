import Formats
import ReminderCore
import Testing

@Suite("Reading a format")
struct FormatReaderTests {
    static let sound = """
        service: Chat
        settings:
          url: { form: url }
        request:
          url: "{url}"
          json: { text: "{message}" }
        plain: { text: "{summary}" }
        """

    @Test("a sound one has no faults, and what it leaves out is as for any service")
    func sound() throws {
        let reading = read(Self.sound)
        #expect(reading.faults == [])
        let format = try #require(reading.format)
        #expect(format.name == "chat" && format.service == "Chat" && format.schema.fields == [.required("url", .url)])
        #expect(format.concurrency == 8 && !format.isIdempotent && format.rate == nil && format.edit == nil)
    }

    @Test(
        "a fault says where it is, what it is and what to do",
        arguments: [
            ("{message}", "{mesage}", "6:17: error: there is nothing called '{mesage}'", "did you mean 'message'?"),
            ("{message}", "{line.label}", "6:17: error: there is no '{line.label}' here", "inside '$each: lines' only"),
            ("{message}", "{message", "6:17: error: '{message' has a brace without its partner", "'{{'"),
            ("{message}", "a}", "6:17: error: 'a}' has a brace without its partner", "'{{'"),
            (
                "\"{url}\"", "\"{url}/{heading}\"", "5:8: error: there is no '{heading}' here",
                "an address or a header can have settings"
            ),
            (
                "service: Chat", "servise: Chat", "1:1: error: unknown key 'servise' in the format",
                "did you mean 'service'?"
            ),
            ("{ form: url }", "{ form: ur }", "3:16: error: 'form' is 'ur', which is none of", "did you mean 'url'?"),
            ("  url: {", "  id: {", "3:3: error: a setting cannot be called 'id'", "choose another name"),
            (
                "{ text: \"{message}\" }", "{ $txt: \"{message}\" }", "6:11: error: there is no directive '$txt'",
                "did you mean '$text'?"
            ),
            (
                "{ text: \"{message}\" }", "{ a: [{ $each: line, a: 1 }] }",
                "6:24: error: 'line' is nothing to go through",
                "did you mean 'lines'?"
            ),
            (
                "{ text: \"{message}\" }", "{ t: { $text: x, $limit: 0 } }",
                "6:34: error: '$limit' is not a whole number from 1", "as in"
            ),
            (
                "{ text: \"{message}\" }", "{ t: { $text: \"{lead}\", $dialect: htlm } }",
                "6:43: error: the dialect is 'htlm'", "did you mean 'html'?"
            ),
            ("{ text: \"{message}\" }", "{ t: { $text: x, $number: y } }", "stand in one map", "keep one"),
            (
                "{ text: \"{message}\" }", "{ t: { $each: lines, a: 1 } }",
                "6:16: error: '$each' stands where there is no list", "as an item of a list"
            ),
            (
                "{ text: \"{message}\" }", "{ t: { $number: \"{link}\", $limit: 5 } }",
                "error: '$limit' stands without '$text'", "remove '$limit'"
            ),
            (
                "{ text: \"{message}\" }", "{ t: { $then: 1, $else: 2 } }", "'$else' stands without '$if' or '$unless'",
                "add it"
            ),
            ("\"{url}\"", "\"ftp://{url}\"", "5:8: error: 'url' is neither http nor https", "begin it with 'https://'"),
            ("\"{url}\"", "\"{url}\"\n  path: a", "6:9: error: 'path' does not begin with '/'", "as in '/messages'"),
            ("{summary}", "{lead}", "7:16: error: there is no '{lead}' here", "'plain' knows settings"),
            ("{ form: url }", "{ form: url, default: ntfy.sh }", "error: 'default' is no address", "https://"),
            (
                "json: { text: \"{message}\" }", "headers: { Host: x }\n  json: {}",
                "the header 'Host' is not a format's to say", "remove it"
            ),
        ])
    func faults(right: String, wrong: String, report: String, remedy: String) {
        let faults = read(Self.sound.replacing(right, with: wrong)).faults
        #expect(faults.contains { $0.report.contains(report) && $0.report.contains(remedy) }, "\(faults.map(\.report))")
    }

    @Test(
        "so does one in what may be added",
        arguments: [
            ("limits: { message: 4 }", "8:20: error: 'message' is not a whole number from 100"),
            ("limits: { unit: words }", "8:17: error: 'unit' is 'words'"),
            ("dialects: { a: { strong: \"*\" } }", "8:26: error: 'strong' does not have '{}' in it once"),
            ("dialects: { a: { link: \"{}({adress})\" } }", "8:24: error: 'link' has a brace that means nothing"),
            ("dialects: { a: { backslash: \"đ\" } }", "8:29: error: 'đ' is no character of ASCII"),
            ("dialects: { a: { escape: { \"<<\": x } } }", "8:28: error: '<<' is not one character of ASCII"),
            ("dialect: a", "8:10: error: 'dialect' is 'a'"),
            ("rate: { burst: 4 }", "8:7: error: 'rate' has no 'every'"),
            ("scheme: larq", "8:9: error: 'scheme' is 'larq'"),
            ("faults: [{ words: [a] }]", "8:10: error: a fault has no 'then'"),
            ("faults: [{ words: [a], then: explode }]", "8:30: error: 'then' is 'explode'"),
            ("faults: [{ then: retry }]", "8:10: error: a fault says of no answer that it is this fault"),
            ("answer: { refrence: id }", "8:11: error: unknown key 'refrence' in 'answer'"),
            ("answer: { delivered: { status: 20 } }", "8:32: error: a status is not a whole number from 100 to 599"),
            ("edit: { method: GET }", "8:17: error: 'method' is 'GET'"),
            ("reply: { json: { a: \"{erlier.id}\" } }", "8:21: error: there is nothing called '{erlier.id}'"),
            ("edit: { method: PUT }", "8:7: error: 'edit' has nothing to edit"),
            ("answer: { remember: { a.b: c } }", "8:23: error: nothing can be remembered as 'a.b'"),
            ("main: ur", "8:7: error: 'main' is 'ur'"),
            ("address: \"{url}\"", "8:10: error: 'address' is not a text with settings in braces"),
            ("address: \"chat+{uri}\"", "8:10: error: 'address' is not a text with settings in braces"),
        ])
    func addedFaults(added: String, report: String) {
        let faults = read("\(Self.sound)\n\(added)\n").faults
        #expect(faults.contains { $0.report.contains(report) }, "\(faults.map(\.report))")
    }

    @Test("an answer that cannot be read is not said to have no reference")
    func noFollowingFault() {
        let added = "edit: { json: { a: 1 } }\nfaults: [{ words: [a], then: explode }]"
        #expect(read("\(Self.sound)\n\(added)\n").faults.map(\.location.line) == [9])
    }

    @Test("a reply that would take the place of a condition says so")
    func replyOverCondition() {
        let text = Self.sound.replacing("{ text: \"{message}\" }", with: "{ $if: link, $then: { a: 1 } }")
        let faults = read("\(text)\nreply: { json: { b: 2 } }\n").faults
        #expect(faults.map(\.problem).contains { $0.contains("'reply' has a map where 'request' has a condition") })
    }

    @Test("all faults are told at once, and what can be configured is known all the same")
    func allAtOnce() {
        let reading = read(
            Self.sound.replacing("{message}", with: "{a}").replacing("{summary}", with: "{b}") + "\nconcurrency: 0\n")
        #expect(reading.format == nil && reading.schema?.fields == [.required("url", .url)])
        #expect(reading.faults.map(\.location.line) == [6, 7, 8])
    }

    @Test("what has to be there and is not", arguments: ["service", "request", "plain"])
    func missing(key: String) {
        let lines = Self.sound.split(separator: "\n").filter { !$0.hasPrefix(key) }
        let text = lines.filter { key != "request" || !($0.hasPrefix("  url: \"") || $0.hasPrefix("  json")) }
        let faults = read(text.joined(separator: "\n")).faults
        #expect(faults.contains { $0.problem == "the format has no '\(key)'" }, "\(faults.map(\.report))")
    }

    @Test("a file that is nothing like a format, is huge or is deep is one fault and no crash")
    func nothingLike() {
        for text in [
            "", "[]", "- a", "a", "\u{0}", String(repeating: "[", count: 5000),
            "service: Chat\nrequest: " + String(repeating: "{ json: ", count: 40),
            "service: Chat\nrequest: { json: *a }",
        ] {
            #expect(read(text).format == nil)
            #expect(!read(text).faults.isEmpty)
        }
    }
}
