import ReminderCore
import Settings
import Testing

@Suite("Forms of settings")
struct FieldFormTests {
    @Test("a number, a host and a public address are read as they are meant")
    func accepted() throws {
        let settings = try #require(
            read("{ port: 587, host: mail.example.org, leave: \"mailto:leave@example.org\" }").settings)
        #expect(settings.number("port") == 587)
        #expect(settings.text("host") == "mail.example.org")
        #expect(settings.text("leave") == "mailto:leave@example.org")
        let others = try #require(
            read("{ port: 1, host: \"2001:db8::1\", leave: \"https://example.org/a?b=%20c\" }").settings)
        #expect(settings.fingerprint != others.fingerprint)
        #expect(
            read("{ port: 1, host: lịch.vn }").settings != nil && read("{ port: 1, host: 192.0.2.1 }").settings != nil)
    }

    @Test(
        "what is none is said, with what to do",
        arguments: [
            ("port: 0", "'port' is not a whole number from 1 to 65535", "write one, as in 'port: 1'"),
            ("port: 70000", "'port' is not a whole number from 1 to 65535", "write one, as in 'port: 1'"),
            ("port: smtp", "'port' is a text, not a number", "write it as in 'port: 1'"),
            ("port: 5e2", "'port' is not a whole number from 1 to 65535", "write one, as in 'port: 1'"),
            (
                "host: \"smtps://mail.example.org\"", "'host' is a whole address",
                "write the host alone, as in 'mail.example.org'"
            ),
            (
                "host: \"mail.example.org:587\"", "'host' has a port in it",
                "write 'mail.example.org' here, and the port as 'port: 587'"
            ),
            (
                "host: mail example.org", "'host' is 'mail example.org', which is no host's name",
                "write it as in 'mail.example.org'"
            ),
            ("host: -a.org", "'host' is '-a.org', which is no host's name", "write it as in 'mail.example.org'"),
            (
                "host: \"a\\r\\nb\"", "'host' has a line break or another control character in it",
                "write it on one line, as in 'host: mail.example.org'"
            ),
            (
                "leave: example.org/leave", "'leave' does not begin with 'https:', 'mailto:'",
                "write it as in 'https://example.org/leave'"
            ),
            (
                "leave: \"http://example.org\"", "'leave' does not begin with 'https:', 'mailto:'",
                "write it as in 'https://example.org/leave'"
            ),
            (
                "leave: \"https://example.org/a b\"",
                "'leave' has characters that addresses cannot have, or is too long",
                "write at most 900 ASCII characters, others as %XX, as in 'https://example.org/leave'"
            ),
            (
                "leave: \"mailto:an\"", "the mail address 'an' is not one",
                "write it as in 'an@example.org' or 'Nhắc Lịch <reminders@example.org>'"
            ),
        ])
    func refused(text: String, problem: String, remedy: String) throws {
        let fault = try #require(read("{ \(text) }").faults.first)
        #expect(fault.problem == problem)
        #expect(fault.remedy == remedy)
        #expect(fault.location.line == 2)
    }

    private func read(_ fields: String) -> (settings: KindSettings?, faults: [Diagnostic]) {
        let schema = KindSchema(
            "post",
            fields: [
                .optional("port", .number(1...65_535)), .optional("host", .host),
                .optional("leave", .uri(["https", "mailto"])),
            ])
        let reader = ConfigurationReader(
            channelKinds: [schema], calendarKinds: [], languages: ["vi"], zones: FewZones(), secrets: FewSecrets(),
            templates: FewTemplates(),
            authorities: FewAuthorities())
        do {
            let text = "channels:\n  a: { post: \(fields) }\n"
            let configuration = try reader.read([ConfigurationText(file: "/etc/nhaclich/nhaclich.yaml", text: text)])
            return (configuration.channels.first?.settings, configuration.warnings)
        } catch {
            return (nil, error.diagnostics)
        }
    }
}
