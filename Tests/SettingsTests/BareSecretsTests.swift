import ReminderCore
import Settings
import Testing

@Suite("Secrets that everybody may read")
struct BareSecretsTests {
    private static let file = "/etc/nhaclich/nhaclich.yaml"

    private func problems(_ text: String, isOpen: Bool = true) -> [String] {
        let text = ConfigurationText(file: Self.file, text: text, isOpenToAll: isOpen)
        do {
            let warnings = try ConfigurationReader.forTests().read([text]).warnings
            return warnings.filter { $0.problem.contains("every user") }.map { "\($0.location.line) \($0.problem)" }
        } catch { return ["\(error)"] }
    }

    @Test(
        "one that stands itself in a file for everybody is told, where it stands",
        arguments: [
            ("channels: { a: { telegram: { token: s3cr3t, chat: \"1\" } } }", "the 'token'"),
            ("channels: { a: { webhook: { url: https://example.org/x, secret: s3cr3t } } }", "the 'secret'"),
            ("channels: { a: { slack: https://hooks.example.org/s3cr3t } }", "the 'slack'"),
            ("channels: { a: { slack: { url: https://hooks.example.org/s3cr3t } } }", "the 'url'"),
            ("channels: { a: \"slack+https://hooks.example.org/s3cr3t\" }", "the address"),
            ("calendars: { a: { caldav: { url: https://example.org, password: s3cr3t } } }", "the 'password'"),
            ("calendars: { a: { feed: https://an:s3cr3t@example.org/a.ics } }", "the 'feed'"),
            ("admin: { listen: 127.0.0.1:8480, token: s3cr3t-s3cr3t }", "the 'token'"),
        ])
    func told(text: String, what: String) {
        #expect(problems(text).contains("1 every user of this machine may read \(what) that stands here"))
        #expect(problems(text, isOpen: false) == [])
    }

    @Test(
        "what is no secret, or is kept elsewhere, is not",
        arguments: [
            "calendars: { a: { feed: https://example.org/team.ics } }",
            "calendars: { a: { page: https://example.org/events } }",
            "calendars: { a: { caldav: { url: https://example.org, password: { credential: signing } } } }",
            "channels: { a: { slack: { url: { credential: room-url } } } }",
            "channels: { a: { webhook: http://127.0.0.1:8080/hook }, b: { webhook: http://localhost/hook } }",
            "channels: { a: { webhook: https://example.org/ } }",
            "channels: { a: { telegram: { token: { credential: signing }, chat: \"1\" } } }",
            "channels: { a: { console: {} } }",
        ])
    func untold(text: String) {
        #expect(problems(text) == [])
    }

    @Test("what is to be said against the place of a secret is said where the place is named")
    func concerns() {
        let text = "channels:\n  a: { slack: { url: { credential: open-url } } }\n"
        #expect(problems(text, isOpen: false) == ["2 every user of this machine may read the credential 'open-url'"])
    }

    @Test("the secret is not shown")
    func hidden() throws {
        let text = "channels: { a: { telegram: { token: s3cr3t, chat: \"1\" } } }"
        let file = ConfigurationText(file: Self.file, text: text, isOpenToAll: true)
        let warnings = try ConfigurationReader.forTests().read([file]).warnings
        #expect(warnings.contains { $0.remedy.contains("token: { credential: room-token }") })
        #expect(!warnings.contains { $0.report.contains("s3cr3t") })
    }
}
