import Channels
import Foundation
import ReminderCore
import Testing

@Suite("Sendmail", .serialized)
struct SendmailChannelTests {
    @Test("it keeps to what every channel keeps to, and the program gets the mail and the addresses")
    func conformance() async throws {
        try await withProgram(#"{ printf '%s\n' "$@"; env; } >"$(dirname "$0")/words"; cat >>"$(dirname "$0")/mails""#)
        {
            channel, folder in
            try await ChannelConformance(channel: channel, state: .accepted, largest: 60_000, shown: Mail.texts(of:))
                .check()
            let words = try String(contentsOfFile: "\(folder)/words", encoding: .utf8).split(separator: "\n")
            #expect(words.prefix(6) == ["-oi", "-f", "nhaclich@example.org", "--", "a@example.org", "-b@example.org"])
            // The shell adds some of its own.
            let others = words.dropFirst(6).filter {
                !$0.hasPrefix("PWD=") && !$0.hasPrefix("_=") && !$0.hasPrefix("SHLVL=") && !$0.hasPrefix("OLDPWD=")
            }
            #expect(Set(others) == ["PATH=/usr/sbin:/usr/bin:/sbin:/bin", "LC_ALL=C"])
            let mail = channel.compose(Story.workshop.message, for: Story.workshop.notice)
            let mails = try Data(contentsOf: URL(filePath: "\(folder)/mails"))
            #expect(Array(mails) == mail + mail + mail)
            #expect(!channel.recognisesRepetition)
        }
    }

    /// How a program ends, and what has to follow.
    static let cases: [(script: String, remedy: DeliveryFailure.Remedy?, words: String)] = [
        ("exit 0", nil, "took it"),
        ("echo 'usage: x' >&2; exit 64", .mendChannel, "ended with 64 “usage: x”: it does not know our options"),
        ("exit 65", .giveUp, "does not take the mail"), ("exit 67", .giveUp, "correct the channel's 'to'"),
        ("exit 68", .giveUp, "a recipient's host"), ("exit 69", .retry(), "ended with 69"),
        ("exit 75", .retry(), "it asks to try again"), ("exit 77", .mendChannel, "'from'"),
        ("exit 78", .mendChannel, "configuration"), ("exit 1", .retry(), "ended with 1"),
        ("kill -9 $$", .retry(), "was ended by signal 9"),
        (
            "printf '\\n\\033[31mpostdrop: warning: queue\\001 full\\nmore\\n' >&2; exit 75", .retry(),
            "ended with 75 “postdrop: warning: queue full”: it asks"
        ),
        ("yes complaint >&2 | head -c 1000000 >&2; exit 75", .retry(), "ended with 75"),
        ("exec <&-; exit 75", .retry(), "ended with 75"),
    ]

    @Test("each end has its consequence, and says what to do", arguments: cases)
    func consequences(given: (script: String, remedy: DeliveryFailure.Remedy?, words: String)) async throws {
        try await withProgram(given.script) { channel, _ in
            let result = await outcome(of: channel)
            #expect(result.remedy == given.remedy, "\(result)")
            #expect(result.words.contains(given.words), "\(result.words)")
            #expect(!result.mayHaveArrived && !result.words.contains("\n"))
        }
    }

    @Test("a program that does not end is ended with all that it started, and the mail may have arrived")
    func overdue() async throws {
        try await withProgram("echo 'postdrop: warning: no' >&2; sleep 1000 & sleep 1000", patience: .milliseconds(300))
        {
            channel, _ in
            let result = await outcome(of: channel)
            #expect(result.remedy == .retry())
            #expect(result.mayHaveArrived)
            #expect(result.words.contains("did not end in time “postdrop: warning: no”"), "\(result.words)")
        }
    }

    @Test("a program that goes on in the background is not waited for")
    func background() async throws {
        // What it leaves behind holds its standard error.
        try await withProgram("sleep 5 & exit 0", patience: .seconds(60)) { channel, _ in
            let clock = ContinuousClock()
            let took = await clock.measure { #expect(await outcome(of: channel).remedy == nil) }
            #expect(took < .seconds(5))
        }
    }

    @Test("a program that is not there, or must not be run, is the operator's to mend")
    func unstartable() async throws {
        let missing = await outcome(of: channel("/nonexistent/sendmail"))
        #expect(missing.remedy == .mendChannel)
        #expect(
            missing.words
                == "there is no program '/nonexistent/sendmail': install a mail system, name its sendmail in 'program', or use smtp"
        )
        let forbidden = await outcome(of: channel("/etc"))
        #expect(forbidden.remedy == .mendChannel)
        #expect(forbidden.words.contains("must not be run"))
    }

    private func channel(_ program: String, patience: Duration = .seconds(60)) -> any Channel {
        ChannelCatalog.installed.channel(
            KindSettings(
                kind: "sendmail",
                values: [
                    "program": .text(program), "from": .text("Nhắc Lịch <nhaclich@example.org>"),
                    "to": .texts(["An <a@example.org>", "-b@example.org"]),
                ]), named: "mail", in: .test(patience: patience))
    }

    private func withProgram(
        _ script: String, patience: Duration = .seconds(60), _ body: (any Channel, String) async throws -> Void
    ) async throws {
        try await withTemporaryFolder { folder in
            let path = "\(folder)/sendmail"
            try "#!/bin/sh\n\(script)\n".write(toFile: path, atomically: false, encoding: .utf8)
            try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
            try await body(channel(path, patience: patience), folder)
        }
    }
}
