import NIOCore
import NIOHTTPTypes

/// Ends connections whose other end is too slow on purpose: one that sends a request in drops, or reads its answer so.
///
/// That a connection is idle, and that headers do not come, is seen by the HTTP server itself.
final class ConnectionGuard: ChannelInboundHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPRequestPart
    typealias InboundOut = HTTPRequestPart

    /// How long a request, or no progress with an answer, may take.
    private static let patience = TimeAmount.seconds(30)

    private var reading: Scheduled<Void>?
    private var writing: Scheduled<Void>?

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head: reading = reading ?? end(context)
        case .body: break
        case .end:
            reading?.cancel()
            reading = nil
        }
        context.fireChannelRead(data)
    }

    func channelWritabilityChanged(context: ChannelHandlerContext) {
        writing?.cancel()
        writing = context.channel.isWritable ? nil : end(context)
        context.fireChannelWritabilityChanged()
    }

    func channelInactive(context: ChannelHandlerContext) {
        reading?.cancel()
        writing?.cancel()
        context.fireChannelInactive()
    }

    private func end(_ context: ChannelHandlerContext) -> Scheduled<Void> {
        let channel = context.channel
        return context.eventLoop.scheduleTask(in: Self.patience) { channel.close(promise: nil) }
    }
}
