import Foundation
import Testing

@Suite("The API, as its description says")
struct APITests {
    /// About as many requests as schemathesis makes for each example, and besides.
    private static let requests = (ofExample: 30, besides: 600)

    @Test(
        "schemathesis finds no fault of the server and no answer that the description does not know",
        .enabled(if: TestPython.isInstalled, TestPython.absence))
    func conformance() async throws {
        let sandbox = try Sandbox()
        let port = Connection.freePort()
        try sandbox.write(Self.page, to: "page.txt")
        try sandbox.configure(
            """
            admin: { listen: 127.0.0.1:\(port), token: 0123456789abcdef, feed-token: feed-feed-feed }
            calendars:
              team: { file: \(sandbox.path("calendar.ics")) }
              page: { page: \(sandbox.path("page.txt")) }
            channels:
              screen: { console: {} }
              mail: { maildir: { path: \(sandbox.path("mail")), from: a@example.org, to: [b@example.org] } }
              broken: { webhook: { url: "http://127.0.0.1:1/" } }
            rules: { all: { remind: [1h], channels: [screen, mail, broken] } }

            """)
        let starts = [3602, 3603] + (1...40).map { Double($0) * 7200 }
        let daemon = try await startDaemon(in: sandbox, then: DueCalendar.text(starts: starts))
        #expect(await until(30) { daemon.written.contains("delivered 'Hội thảo 1") }, "\(daemon.written)")

        let requests = Laboratory.number("NHACLICH_REQUESTS", usual: 900)
        let examples = max(1, (requests - Self.requests.besides) / Self.requests.ofExample)
        let result = try await EndToEndTests.run(
            "/bin/sh",
            [
                // It writes down what it found where it is started.
                "-c", "cd \"$0\" && exec \"$@\"", sandbox.root, TestPython.program, "-m", "schemathesis.cli",
                "--config-file", Project.program("schemathesis.toml"), "run", Project.path("config/openapi.yaml"),
                "--url", "http://127.0.0.1:\(port)", "-H", "Authorization: Bearer 0123456789abcdef",
                "--exclude-path", "/events", "--max-examples", String(examples), "--continue-on-failure",
                "--request-timeout", "60", "--no-color",
            ], in: sandbox)
        print(result.output.suffix(2000))
        #expect(result.status == 0, "\(result.output)\(result.complaints)")
        #expect(try await nhaclich("status", in: sandbox).status == 0, "\(daemon.written.suffix(2000))")
    }

    /// A page whose event waits for a word.
    private static let page = """
        Sự kiện

         1. Hội thảo "Tiền lương đủ sống"

          Dự kiến cuối tháng 12 năm 2099

        """
}
