import Foundation
import ReminderCore
import TestTLS
import Testing

@testable import Channels

@Suite("SMTP")
struct SMTPChannelTests {
    @Test("it keeps to what every channel keeps to, over one connection")
    func conformance() async throws {
        try await withServer { server in
            let channel = channel(at: server)
            try await ChannelConformance(channel: channel, state: .accepted, largest: 60_000, shown: Mail.texts(of:))
                .check()
            #expect(server.memory.visits.count == 1)
            #expect(server.mails.count == 3)
            #expect(Set(server.mails).count == 1, "every attempt sends the same")
        }
    }

    @Test("a mail arrives whole: CRLF at the end of every line, dots doubled, the envelope's addresses")
    func wire() async throws {
        try await withServer { server in
            let channel = channel(at: server)
            let story = Story.hostile
            _ = try await channel.send(story.delivery(by: channel), at: morning)
            let sent = try #require(server.mails.first)
            #expect(!sent.replacing("\r\n", with: "").contains { $0 == "\r" || $0 == "\n" })
            #expect(
                sent.split(separator: "\r\n").allSatisfy {
                    $0.utf8.count <= 998 && ($0.first != "." || $0.hasPrefix(".."))
                })
            let mail = String(decoding: channel.compose(story.message, for: story.notice), as: UTF8.self)
            #expect(sent.replacing("\r\n..", with: "\r\n.").replacing("\r\n", with: "\n") == mail)
            #expect(server.commands.contains("EHLO calendar.example.org"))
            #expect(server.commands.contains("MAIL FROM:<nhaclich@example.org>"))
            #expect(
                server.commands.filter { $0.hasPrefix("RCPT") } == [
                    "RCPT TO:<a@example.org>", "RCPT TO:<b@xn--lch-llz.vn>",
                ])
        }
    }

    /// What a server says, and what has to follow.
    struct Case: Sendable, CustomTestStringConvertible {
        let manner: MailServer.Manner
        /// Nil for a delivery.
        let remedy: DeliveryFailure.Remedy?
        /// What the operator reads, in part.
        let words: String
        var mayHaveArrived = false
        let testDescription: String

        init(
            _ name: String, _ manner: MailServer.Manner, _ remedy: DeliveryFailure.Remedy?, _ words: String,
            mayHaveArrived: Bool = false
        ) {
            (testDescription, self.manner, self.remedy, self.words) = (name, manner, remedy, words)
            self.mayHaveArrived = mayHaveArrived
        }
    }

    static let cases: [Case] = [
        Case("it takes the mail", .init(), nil, "took it 250 “2.0.0 queued as 4711”"),
        Case("no service", .init(greeting: .say("554 no mail here")), .mendChannel, "554 “no mail here” to our call"),
        Case("busy", .init(greeting: .say("421 too busy")), .retry(), "421 “too busy”"),
        Case("hangs up at once", .init(greeting: .hangUp), .retry(), "broke off at our call"),
        Case("sender refused", .answering("MAIL", .say("550 5.7.1 not you")), .mendChannel, "correct 'from'"),
        Case(
            "wants a name", .answering("MAIL", .say("530 5.7.0 sign in")), .mendChannel,
            "write 'username' and 'password'"),
        Case("too large", .answering("MAIL", .say("552 5.3.4 too large")), .giveUp, "too large"),
        Case("sender deferred", .answering("MAIL", .say("451 4.7.1 later")), .retry(), "451 “4.7.1 later”"),
        Case(
            "recipients unknown", .answering("RCPT", .say("550 5.1.1 no such user")), .giveUp,
            "550 “5.1.1 no such user”"),
        Case(
            "recipients deferred", .answering("RCPT", .say("450 4.2.0 greylisted")), .retry(), "450 “4.2.0 greylisted”"),
        Case(
            "recipients full, in an old word", .answering("RCPT", .say("552 mailbox full")), .retry(),
            "552 “mailbox full”"),
        Case("goes away at a recipient", .answering("RCPT", .say("421 going down")), .retry(), "421 “going down”"),
        Case("DATA refused", .answering("DATA", .say("554 5.5.1 no")), .giveUp, "refuses the mail"),
        Case("DATA deferred", .answering("DATA", .say("452 4.3.1 disk full")), .retry(), "452"),
        Case("mail refused", .answering(".", .say("554 5.7.1 spam")), .giveUp, "554 “5.7.1 spam” to the mail"),
        Case("mail deferred", .answering(".", .say("451 4.3.0 scanner down")), .retry(), "451"),
        Case("hangs up before the mail", .answering("DATA", .hangUp), .retry(), "broke off at the mail"),
        Case(
            "hangs up after the last dot", .answering(".", .hangUp), .retry(), "got the mail and did not answer",
            mayHaveArrived: true),
        Case(
            "several lines", .answering(".", .say("554-5.7.1 one\r\n554 5.7.1 two")), .giveUp, "“5.7.1 one 5.7.1 two”"),
        Case("no STARTTLS", .init(), .mendChannel, "offers no STARTTLS"),
    ]

    @Test("each answer has its consequence, and says what to do", arguments: cases)
    func consequences(given: Case) async throws {
        try await withServer(given.manner) { server in
            let security = given.words.contains("STARTTLS") ? "starttls" : "none"
            let result = await outcome(of: channel(at: server, ["security": .text(security)]))
            #expect(result.remedy == given.remedy, "\(result)")
            #expect(result.words.contains(given.words), "\(result.words)")
            #expect(result.mayHaveArrived == given.mayHaveArrived)
            #expect(!result.words.contains("\n") && !result.words.hasSuffix("."))
        }
    }

    @Test("a server that says nothing costs no more than its time, and what was sent may have arrived")
    func silence() async throws {
        let silent: [(MailServer.Manner, Bool)] = [
            (.answering("MAIL", .silence), false), (.answering(".", .silence), true),
            (.init(greeting: .say("HTTP/1.1 400 Bad Request")), false),
        ]
        for (manner, mayHaveArrived) in silent {
            try await withServer(manner) { server in
                let result = await outcome(of: channel(at: server, patience: .seconds(4)))
                #expect(result.remedy == .retry())
                #expect(result.mayHaveArrived == mayHaveArrived)
                #expect(result.words.contains(mayHaveArrived ? "did not answer" : "in time"), "\(result.words)")
            }
        }
    }

    @Test("who refuses for good is named, and the others have the mail once")
    func refusedRecipient() async throws {
        try await withServer(.answering("RCPT TO:<a@", .say("550 5.1.1 unknown"))) { server in
            let result = await outcome(of: channel(at: server))
            #expect(result.remedy == nil)
            #expect(
                result.words.hasSuffix("; it refuses a@example.org: 550 “5.1.1 unknown”: correct 'to'"),
                "\(result.words)")
            #expect(server.mails.count == 1)
        }
    }

    @Test("who cannot get it yet is tried again alone")
    func deferredRecipient() async throws {
        try await withServer(.answering("RCPT TO:<a@", .say("450 greylisted"), .say("250 ok"))) { server in
            // A restart, or a new configuration, makes another channel with the same memory.
            let memory = FleetingMemory()
            let first = await outcome(of: channel(at: server, memory: memory))
            #expect(first.remedy == .retry())
            #expect(
                first.words.contains("does not take it yet for a@example.org: 450 “greylisted”; the others have it"))
            let second = await outcome(of: channel(at: server, memory: memory))
            #expect(second.remedy == nil, "\(second)")
            let kept = try await memory.recall("who-has-got-it", of: "mail", basis: nil)
            #expect(kept == nil)
            let recipients = server.commands.filter { $0.hasPrefix("RCPT") }
            #expect(
                recipients == ["RCPT TO:<a@example.org>", "RCPT TO:<b@xn--lch-llz.vn>", "RCPT TO:<a@example.org>"])
            #expect(server.mails.count == 2 && Set(server.mails).count == 1)
        }
    }

    @Test("who has got what is read back as it was written, and the oldest is forgotten when it is too much")
    func ledger() {
        var ledger = SMTPLedger()
        let ids = (0..<400).map { Identity(of: "mail", String($0)) }
        for id in ids {
            ledger[id] = SMTPProgress(
                taken: ["an@example.org", "bình@xn--lch-llz.vn"],
                refused: [.init(recipient: "b@example.org", why: "550 “no”")])
        }
        #expect(ledger.text.utf8.count <= 16_000)
        let read = SMTPLedger(ledger.text)
        #expect(read[ids[399]] == ledger[ids[399]])
        #expect(read[ids[399]].left(of: ["an@example.org", "b@example.org", "c@example.org"]) == ["c@example.org"])
        #expect(read[ids[0]] == SMTPProgress())
        #expect(SMTPLedger("nonsense\n\t\t\n").text.isEmpty)
    }

    @Test("a connection that the server has left is made anew, and nothing is sent twice")
    func reconnects() async throws {
        // The first is taken, then it goes away before the second.
        let manner = MailServer.Manner.answering("MAIL", .say("250 ok"), .say("421 idle too long"), .say("250 ok"))
        try await withServer(manner) { server in
            let channel = channel(at: server)
            for _ in 1...2 { #expect(await outcome(of: channel).remedy == nil) }
            #expect(server.memory.visits.count == 2)
            #expect(server.mails.count == 2)
        }
    }

    @Test("where nothing listens, it is tried again", arguments: ["starttls", "tls", "none"])
    func nobody(security: String) async throws {
        let server = try await MailServer(.init())
        await server.stop()
        let result = await outcome(of: channel(at: server, ["security": .text(security)]))
        #expect(result.remedy == .retry())
        #expect(
            result.words
                == "nothing answers at 127.0.0.1:\(server.port): see that the mail server runs, and that 'host' and 'port' are right"
        )
    }

    @Test("a secret is sent encrypted, to a server whose certificate is trusted", arguments: ["starttls", "tls"])
    func encryption(security: String) async throws {
        let manner = MailServer.Manner(
            extensions: ["AUTH PLAIN LOGIN"], security: security == "tls" ? .tls : .startTLS)
        try await withServer(manner) { server in
            try await withTemporaryFolder { folder in
                let authorities = "\(folder)/ca.pem"
                try TestCertificate.certificate.write(toFile: authorities, atomically: true, encoding: .utf8)
                let secrets: [String: KindSettings.Value] = [
                    "host": .text("localhost"), "security": .text(security), "username": .text("an"),
                    "password": .secret(Secret("s3cr3t-password")),
                ]
                let trusting = secrets.merging(["ca": .authorities(Authorities(path: authorities, certificates: []))]) {
                    $1
                }
                let good = await outcome(of: channel(at: server, trusting))
                #expect(good.remedy == nil, "\(good)")
                #expect(server.memory.visits.last?.isEncrypted == true)
                let signedIn = Data("\0an\0s3cr3t-password".utf8).base64EncodedString()
                #expect(server.commands.contains { $0.contains(signedIn) }, "\(server.commands)")
                let mistrusting = await outcome(of: channel(at: server, secrets))
                #expect(mistrusting.remedy == .mendChannel)
                #expect(mistrusting.words.contains("is not trusted"), "\(mistrusting.words)")
                let elsewhere = await outcome(
                    of: channel(at: server, trusting.merging(["host": .text("127.0.0.1")]) { $1 }))
                #expect(elsewhere.remedy == .mendChannel)
                let nowhere = await outcome(
                    of: channel(
                        at: server,
                        trusting.merging(["ca": .authorities(Authorities(path: "\(folder)/no", certificates: []))]) {
                            $1
                        }))
                #expect(nowhere.words.contains("cannot be read: name a PEM file in 'ca'"), "\(nowhere.words)")
                #expect(server.mails.count == 1)
            }
        }
    }

    @Test("a name and password that are refused are the operator's to correct, and are not repeated")
    func wrongPassword() async throws {
        var manner = MailServer.Manner(extensions: ["AUTH PLAIN"])
        manner.answers = ["AUTH": [.say("535 5.7.8 wrong: s3cr3t-password")]]
        let secrets: [String: KindSettings.Value] = [
            "username": .text("an"), "password": .secret(Secret("s3cr3t-password")),
        ]
        try await withServer(manner) { server in
            let result = await outcome(of: channel(at: server, secrets))
            #expect(result.remedy == .mendChannel)
            #expect(
                result.words.hasSuffix(
                    "535 “5.7.8 wrong: •••” to our name and password: it does not let us in; correct 'username' and 'password'"
                ), "\(result.words)")
        }
        manner.answers = ["AUTH": [.say("454 4.7.0 later")]]
        try await withServer(manner) { server in
            #expect(await outcome(of: channel(at: server, secrets)).remedy == .retry())
        }
        try await withServer(.init(extensions: ["AUTH XYZZY"])) { server in
            let result = await outcome(of: channel(at: server, secrets))
            #expect(result.remedy == .mendChannel)
            #expect(result.words.contains("remove 'username' and 'password'"), "\(result.words)")
        }
    }

    @Test("a password never leaves the machine unencrypted")
    func exposedPassword() async throws {
        try await withServer(.init(extensions: ["AUTH PLAIN"])) { server in
            let result = await outcome(
                of: channel(
                    at: server,
                    ["host": .text("192.0.2.1"), "username": .text("an"), "password": .secret(Secret("s3cr3t"))]))
            #expect(result.remedy == .mendChannel)
            #expect(result.words.contains("write 'security: starttls' or 'security: tls'"))
        }
    }

    @Test("an address beyond ASCII goes to a server that knows such addresses, and to no other")
    func internationalAddresses() async throws {
        let addresses: [String: KindSettings.Value] = ["to": .texts(["bình@lịch.vn"])]
        try await withServer(.init(extensions: ["8BITMIME", "SMTPUTF8"])) { server in
            let channel = channel(at: server, addresses)
            for _ in 1...2 { #expect(await outcome(of: channel).remedy == nil) }
            #expect(server.commands.contains("MAIL FROM:<nhaclich@example.org> SMTPUTF8"), "\(server.commands)")
            #expect(server.commands.contains("RCPT TO:<bình@xn--lch-llz.vn>"))
        }
        try await withServer(.init()) { server in
            let result = await outcome(of: channel(at: server, addresses))
            #expect(result.remedy == .mendChannel)
            #expect(result.words.contains("does not take addresses beyond ASCII (SMTPUTF8)"), "\(result.words)")
            #expect(server.mails.isEmpty)
        }
    }

    @Test("no repetition is recognised for sure")
    func repetition() async throws {
        try await withServer { #expect(!channel(at: $0).recognisesRepetition) }
    }

    private func channel(
        at server: MailServer, _ settings: [String: KindSettings.Value] = [:], patience: Duration = .seconds(30),
        memory: any ChannelMemory = FleetingMemory()
    ) -> any Channel {
        let usual: [String: KindSettings.Value] = [
            "host": .text("127.0.0.1"), "port": .number(server.port), "security": .text("none"),
            "from": .text("Nhắc Lịch <nhaclich@example.org>"), "to": .texts(["An <a@example.org>", "b@lịch.vn"]),
        ]
        return ChannelCatalog.installed.channel(
            KindSettings(kind: "smtp", values: usual.merging(settings) { $1 }), named: "mail",
            in: .test(patience: patience, memory: memory))
    }

    private func withServer(
        _ manner: MailServer.Manner = .init(), _ body: (MailServer) async throws -> Void
    ) async throws {
        let server = try await MailServer(manner)
        try await body(server)
        await server.stop()
    }
}
