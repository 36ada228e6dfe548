import Foundation
import Testing

@Suite("Apprise")
struct AppriseTests {
    let sandbox: Sandbox

    init() throws { sandbox = try Sandbox() }

    /// What Apprise sends on to a webhook of JSON.
    private struct Forwarded: Decodable {
        let title, message, type: String
    }

    @Test(
        "passes on what it gets from us, whatever is written in it, and says when it cannot",
        .enabled(if: TestPython.isInstalled, TestPython.absence))
    func passesOn() async throws {
        let receiver = try await Receiver(in: sandbox)
        let good = try await api(to: "127.0.0.1:\(receiver.port)/ok", named: "good")
        let broken = try await api(to: "127.0.0.1:\(receiver.port)/status/500", named: "broken")
        let title = "Hội thảo <b>&</b> @everyone *lương*"
        try sandbox.configure(
            """
            timezone: Asia/Ho_Chi_Minh
            language: vi
            calendars: { workshops: { file: \(sandbox.path("calendar.ics")) } }
            channels:
              others: { apprise: { url: "\(good.url)/notify/lich" } }
              nobody: { apprise: { url: "\(good.url)/notify/khac" } }
              broken: { apprise: { url: "\(broken.url)/notify/lich" } }
            rules: { all: { remind: [1h], channels: [others] } }
            """)
        let daemon = try await startDaemon(in: sandbox, then: DueCalendar.text(starts: [3602], title: title))
        #expect(await until(20) { receiver.requests(to: "ok").count == 1 }, "\(daemon.written)")
        let body = try #require(receiver.requests(to: "ok").first?.body)
        let forwarded = try JSONDecoder().decode(Forwarded.self, from: Data(body.utf8))
        #expect(forwarded.title == "\(title) 0")
        #expect(forwarded.type == "info")
        #expect(forwarded.message.contains("Thời gian: "), "\(forwarded.message)")

        let nobody = try await nhaclich("test", "nobody", in: sandbox)
        #expect(nobody.status != 0)
        #expect((nobody.output + nobody.complaints).contains("nothing is saved under that key"), "\(nobody)")
        let failing = try await nhaclich("test", "broken", in: sandbox)
        #expect(failing.status != 0)
        #expect((failing.output + failing.complaints).contains("see Apprise's log"), "\(failing)")
    }

    /// The Apprise API's way in, in front of Apprise, which sends what it gets on to `sink`.
    private func api(to sink: String, named name: String) async throws -> (url: String, program: RunningProgram) {
        let program = try RunningProgram(
            TestPython.program, [Project.program("apprise_api.py"), sink], in: sandbox, output: "\(name).log")
        _ = await until(60) { program.written.hasSuffix("\n") }
        guard let port = Int(program.written.trimmingCharacters(in: .whitespacesAndNewlines)) else {
            throw DaemonIsNotUp(log: program.written)
        }
        return ("http://127.0.0.1:\(port)", program)
    }
}
