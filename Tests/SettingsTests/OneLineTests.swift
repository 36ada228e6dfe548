import ReminderCore
import Settings
import Testing

@Suite("Channels on one line")
struct OneLineTests {
    private var reader: ConfigurationReader {
        var secrets = FewSecrets()
        secrets.known[.credential("room")] = "telegram://123:AbC/-100200"
        secrets.known[.credential("other")] = "s3cr3t"
        return .forTests(secrets: secrets)
    }

    private func channel(_ line: String) throws -> KindSettings? {
        try reader.read("channels: { room: \(line) }").channels.first?.settings
    }

    @Test("a line is the kind and its settings")
    func lines() throws {
        let slack = try #require(try channel("\"slack+https://hooks.example.org/services/T/B/x\""))
        #expect(slack.kind == "slack")
        #expect(slack.secret("url")?.reveal() == "https://hooks.example.org/services/T/B/x")
        let telegram = try #require(try channel("\"telegram://123:AbC/-100200\""))
        #expect(telegram.kind == "telegram" && telegram.text("chat") == "-100200")
        #expect(telegram.secret("token")?.reveal() == "123:AbC")
    }

    @Test("the whole line may be kept elsewhere")
    func elsewhere() throws {
        #expect(try channel("{ credential: room }") == channel("\"telegram://123:AbC/-100200\""))
    }

    @Test(
        "a line that is none says what to write, and nothing of it is shown",
        arguments: [
            ("\"slak+https://s3cr3t.example/\"", "is none of any service", "'slack+', 'telegram://'"),
            ("\"slack+ftp://s3cr3t.example/\"", "neither http nor https", "https://"),
            ("\"telegram://s3cr3t\"", "is not whole", "'telegram://{token}/{chat}'"),
            ("\"telegram:///s3cr3t\"", "is not whole", "'telegram://{token}/{chat}'"),
            ("s3cr3t", "is none of any service", "begin it with one of"),
            ("{ credential: other }", "is none of any service", "begin it with one of"),
            ("{ credential: nowhere }", "there is no credential", "LoadCredential"),
        ])
    func faults(line: String, problem: String, remedy: String) throws {
        let faults = reader.diagnostics("channels:\n  room: \(line)\n").filter { $0.severity == .error }
        let fault = try #require(faults.first)
        #expect(faults.count == 1 && fault.location.line == 2)
        #expect(fault.problem.contains(problem) && fault.remedy.contains(remedy), "\(fault)")
        #expect(!fault.report.contains("s3cr3t"))
    }

    @Test(
        "what stands around settings is told apart from them",
        arguments: [
            ("ntfy+{server}/{topic}", "ntfy+https://ntfy.sh/a/b", ["server": "https://ntfy.sh/a", "topic": "b"]),
            ("a://{x}", "a://b/c", ["x": "b/c"]),
        ])
    func addresses(form: String, text: String, settings: [String: String]) throws {
        let address = try #require(ShortAddress(form))
        #expect(address.settings(in: text) == settings && address.description == form)
    }

    @Test("not every text can be the form of a line", arguments: ["{x}", "slack{x}", "a+{x}{y}", "a+{x", "a+x}", ""])
    func forms(form: String) { #expect(ShortAddress(form) == nil) }
}
