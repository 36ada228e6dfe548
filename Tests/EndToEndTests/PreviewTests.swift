import Foundation
import Testing

@Suite("Preview")
struct PreviewTests {
    let sandbox: Sandbox

    init() throws {
        sandbox = try Sandbox()
        try sandbox.write(DueCalendar.text([.init(start: 5 * 86_400, title: "Hội thảo tiền lương")]), to: "team.ics")
        try sandbox.write("{{title}} ({{calendar}})\n{{#place}}Đến {{place}}{{/place}}\n", to: "etc/room.mustache")
    }

    private func configure(template: String = "{ file: room.mustache }") throws {
        try sandbox.configure(
            """
            timezone: Asia/Ho_Chi_Minh
            language: [vi, en]
            calendars: { team: { file: \(sandbox.path("team.ics")) } }
            channels:
              room:
                slack: { url: "https://hooks.example.org/s3cr3t" }
                template: \(template)
              archive: { maildir: { path: \(sandbox.path("mail")), from: a@example.org, to: [b@example.org] } }
            rules: { all: { remind: [1d], channels: [room, archive] } }
            """)
    }

    private func preview(_ words: String...) async throws -> (status: Int32, output: String, complaints: String) {
        let result = try await run(
            Project.nhaclich, ["preview", "--config", sandbox.path("etc/nhaclich.yaml")] + words, in: sandbox)
        return (result.status, result.output, result.complaints)
    }

    @Test("what each channel would send is shown without a daemon, and nothing is sent")
    func text() async throws {
        try configure()
        let result = try await preview("--event", "hoi thao")
        #expect(result.status == 0, "\(result.complaints)")
        #expect(
            result.output.contains("room (slack): reminder, all\n    Hội thảo tiền lương (team)\n\n    Đến Hà Nội\n"))
        #expect(
            result.output.contains(
                "archive (maildir): reminder, all\n    Hội thảo tiền lương\n    Còn 5 ngày / In 5 days\n"))
        #expect(!result.output.contains("s3cr3t"))
        #expect(!FileManager.default.fileExists(atPath: sandbox.path("mail/new")))
    }

    @Test("the bytes are whole: JSON that parses, a mail with its subject; and no secret is in them")
    func bytes() async throws {
        try configure()
        let chat = try await preview("--channel", "room", "--event", "hoi thao", "--payload")
        #expect(try JSONSerialization.jsonObject(with: Data(chat.output.utf8)) is [String: Any])
        #expect(!chat.output.contains("s3cr3t"))
        let mail = try await preview("--channel", "archive", "--payload", "--kind", "test")
        #expect(mail.output.contains("\nSubject: ") && mail.output.contains("\n\n"))
        let listed = try await preview("--format", "json", "--kind", "change")
        let entries = try JSONSerialization.jsonObject(with: Data(listed.output.utf8)) as? [[String: Any]]
        #expect(entries?.compactMap { $0["channel"] as? String } == ["archive", "room"])
        #expect(entries?.allSatisfy { $0["kind"] as? String == "change" } == true)
    }

    @Test("a template with a fault is shown with its line, and the program ends with 78")
    func faults() async throws {
        try configure(template: "|\n      {{title}}\n\n      {{plaec}}")
        let result = try await preview()
        #expect(result.status == 78)
        #expect(
            result.complaints.contains("nhaclich.yaml:10:7: error: there is no value 'plaec'"), "\(result.complaints)")
        #expect(result.complaints.contains("help: did you mean 'place'?"))
    }

    @Test("a channel or an event that there is not is said, with what may have been meant")
    func unknown() async throws {
        try configure()
        let channel = try await preview("--channel", "rooom")
        #expect(channel.status == 1 && channel.complaints.contains("did you mean 'room'?"))
        let event = try await preview("--event", "hội thoả")
        #expect(event.status == 1 && event.complaints.contains("did you mean 'Hội thảo'?"))
    }
}
