import ArgumentParser
import Daemon
import FoundationEssentials
import HostSystem
import Testing

@testable import nhaclich

@Suite("The questions of init")
struct InterviewTests {
    let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        try folder.write(Self.calendar, to: "team.ics")
    }

    /// A workshop on every day of this century: there is always one to come.
    private static let calendar = """
        BEGIN:VCALENDAR
        VERSION:2.0
        PRODID:-//test//EN
        BEGIN:VEVENT
        UID:workshop
        DTSTAMP:20260101T000000Z
        DTSTART:20200213T013000Z
        DURATION:PT1H
        RRULE:FREQ=DAILY
        SUMMARY:Hội thảo lương đủ sống
        END:VEVENT
        END:VCALENDAR

        """

    @Test("a new user comes from nothing to a mail in his Maildir and a configuration that is pretty")
    func fromNothing() async throws {
        let console = ScriptedConsole([
            "vi", "", "team.ics", "", "maildir", folder.path("mail"), "Nhắc Lịch <nhac@example.org>",
            "an@example.org, Bình <binh@example.org>", "", "", "",
        ])
        let written = try #require(try await interview(console))
        #expect(written.files == [folder.path("etc/nhaclich.yaml")] && written.backup == nil)
        #expect(console.objections.isEmpty, "\(console.objections)")
        #expect(try folder.names("mail/new").count == 1, "the test message is there")
        let active = try folder.read("etc/nhaclich.yaml").split(separator: "\n").filter { !$0.hasPrefix("#") }
        #expect(
            active.joined(separator: "\n") == """
                timezone: Asia/Ho_Chi_Minh
                language: vi
                calendars:
                  team:
                    file: \(folder.path("team.ics"))
                channels:
                  maildir:
                    maildir:
                      path: \(folder.path("mail"))
                      from: Nhắc Lịch <nhac@example.org>
                      to: [an@example.org, Bình <binh@example.org>]
                rules:
                  team:
                    calendars: [team]
                    remind: [1d, 1h]
                    channels: [maildir]
                digests:
                """)
        #expect(
            console.transcript.contains { $0.contains("Đã đọc (file): 366 sự kiện sắp tới") }, "\(console.transcript)")
        #expect(
            console.transcript.contains { $0.hasSuffix("Hội thảo lương đủ sống") && $0.contains("08:30–09:30 (UTC+7)") }
        )
    }

    @Test("what makes no sense is asked again, with the sentence of the reader that does not take it")
    func askedAgain() async throws {
        try folder.write("this is not a calendar", to: "broken.ics")
        let console = ScriptedConsole([
            "fr", "en", "Asia/Hanoi", "UTC", "nowhere.ics", "broken.ics", "team.ics", "1x", "2d", "carrier pigeon",
            "slack+https://", "maildir", folder.path("mail"), "nobody", "a@example.org", "b@", "b@example.org",
            "perhaps", "no", "yes",
        ])
        _ = try #require(try await interview(console))
        let expected = [
            "Answer one of: en, vi", "Did you mean Asia/Ho_Chi_Minh?", "There is no", "", "the unknown unit 'x'",
            "Answer one of: apprise,", "has no host", "the mail address 'nobody' is not one",
            "the mail address 'b@' is not one", "Answer one of: yes, no",
        ]
        for words in expected {
            #expect(console.objections.contains { $0.contains(words) }, "\(words): \(console.objections)")
        }
    }

    @Test("a secret is asked for unseen, kept in a file for root alone, and written nowhere else")
    func secrets() async throws {
        let console = ScriptedConsole([
            "en", "UTC", "team.ics", "", "telegram", "123:very-secret", "-100200", "no", "yes",
        ])
        let files = try #require(try await interview(console)).files
        let credential = folder.path("etc/credentials/telegram-token")
        #expect(files == [folder.path("etc/nhaclich.yaml"), credential])
        #expect(try folder.read("etc/credentials/telegram-token") == "123:very-secret\n")
        #expect(try folder.mode("etc/credentials/telegram-token") == 0o600)
        #expect(try folder.mode("etc/credentials") == 0o700)
        #expect(try folder.read("etc/nhaclich.yaml").contains("token: { credential: telegram-token }"))
        #expect(try folder.read("etc/nhaclich.yaml").contains("chat: \"-100200\""))
        #expect(console.hidden.map(\.text) == ["token (not shown)"])
        let shown = (console.transcript + console.objections).joined(separator: "\n")
        let written = try folder.read("etc/nhaclich.yaml")
        #expect(!shown.contains("very-secret") && !written.contains("very-secret"))
    }

    @Test("a configuration that is there is added to beside it, or replaced and kept, or left alone")
    func existing() async throws {
        try folder.write(
            "calendars: { team: { file: ../team.ics } }\nchannels: { maildir: { console: {} } }\n",
            to: "etc/nhaclich.yaml")
        let before = try folder.read("etc/nhaclich.yaml")
        #expect(try await interview(ScriptedConsole(["stop"])) == nil)

        let adding = ScriptedConsole([
            "add", "team.ics", "", "maildir", folder.path("mail"), "a@b.example", "c@d.example", "no", "y",
        ])
        let added = try #require(try await interview(adding))
        #expect(added.files == [folder.path("etc/conf.d/init.yaml")])
        #expect(try folder.read("etc/nhaclich.yaml") == before)
        #expect(try folder.read("etc/conf.d/init.yaml").contains("  team-2:\n"))
        #expect(try folder.read("etc/conf.d/init.yaml").contains("  maildir-2:\n    maildir:\n"))
        #expect(!(try folder.read("etc/conf.d/init.yaml")).contains("timezone"))

        let replacing = ScriptedConsole(["replace", "en", "UTC", "team.ics", "", "console", "no", "y"])
        let replaced = try #require(try await interview(replacing))
        #expect(replaced.backup == folder.path("etc/nhaclich.yaml.old"))
        #expect(try folder.read("etc/nhaclich.yaml.old") == before)
    }

    @Test("until the last yes, nothing is on the disk")
    func nothingHalfWritten() async throws {
        let answers = ["en", "UTC", "team.ics", "", "telegram", "123:very-secret", "-100200", "no"]
        for count in 0...answers.count {
            await #expect(throws: InitFailure.self) {
                try await interview(ScriptedConsole(Array(answers.prefix(count))))
            }
        }
        #expect(try await interview(ScriptedConsole(answers + ["no"])) == nil)
        #expect(!WholeFile.exists(folder.path("etc")))
    }

    @Test("without a person, what is refused ends it, with the status that says why")
    func givenAnswers() async throws {
        let cases: [([Question.Topic: String], Int32)] = [
            ([:], 64), ([.language: "fr"], 64), ([.calendar: "nowhere.ics"], 66),
            ([.calendar: "http://127.0.0.1:1/x.ics"], 69),
            ([.calendar: "team.ics", .channel: "pigeon"], 64), ([.calendar: "team.ics", .channel: "slack"], 64),
            ([.calendar: "team.ics", .channel: "slack+http://127.0.0.1:1/x"], 75),
        ]
        for (answers, status) in cases {
            let console = GivenAnswers(answers, style: Style(isColoured: false))
            let failure = await #expect(throws: InitFailure.self) { try await interview(console) }
            #expect(failure?.status.rawValue == status, "\(answers): \(failure?.problem ?? "")")
        }
        #expect(!WholeFile.exists(folder.path("etc")))
    }

    private func interview(_ console: any Console) async throws -> DraftDesk.Written? {
        try await HostConfiguration.withDrafts(
            configuration: folder.path("etc/nhaclich.yaml"), data: TemporaryFolder.project("config")
        ) { desk in
            try await Interview(
                console: console, desk: desk, phrases: InitPhrases(isVietnamese: false), folder: folder.root,
                at: WallClock.now
            ).run()
        }
    }
}
