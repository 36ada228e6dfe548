import Channels
import Foundation
import ReminderCore
import Testing

@Suite("The Maildir")
struct MaildirChannelTests {
    @Test("it keeps to what every channel keeps to, and a repeated delivery is one mail")
    func conformance() async throws {
        try await withTemporaryFolder { folder in
            let channel = channel("\(folder)/box")
            try await ChannelConformance(channel: channel, largest: 60_000, shown: Mail.texts(of:)).check()
            #expect(try files("\(folder)/box/new").count == 1)
            #expect(try files("\(folder)/box/tmp").isEmpty)
        }
    }

    @Test("Python's mailbox and email read the mail back, word for word")
    func pythonReadsItBack() async throws {
        try await withTemporaryFolder { folder in
            let box = "\(folder)/a/b/box/"
            let channel = channel(box)
            _ = try await channel.send(Story.workshop.delivery(by: channel), at: morning)
            let read = try await python(Self.readMaildir, box)
            try expectSnapshot("maildir.json", read)
            #expect(try permissions("\(folder)/a/b/box") == 0o700)
            let file = try #require(try files("\(folder)/a/b/box/new").first)
            #expect(try permissions("\(folder)/a/b/box/new/\(file)") == 0o600)
        }
    }

    @Test("mails about one event are one thread, and a change replies to what it corrects")
    func threads() async throws {
        let channel = channel("/nowhere")
        let read = { (story: Story) async throws -> String in
            try await python(Self.thread, input: channel.compose(story.message, for: story.notice))
        }
        let id = Story.workshop.notice.occurrence.map {
            Identity(of: $0.id.calendar, $0.id.uid, $0.id.recurrenceID)
        }
        let event = "<event-\(try #require(id))@calendar.example.org>"
        let first = "<\(Story.workshop.notice.id)@calendar.example.org>"
        #expect(try await read(.workshop) == "None \(event)\n")
        // Called something else altogether, and still the same event.
        #expect(try await read(.hostile) == "None \(event)\n")
        for change in [Story.moved, .vanished] { #expect(try await read(change) == "\(first) \(event) \(first)\n") }
        for other in [Story.group, .digest, .trouble] { #expect(try await read(other) == "None None\n") }
        #expect(channel.recognisesRepetition && channel.plain(Story.workshop.delivery(by: channel)) == nil)
    }

    @Test("names with commas, quotation marks and diacritics are names, and nothing more")
    func mailboxes() async throws {
        let channel = channel(
            "/nowhere", from: "Ban Tổ chức, Hà Nội <a@example.org>",
            to: [
                "\"Doe, \\\"J\\\" Jr.\" <b@example.org>", "c@example.org", "Plain Name <d@example.org>",
                "Tên rất dài \(String(repeating: "của một ban ", count: 20)) <e@example.org>",
                "x\r\nBcc: victim@example.org <f@example.org>",
            ])
        let mail = channel.compose(Story.workshop.message, for: Story.workshop.notice)
        let read = try await python(Self.mailboxes, input: mail)
        try expectSnapshot("mailboxes.json", read)
    }

    @Test(
        "what a crash left behind does not double a mail, and not lose it",
        arguments: ["new", "cur", "cur with flags", "new and tmp", "tmp"])
    func crashes(_ place: String) async throws {
        try await withTemporaryFolder { folder in
            let box = "\(folder)/box"
            let channel = channel(box)
            let manager = FileManager.default
            _ = try await channel.send(Story.workshop.delivery(by: channel), at: morning)
            let name = try #require(try files("\(box)/new").first)
            switch place {
            case "cur": try manager.moveItem(atPath: "\(box)/new/\(name)", toPath: "\(box)/cur/\(name)")
            case "cur with flags":
                try manager.moveItem(atPath: "\(box)/new/\(name)", toPath: "\(box)/cur/\(name):2,FS")
            case "new and tmp": try manager.linkItem(atPath: "\(box)/new/\(name)", toPath: "\(box)/tmp/\(name)")
            case "tmp":
                // Half of it was written.
                try manager.removeItem(atPath: "\(box)/new/\(name)")
                try Data("Date:".utf8).write(to: URL(filePath: "\(box)/tmp/\(name)"))
            default: break
            }
            let receipt = try await channel.send(Story.workshop.delivery(by: channel, attempt: 2), at: morning)
            #expect(receipt.note == (place == "tmp" ? "filed as \(name)" : "already filed as \(name)"))
            #expect(try files("\(box)/new").count + files("\(box)/cur").count == 1)
            #expect(try files("\(box)/tmp").isEmpty)
            let text = try await python(Self.readMaildir, box)
            #expect(text.contains("Khai mạc"))
        }
    }

    @Test("a first attempt recognises a mail in new, too")
    func firstAttemptNeverOverwrites() async throws {
        try await withTemporaryFolder { folder in
            let channel = channel(folder)
            for note in ["filed", "already filed"] {
                let receipt = try await channel.send(Story.workshop.delivery(by: channel), at: morning)
                #expect(receipt.note.hasPrefix("\(note) as 1581471000."))
            }
        }
    }

    @Test("folders that somebody removed are made again")
    func missingFoldersAreMade() async throws {
        try await withTemporaryFolder { folder in
            let channel = channel(folder)
            for part in ["new", "tmp", "cur"] {
                try FileManager.default.createDirectory(atPath: "\(folder)/\(part)", withIntermediateDirectories: true)
            }
            for missing in ["new", "tmp"] {
                try FileManager.default.removeItem(atPath: "\(folder)/\(missing)")
                let receipt = try await channel.send(Story.workshop.delivery(by: channel), at: morning)
                #expect(receipt.note.contains("filed as"))
            }
        }
    }

    @Test("what only an administrator can mend waits for it, and is said clearly")
    func failuresWait() async throws {
        try await withTemporaryFolder { folder in
            try Data().write(to: URL(filePath: "\(folder)/file"))
            let blocked = await outcome(of: channel("\(folder)/file"))
            #expect(blocked.remedy == .mendChannel)
            #expect(blocked.words == "a part of '\(folder)/file' is a file where a folder should be")
            // Nobody, not even root, can make a folder there.
            let forbidden = await outcome(of: channel("/sys/nhaclich"))
            #expect(forbidden.remedy == .mendChannel)
            #expect(forbidden.words.contains("'/sys/nhaclich'"))
        }
    }

    /// For instance `mount -t tmpfs -o size=16k none /mnt/small`, as root.
    @Test(
        "a full disk loses nothing and leaves no half mail; with room again, the mail arrives",
        .enabled(if: ProcessInfo.processInfo.environment["NHACLICH_SMALL_DISK"] != nil))
    func fullDisk() async throws {
        let disk = try #require(ProcessInfo.processInfo.environment["NHACLICH_SMALL_DISK"])
        let channel = channel(disk)
        let room = "\(disk)/taken"
        for part in ["tmp", "new", "cur"] {
            try FileManager.default.createDirectory(atPath: "\(disk)/\(part)", withIntermediateDirectories: true)
        }
        // Byte by byte, so that nothing is left.
        try Data().write(to: URL(filePath: room))
        let handle = try #require(FileHandle(forWritingAtPath: room))
        while (try? handle.write(contentsOf: Data([0]))) != nil {}
        try handle.close()
        let full = await outcome(of: channel)
        #expect(full.remedy == .retry())
        #expect(full.words == "the disk that holds '\(disk)' is full")
        #expect(try files("\(disk)/tmp").isEmpty && files("\(disk)/new").isEmpty)
        try FileManager.default.removeItem(atPath: room)
        let receipt = try await channel.send(Story.workshop.delivery(by: channel, attempt: 2), at: morning)
        #expect(receipt.note.hasPrefix("filed as"))
    }

    private func channel(
        _ path: String, from: String = "Nhắc Lịch <nhaclich@example.org>",
        to: [String] = ["Phòng họp <room@example.org>", "archive@example.org"]
    ) -> any Channel {
        ChannelCatalog.installed.channel(
            KindSettings(kind: "maildir", values: ["path": .text(path), "from": .text(from), "to": .texts(to)]),
            named: "archive", in: .test())
    }

    private func files(_ folder: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder)
    }

    private func permissions(_ path: String) throws -> Int? {
        try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    }
}

extension MaildirChannelTests {
    private static let thread = """
        import email.policy, sys
        mail = email.message_from_binary_file(sys.stdin.buffer, policy=email.policy.default)
        print(mail["in-reply-to"], mail["references"])
        """

    private static let readMaildir = """
        import email.policy, json, mailbox, sys
        box = mailbox.Maildir(sys.argv[1], create=False,
            factory=lambda f: email.message_from_binary_file(f, policy=email.policy.default))
        for key, mail in box.items():
            print(json.dumps({"headers": mail.items(), "body": mail.get_body(("plain",)).get_content().splitlines(),
                "date": mail["date"].datetime.isoformat(), "defects": [str(d) for d in mail.defects]},
                ensure_ascii=False, indent=1))
        """

    private static let mailboxes = """
        import email.policy, json, sys
        mail = email.message_from_binary_file(sys.stdin.buffer, policy=email.policy.default)
        # Some versions put a space between two encoded words of a name.
        print(json.dumps([[" ".join(a.display_name.split()), a.addr_spec] for h in ("from", "to") for a in mail[h].addresses],
            ensure_ascii=False, indent=1))
        """
}
