import CCurl
import ReminderCore
import Wording

/// What a dialogue with a mail server means for a delivery (RFC 5321, 4.2; RFC 4954, 4 and 6).
///
/// | What came | What follows |
/// | --- | --- |
/// | 2xx to the mail | it is accepted; who was refused is named |
/// | 4xx to anything, 552 to a recipient, no connection, no answer | `retry` |
/// | 5xx to our hello, to STARTTLS, to our name and password, to the sender; a certificate that is not trusted | `mendChannel` |
/// | 5xx to every recipient, or to the mail | `giveUp` |
/// | no answer after the mail's last line | `retry`, and it may have arrived |
struct SMTPOutcome: Sendable {
    private let server: SMTPServer
    private let redaction: Redaction

    init(_ server: SMTPServer) {
        self.server = server
        redaction = Redaction([server.password].compactMap(\.self))
    }

    /// What follows when a password would be sent for everybody to read.
    var exposedPassword: DeliveryFailure {
        DeliveryFailure(
            .mendChannel,
            "a password is not sent to \(server.place) unencrypted: write 'security: starttls' or 'security: tls'",
            cause: .tls)
    }

    /// What follows when the server cannot take an address.
    var addressBeyondASCII: DeliveryFailure {
        DeliveryFailure(
            .mendChannel,
            "\(server.place) does not take addresses beyond ASCII (SMTPUTF8): write addresses with a-z before the '@'",
            cause: .refused)
    }

    /// A reply that can be shown.
    func words(of reply: SMTPReply) -> String { redaction.applied(to: reply.words) }

    /// That some have to wait.
    func failure(waiting progress: SMTPProgress) -> DeliveryFailure {
        let waiting = progress.deferred.map(\.why).joined(separator: ", ")
        let others = progress.taken.isEmpty ? "" : "; the others have it"
        return DeliveryFailure(
            .retry(), "\(server.place) does not take it yet for \(waiting)\(others)\(progress.refusals)",
            cause: .unavailable)
    }

    /// Why nobody got the mail.
    func failure(of dialogue: SMTPDialogue, _ end: CurlHandle.End) -> DeliveryFailure {
        if let last = dialogue.last, !last.isPositive {
            return failure(of: last, at: dialogue.stage)
        }
        if dialogue.isContentSent {
            return DeliveryFailure(
                .retry(), "\(server.place) got the mail and did not answer: \(detail(end))", mayHaveArrived: true,
                cause: end.code == CURLE_OPERATION_TIMEDOUT ? .timeout : .reset)
        }
        return failure(end, at: dialogue.stage)
    }

    /// What a reply means that is not the one hoped for.
    private func failure(of reply: SMTPReply, at stage: SMTPDialogue.Stage) -> DeliveryFailure {
        let said = "\(server.place) answered \(words(of: reply))"
        if reply.isTransient {
            return DeliveryFailure(.retry(), "\(said) to \(Self.name(of: stage))", cause: .unavailable)
        }
        let (remedy, nextStep): (DeliveryFailure.Remedy, String) =
            switch stage {
            case .greeting, .hello: (.mendChannel, "it takes no mail from this machine; ask who runs it")
            case .encryption: (.mendChannel, "it does not encrypt; try 'security: tls' with port 465")
            case .authentication: (.mendChannel, "it does not let us in; correct 'username' and 'password'")
            case .sender where reply.code == 552: (.giveUp, "the mail is too large for it")
            case .sender where reply.code == 530 && server.username == nil:
                (.mendChannel, "it wants to know who we are; write 'username' and 'password'")
            case .sender: (.mendChannel, "it takes no mail from this sender; correct 'from'")
            case .recipients: (.giveUp, "it refuses every recipient; correct 'to'")
            case .data, .content: (.giveUp, "it refuses the mail; see what it says, and its own log")
            }
        return DeliveryFailure(remedy, "\(said) to \(Self.name(of: stage)): \(nextStep)", cause: .refused)
    }

    /// What it means that there was no reply.
    private func failure(_ end: CurlHandle.End, at stage: SMTPDialogue.Stage) -> DeliveryFailure {
        switch end.code {
        case CURLE_COULDNT_RESOLVE_HOST:
            DeliveryFailure(
                .retry(), "the host '\(server.host)' is not known: correct 'host', or see this machine's DNS",
                cause: .connection)
        case CURLE_COULDNT_CONNECT:
            DeliveryFailure(
                .retry(),
                "nothing answers at \(server.place): see that the mail server runs, and that 'host' and 'port' are right",
                cause: .connection)
        case CURLE_USE_SSL_FAILED:
            DeliveryFailure(
                .mendChannel,
                "\(server.place) offers no STARTTLS: write 'security: tls' with port 465, or 'none' where nobody can listen",
                cause: .tls)
        case CURLE_PEER_FAILED_VERIFICATION:
            DeliveryFailure(
                .mendChannel,
                "the certificate of \(server.place) is not trusted (\(detail(end))): name the file of its authority in 'ca', or the host that it is made for in 'host'",
                cause: .tls)
        case CURLE_SSL_CACERT_BADFILE:
            DeliveryFailure(
                .mendChannel,
                "the certificates in '\(server.authorities ?? "ca")' cannot be read: name a PEM file in 'ca'")
        case CURLE_SSL_CONNECT_ERROR:
            DeliveryFailure(
                .retry(),
                "\(server.place) speaks no TLS that we know (\(detail(end))): port 465 goes with 'security: tls', port 587 with 'starttls'",
                cause: .tls)
        case CURLE_LOGIN_DENIED:
            DeliveryFailure(
                .mendChannel,
                "\(server.place) knows no way of signing in that we do: remove 'username' and 'password', or correct 'security'",
                cause: .refused)
        case CURLE_OPERATION_TIMEDOUT:
            DeliveryFailure(.retry(), "\(server.place) did not answer \(Self.name(of: stage)) in time", cause: .timeout)
        default:
            DeliveryFailure(
                .retry(), "the talk with \(server.place) broke off at \(Self.name(of: stage)): \(detail(end))",
                cause: .reset)
        }
    }

    private func detail(_ end: CurlHandle.End) -> String {
        redaction.applied(to: TamedText.line(end.words, limit: 300))
    }

    private static func name(of stage: SMTPDialogue.Stage) -> String {
        switch stage {
        case .greeting: "our call"
        case .hello: "our hello"
        case .encryption: "STARTTLS"
        case .authentication: "our name and password"
        case .sender: "the sender"
        case .recipients: "the recipients"
        case .data, .content: "the mail"
        }
    }
}
