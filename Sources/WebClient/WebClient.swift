import AsyncHTTPClient
import CivilTime
import NIOCore
import NIOHTTP1
import NIOHTTPCompression
import NIOPosix
import NIOSSL
package import ReminderCore

/// The one client for the web: AsyncHTTPClient on one event loop.
///
/// Connections are kept for a while and used again. Whatever a server does, an exchange ends within the
/// request's timeout and takes no more memory than the request allows, give or take a few mebibytes.
package final class WebClient: HTTPExchange {
    /// How large any answer may become, in bytes; requests ask for less.
    private static let largestBody = 64 * 1024 * 1024
    /// How much is read from a connection at a time, in bytes: gzip makes up to a thousand times as much of it
    /// before anybody can say stop.
    private static let readSize = 16 * 1024

    private let loops = MultiThreadedEventLoopGroup(numberOfThreads: 1)
    /// For hosts that may be anywhere.
    private let anywhere: HTTPClient
    /// For all others: it keeps no connection but to public addresses, so that none is ever used for a request that
    /// may not go there.
    private let publicOnly: HTTPClient
    private let targets = KnownTargets()
    private let userAgent: String
    private let lookup: NameLookup
    private let trust = Trust()

    /// - Parameter userAgent: What servers are told, such as `nhaclich/1.0 (+calendar reminders)`.
    package convenience init(userAgent: String) { self.init(userAgent: userAgent, lookup: .system) }

    /// - Parameters:
    ///   - lookup: How names are looked up before it is known whether a request may go there. Connections are made to what
    ///     the system says then, and looked at again.
    ///   - idle: How long a connection is kept that nobody uses.
    init(userAgent: String, lookup: NameLookup = .system, keeping idle: TimeAmount = .seconds(30)) {
        (self.userAgent, self.lookup) = (userAgent, lookup)
        anywhere = HTTPClient(
            eventLoopGroupProvider: .shared(loops), configuration: Self.settings(keeping: idle) { _ in true })
        publicOnly = HTTPClient(
            eventLoopGroupProvider: .shared(loops),
            configuration: Self.settings(keeping: idle) { $0?.isPublic ?? false })
    }

    /// - Parameters:
    ///   - idle: How long a connection is kept that nobody uses.
    ///   - mayStand: Whether a connection to an address may be used.
    private static func settings(
        keeping idle: TimeAmount, _ mayStand: @escaping @Sendable (HostAddress?) -> Bool
    ) -> HTTPClient.Configuration {
        var settings = HTTPClient.Configuration(
            redirectConfiguration: .disallow, timeout: .init(connect: .seconds(10)),
            connectionPool: .init(idleTimeout: idle, concurrentHTTP1ConnectionsPerHostSoftLimit: 64),
            decompression: .enabled(limit: .size(WebClient.largestBody)))
        settings.httpVersion = .http1Only
        settings.tlsConfiguration = .verifying
        // Nobody listens to the traces that it would make of each request.
        settings.tracing.tracer = nil
        // What is to be tried again is decided by those who asked, and they want to know why it failed.
        settings.connectionPool.retryConnectionEstablishment = false
        settings.http1_1ConnectionDebugInitializer = { channel in
            let peer = channel.remoteAddress?.ipAddress.flatMap { HostAddress($0) }
            guard mayStand(peer) else {
                // Not before the library knows that this connection is none: it takes a close for its own.
                channel.eventLoop.execute { channel.close(promise: nil) }
                return channel.eventLoop.makeFailedFuture(PrivatePeer(address: peer))
            }
            return channel.setOption(
                .recvAllocator, value: FixedSizeRecvByteBufferAllocator(capacity: WebClient.readSize))
        }
        return settings
    }

    /// Ends all exchanges and closes all connections. To be called once, before the client is let go.
    package func shutdown() async {
        // None can fail but for being called twice.
        try? await anywhere.shutdown()
        try? await publicOnly.shutdown()
        try? await loops.shutdownGracefully()
    }

    package func exchange(_ request: HTTPRequest) async throws(HTTPFailure) -> HTTPResponse {
        guard let target = targets[request] else {
            throw HTTPFailure(.address, "it is not an http or https address")
        }
        let mark = SendingMark()
        let first = WebStep(request, to: target, userAgent: userAgent, marking: mark)
        do {
            return try await answer(to: first, of: request)
        } catch {
            let isLate = error as? HTTPClientError == .deadlineExceeded
            let failure =
                isLate
                ? HTTPFailure(.timeout, "it took longer than \(request.timeout.formattedSeconds)")
                : HTTPFailure(of: error)
            throw mark.isSet || request.body.isEmpty ? failure : failure.unsent
        }
    }

    /// The answer at the end of the redirects.
    private func answer(to first: WebStep, of request: HTTPRequest) async throws -> HTTPResponse {
        let patience = min(max(request.timeout, .zero), .seconds(86_400))
        let deadline = NIODeadline.now() + .milliseconds(patience.wholeMilliseconds)
        var step = first
        var redirects = 0
        while true {
            let reader = AnswerReader(for: request)
            let response = try await answer(to: step, on: request.terms, by: deadline, taking: reader)
            guard let location = reader.redirect else { return response }
            redirects += 1
            if redirects > request.redirects {
                throw HTTPFailure(.redirects, "it redirects more than \(request.redirects) times")
            }
            step = try step.redirected(status: response.status, to: location)
        }
    }

    /// What `reader` takes of the answer to one step.
    ///
    /// A host that may not be private is looked up first, so that nothing at all is sent into a private network. Its
    /// name may say something else by the time the connection is made (DNS rebinding), so that is looked at, too.
    private func answer(
        to step: WebStep, on terms: WebTerms, by deadline: NIODeadline, taking reader: AnswerReader
    ) async throws -> HTTPResponse {
        let isPublicOnly = terms.reach.isPublicOnly(step.address.host)
        if isPublicOnly {
            let host = step.address.host
            let addresses = try await lookup.addresses(of: host, by: deadline, on: loops.next())
            if let address = addresses.first(where: { !$0.isPublic }) { throw HTTPFailure(private: host, at: address) }
        }
        var asked = step.libraryRequest
        if let authorities = terms.authorities, step.address.isEncrypted {
            // The library keeps connections apart by whom they trust.
            asked.tlsConfiguration = try await trust.configuration(trusting: authorities)
        }
        let client = isPublicOnly ? publicOnly : anywhere
        let exchange = client.execute(request: asked, delegate: reader, deadline: deadline)
        do {
            return try await withTaskCancellationHandler {
                try await exchange.get()
            } onCancel: {
                exchange.cancel()
            }
        } catch is AnswerReader.Enough {
            return try reader.response()
        } catch let peer as PrivatePeer {
            throw HTTPFailure(private: step.address.host, at: peer.address)
        }
    }
}

extension Duration {
    /// `20 s`, or `200 ms` when that is not a whole number.
    fileprivate var formattedSeconds: String {
        let milliseconds = wholeMilliseconds
        return milliseconds % 1000 == 0 ? "\(milliseconds / 1000) s" : "\(milliseconds) ms"
    }
}
