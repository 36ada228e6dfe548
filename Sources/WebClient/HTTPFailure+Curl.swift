import CCurl
import Glibc
import ReminderCore

extension HTTPFailure {
    static let noSuchHost = HTTPFailure(.connection, "no such host, or no name server that answers")
    static let calledOff = HTTPFailure(.reset, "the exchange was called off")
    static let tooSlowConnection = HTTPFailure(.connection, "no connection within 10 s")

    /// Why libcurl made no connection. Its own words may hold addresses and are not used.
    ///
    /// - Parameters:
    ///   - words: libcurl's words, in which some causes are told apart.
    ///   - certificateFault: What OpenSSL says of the server's certificate; 0 for nothing, 1 when it was not asked, because the
    ///     name is wrong.
    ///   - systemFault: The `errno` of what failed last, or 0.
    ///   - authorities: Whose certificates were to be trusted.
    init(
        connecting code: CURLcode, words: String, certificateFault: Int, systemFault: Int32, _ authorities: Authorities?
    ) {
        switch code {
        case CURLE_COULDNT_RESOLVE_HOST: self = .noSuchHost
        case CURLE_OPERATION_TIMEDOUT: self = .tooSlowConnection
        // Whatever the system says: the connection is what it speaks of.
        case CURLE_COULDNT_CONNECT where systemFault != 0:
            self.init(.connection, HTTPFailure(system: systemFault).reason)
        case CURLE_PEER_FAILED_VERIFICATION where certificateFault <= 1:
            self.init(.certificate, "the server's certificate is for another name")
        case CURLE_PEER_FAILED_VERIFICATION:
            let causes = "it has expired, or comes from an authority this machine does not trust"
            self.init(.certificate, "the server's certificate is not valid: \(causes)")
        case CURLE_SSL_CACERT_BADFILE:
            let place = authorities.map { "'\($0.path)'" } ?? "this machine's file of authorities"
            self.init(.certificate, "there is no certificate in \(place)")
        case CURLE_SSL_CONNECT_ERROR where words.contains("wrong version number"):
            self.init(.connection, "the server does not speak https on this port")
        case CURLE_SSL_CONNECT_ERROR:
            self.init(.connection, "no encrypted connection: the server and this machine cannot agree")
        case CURLE_URL_MALFORMAT, CURLE_UNSUPPORTED_PROTOCOL: self.init(.address, "it is not an http or https address")
        default: self.init(.connection, "no connection")
        }
    }

    /// Why no whole answer came to a request of which some may have been sent, whatever libcurl tried then.
    init(answering code: CURLcode, systemFault: Int32) {
        switch code {
        case CURLE_BAD_CONTENT_ENCODING: self.init(.reset, "its answer is damaged: it cannot be decompressed")
        case CURLE_UNSUPPORTED_PROTOCOL, CURLE_WEIRD_SERVER_REPLY: self.init(.reset, "its answer is not HTTP")
        // No line of a head is so long.
        case CURLE_OUT_OF_MEMORY: self = AnswerReader.largeHeaders
        // The last is our own no to a second try.
        case CURLE_GOT_NOTHING, CURLE_PARTIAL_FILE, CURLE_ABORTED_BY_CALLBACK:
            self.init(.reset, "the server closed the connection before its answer was whole")
        default:
            let failure = HTTPFailure(system: systemFault)
            self.init(failure.mayHaveArrived ? failure.kind : .reset, failure.reason)
        }
    }

    /// What it means that nobody could be called on a Unix socket.
    init(socket number: Int32) {
        switch number {
        case ENOENT: self.init(.connection, "there is no socket")
        case ECONNREFUSED: self.init(.connection, "nobody listens")
        case EACCES, EPERM: self.init(.connection, "not permitted")
        default: self.init(.connection, HTTPFailure(system: number).reason)
        }
    }

    /// What an `errno` of a connection means.
    init(system number: Int32) {
        switch number {
        case ECONNREFUSED: self.init(.connection, "connection refused")
        case EHOSTUNREACH, ENETUNREACH, ENETDOWN, EHOSTDOWN: self.init(.connection, "no way to the host")
        case EACCES, EPERM: self.init(.connection, "this machine does not permit the connection")
        case EMFILE, ENFILE: self.init(.connection, "too many open files")
        case ETIMEDOUT: self.init(.timeout, "no answer from the host")
        case ECONNRESET, EPIPE, ECONNABORTED: self.init(.reset, "the server reset the connection")
        case 0: self.init(.reset, "the connection broke off")
        default: self.init(.reset, "the connection failed (system error \(number))")
        }
    }

    /// The refusal to go to `host`, which is at `address`.
    init(private host: WebHost, at address: HostAddress?) {
        let place =
            switch (host, address) {
            case (.name, let address?): "\(host) is at \(address), a private address"
            case (.name, nil), (.address, _): "\(host) is a private address"
            }
        self.init(.privateHost("\(host)"), place)
    }

    /// The same failure of a request that nothing was sent of.
    var unsent: HTTPFailure {
        switch kind {
        case .timeout, .reset: HTTPFailure(.connection, reason)
        case .address, .certificate, .privateHost, .connection, .tooLarge, .redirects: self
        }
    }
}
