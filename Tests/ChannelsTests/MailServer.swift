import NIOCore
import NIOPosix
import Synchronization
import TestTLS

/// A mail server on this machine that speaks SMTP as it is told, well or badly (RFC 5321).
final class MailServer: Sendable {
    /// What it does when it is asked something.
    enum Answer: Sendable {
        /// Says this, one line or several.
        case say(String)
        /// Hangs up without a word.
        case hangUp
        /// Says nothing for ever.
        case silence
    }

    /// What it does.
    struct Manner: Sendable {
        var greeting = Answer.say("220 mail.example.org ESMTP")
        /// What it says it can do.
        var extensions = ["8BITMIME", "SIZE 1000000"]
        /// What it says to commands that begin so, instead of what is usual; `.` is the mail's last line.
        var answers: [String: [Answer]] = [:]
        /// Whether it offers STARTTLS, or speaks TLS from the first byte.
        var security: Security = .none

        enum Security: Sendable {
            case none, startTLS, tls
        }

        /// One that says this to the commands that begin with `command`: the first to the first, the last to all others.
        static func answering(_ command: String, _ answers: Answer...) -> Manner {
            Manner(answers: [command: answers])
        }
    }

    /// What it was told on one connection.
    struct Visit: Sendable {
        /// In order; of what comes in one mail, only the dot.
        var commands: [String] = []
        /// The mails, as they came over the wire, without the last dot.
        var mails: [String] = []
        var isEncrypted = false
    }

    /// What the server has seen.
    final class Memory: Sendable {
        private let state = Mutex((visits: [Visit](), asked: [String: Int]()))

        var visits: [Visit] { state.withLock { $0.visits } }

        func open() -> Int {
            state.withLock { state in
                state.visits.append(Visit())
                return state.visits.count - 1
            }
        }

        func note(_ visit: Int, _ change: (inout Visit) -> Void) { state.withLock { change(&$0.visits[visit]) } }

        /// How often something was asked before.
        func count(_ command: String) -> Int {
            state.withLock { state in
                defer { state.asked[command, default: 0] += 1 }
                return state.asked[command, default: 0]
            }
        }
    }

    let memory: Memory
    private let listener: any Channel

    init(_ manner: Manner) async throws {
        let memory = Memory()
        self.memory = memory
        listener = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    if manner.security == .tls {
                        try channel.pipeline.syncOperations.addHandler(ServerTLS())
                    }
                    try channel.pipeline.syncOperations.addHandler(MailServerVisit(manner: manner, memory: memory))
                }
            }
            .bind(host: "127.0.0.1", port: 0).get()
    }

    /// Where it listens.
    var port: Int { listener.localAddress?.port ?? 0 }

    /// The mails it took, or was given.
    var mails: [String] { memory.visits.flatMap(\.mails) }
    /// The commands of all connections.
    var commands: [String] { memory.visits.flatMap(\.commands) }

    /// Takes no more connections.
    func stop() async { try? await listener.close() }
}

/// One connection of the server.
private final class MailServerVisit: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer

    private let manner: MailServer.Manner
    private let memory: MailServer.Memory
    private var number = 0
    private var text = ""
    private var isInMail = false

    init(manner: MailServer.Manner, memory: MailServer.Memory) { (self.manner, self.memory) = (manner, memory) }

    func channelActive(context: ChannelHandlerContext) {
        number = memory.open()
        if manner.security == .tls { memory.note(number) { $0.isEncrypted = true } }
        answer(manner.greeting, on: context.channel)
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        text += String(buffer: unwrapInboundIn(data))
        while true {
            if isInMail {
                guard let end = text.firstRange(of: "\r\n.\r\n") else { return }
                let mail = String(text[..<end.lowerBound])
                text = String(text[end.upperBound...])
                isInMail = false
                memory.note(number) { $0.mails.append(mail + "\r\n") }
                handle(".", context)
            } else {
                guard let end = text.firstRange(of: "\r\n") else { return }
                let line = String(text[..<end.lowerBound])
                text = String(text[end.upperBound...])
                handle(line, context)
            }
        }
    }

    private func handle(_ command: String, _ context: ChannelHandlerContext) {
        memory.note(number) { $0.commands.append(command) }
        let key = manner.answers.keys.filter { command.hasPrefix($0) }.max { $0.count < $1.count }
        if let key, let answers = manner.answers[key] {
            return answer(answers[min(memory.count(key), answers.count - 1)], on: context.channel)
        }
        switch command.prefix(4) {
        case "EHLO":
            let isOffered = manner.security == .startTLS && !memory.visits[number].isEncrypted
            let lines = ["mail.example.org"] + manner.extensions + (isOffered ? ["STARTTLS"] : [])
            let text = lines.enumerated().map { "250\($0 == lines.count - 1 ? " " : "-")\($1)" }
            answer(.say(text.joined(separator: "\r\n")), on: context.channel)
        case "STAR":
            memory.note(number) { $0.isEncrypted = true }
            let pipeline = NIOLoopBound(context.pipeline, eventLoop: context.eventLoop)
            context.channel.writeAndFlush(ByteBuffer(string: "220 go on\r\n")).whenSuccess {
                try? pipeline.value.syncOperations.addHandler(ServerTLS(), position: .first)
            }
        case "AUTH": answer(.say("235 2.7.0 welcome"), on: context.channel)
        case "DATA":
            isInMail = true
            answer(.say("354 go on"), on: context.channel)
        case ".": answer(.say("250 2.0.0 queued as 4711"), on: context.channel)
        case "QUIT": answer(.say("221 goodbye"), on: context.channel)
        default: answer(.say("250 ok"), on: context.channel)
        }
    }

    private func answer(_ answer: MailServer.Answer, on channel: any Channel) {
        switch answer {
        case .say(let text):
            if text.hasPrefix("354") { isInMail = true }
            channel.writeAndFlush(ByteBuffer(string: "\(text)\r\n"), promise: nil)
            if text.hasPrefix("421") { channel.close(promise: nil) }
        case .hangUp: channel.close(promise: nil)
        case .silence: break
        }
    }
}
