import AsyncHTTPClient
import Glibc
import NIOCore
import NIOHTTP1
import NIOHTTPCompression
import NIOPosix
import NIOSSL
import ReminderCore

extension HTTPFailure {
    /// What an error of the library means for the operator. The library's own words may hold addresses
    /// and are not used.
    init(of error: any Error) {
        switch error {
        case let failure as HTTPFailure: self = failure
        case let error as HTTPClientError: self.init(client: error)
        case let error as NIOConnectionError: self.init(connecting: error)
        case let error as IOError: self.init(system: error.errnoCode)
        case let error as NIOSSLError: self.init(encryption: error)
        case is NIOSSLExtraError:
            self.init(.certificate, "the server's certificate is for another name")
        case HTTPParserError.headerOverflow: self.init(.tooLarge, "its headers are too large")
        case is HTTPParserError: self.init(.reset, "its answer is not HTTP")
        case NIOHTTPDecompression.DecompressionError.limit:
            self.init(.tooLarge, "its answer is too large when it is decompressed")
        case is NIOHTTPDecompression.DecompressionError, is NIOHTTPDecompression.ExtraDecompressionError:
            self.init(.reset, "its answer is damaged: it cannot be decompressed")
        case ChannelError.connectTimeout: self.init(.connection, "no connection within 10 s")
        case is ChannelError: self.init(.reset, "the connection broke off")
        case is CancellationError: self.init(.reset, "the exchange was called off")
        default: self.init(.reset, "the exchange failed (\(type(of: error)))")
        }
    }

    /// The same failure of a request that nothing was sent of.
    var unsent: HTTPFailure {
        switch kind {
        case .timeout, .reset: HTTPFailure(.connection, reason)
        case .address, .certificate, .privateHost, .connection, .tooLarge, .redirects: self
        }
    }

    private init(client error: HTTPClientError) {
        switch error {
        case .invalidURL, .emptyHost, .emptyScheme, .missingSocketPath:
            self.init(.address, "it is not an http or https address")
        case .connectTimeout, .getConnectionFromPoolTimeout, .tlsHandshakeTimeout:
            self.init(.connection, "no connection within 10 s")
        case .readTimeout, .writeTimeout, .deadlineExceeded: self.init(.timeout, "it took too long")
        case .cancelled, .alreadyShutdown: self.init(.reset, "the exchange was called off")
        case .remoteConnectionClosed, .uncleanShutdown:
            self.init(.reset, "the server closed the connection before its answer was whole")
        default: self.init(.address, "the request cannot be sent (\(error.shortDescription.lowercased()))")
        }
    }

    private init(connecting error: NIOConnectionError) {
        if let failure = error.connectionErrors.first {
            switch failure.error {
            // Whatever the system says: the connection is what it speaks of.
            case let error as IOError: self.init(.connection, HTTPFailure(system: error.errnoCode).reason)
            case ChannelError.connectTimeout: self.init(.connection, "no connection within 10 s")
            default: self.init(.connection, "no connection")
            }
        } else {
            self.init(.connection, "no such host, or no name server that answers")
        }
    }

    private init(system number: Int32) {
        switch number {
        case ECONNREFUSED: self.init(.connection, "connection refused")
        case EHOSTUNREACH, ENETUNREACH, ENETDOWN, EHOSTDOWN: self.init(.connection, "no way to the host")
        case EACCES, EPERM: self.init(.connection, "this machine does not permit the connection")
        case EMFILE, ENFILE: self.init(.connection, "too many open files")
        case ETIMEDOUT: self.init(.timeout, "no answer from the host")
        case ECONNRESET, EPIPE, ECONNABORTED: self.init(.reset, "the server reset the connection")
        default: self.init(.reset, "the connection failed (system error \(number))")
        }
    }

    private init(encryption error: NIOSSLError) {
        guard case .handshakeFailed(let reason) = error else {
            self.init(.reset, "the encrypted connection broke off")
            return
        }
        let words = "\(reason)"
        if words.contains("CERTIFICATE_VERIFY_FAILED") {
            let causes = "it has expired, or comes from an authority this machine does not trust"
            self.init(.certificate, "the server's certificate is not valid: \(causes)")
        } else if words.contains("WRONG_VERSION_NUMBER") {
            self.init(.connection, "the server does not speak https on this port")
        } else {
            self.init(.connection, "no encrypted connection: the server and this machine cannot agree")
        }
    }
}
