import Foundation
import Glibc
import Testing

@Suite("Crashes")
struct CrashTests {
    @Test(
        "after fifty kills at random moments every reminder is delivered, and no mail is doubled",
        .timeLimit(.minutes(5)))
    func nothingIsLost() async throws {
        let sandbox = try Sandbox()
        let receiver = try await Receiver(in: sandbox)
        let count = 500
        // They fall due over the time in which the daemon is killed, an hour before they start.
        let starts = (0..<count).map { 3605 + Double($0) * 45 / Double(count) }
        try sandbox.configure(
            """
            timezone: Asia/Ho_Chi_Minh
            calendars:
              workshops: { file: \(sandbox.path("calendar.ics")) }
            channels:
              hook: { webhook: { url: "\(receiver.url("ok"))" } }
              mail: { maildir: { path: \(sandbox.path("mail")), from: a@example.org, to: [b@example.org] } }
            rules:
              all: { remind: [1h], channels: [hook, mail] }
            """)
        var daemon = try await startDaemon(in: sandbox, then: DueCalendar.text(starts: starts))
        var moments = SeededMoments(seed: 20_200_213)
        for _ in 0..<50 {
            try await Task.sleep(for: .milliseconds(Int(moments.next() % 1600)))
            daemon.signal(SIGKILL)
            _ = await daemon.end()
            daemon = try launchDaemon(in: sandbox)
        }
        let isDone = try await until(60) { try mail(in: sandbox).count >= count && hooks(receiver).count >= count }
        #expect(isDone, "\(daemon.written.suffix(2000))")

        let subjects = try mail(in: sandbox)
        #expect(subjects.count == count)
        #expect(Set(subjects).count == count)
        let posts = hooks(receiver)
        #expect(posts.count == count)
        let tally = try await nhaclich("status", "--format", "json", in: sandbox).output
        #expect(tally.contains("\"settled\" : \(count)"))
        #expect(!tally.contains("\"missed\""))
        let repeated = receiver.requests.count - posts.count
        print("500 reminders, 50 kills: 500 mails, none doubled; \(repeated) webhooks repeated with their id")
    }

    /// The ids of the notices that were posted, each once.
    private func hooks(_ receiver: Receiver) -> Set<String> {
        Set(receiver.requests.compactMap { $0.headers["webhook-id"] })
    }

    /// The subjects of all mail, as the files are: one for each message.
    private func mail(in sandbox: Sandbox) throws -> [String] {
        let folder = sandbox.path("mail/new")
        guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder) else { return [] }
        return try names.map { name in
            let text = try String(contentsOfFile: "\(folder)/\(name)", encoding: .utf8)
            let line = text.split(whereSeparator: \.isNewline).first { $0.hasPrefix("Message-ID:") }
            return String(line ?? "")
        }
    }
}

/// Moments that look random and are the same at every run.
private struct SeededMoments {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return state >> 33
    }
}
