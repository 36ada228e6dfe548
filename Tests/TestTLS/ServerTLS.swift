import CSSL
package import NIOCore

/// TLS at a server's end of a connection, with the tests' certificate. OpenSSL speaks it; it has no socket, only what came and
/// what is to be sent.
package final class ServerTLS: ChannelDuplexHandler {
    package typealias InboundIn = ByteBuffer
    package typealias InboundOut = ByteBuffer
    package typealias OutboundIn = ByteBuffer
    package typealias OutboundOut = ByteBuffer

    private struct Fault: Error {}

    private let session: OpaquePointer
    private let received = BIO_new(BIO_s_mem())
    private let toSend = BIO_new(BIO_s_mem())
    /// What was written before the handshake was over.
    private var early: [(ByteBuffer, EventLoopPromise<Void>?)] = []

    package init() throws {
        let context = SSL_CTX_new(TLS_server_method())
        let (certificateText, keyText) = (Self.memory(TestCertificate.certificate), Self.memory(TestCertificate.key))
        let certificate = PEM_read_bio_X509(certificateText, nil, nil, nil)
        let key = PEM_read_bio_PrivateKey(keyText, nil, nil, nil)
        defer {
            EVP_PKEY_free(key)
            X509_free(certificate)
            BIO_free(keyText)
            BIO_free(certificateText)
            SSL_CTX_free(context)
        }
        guard SSL_CTX_use_certificate(context, certificate) == 1, SSL_CTX_use_PrivateKey(context, key) == 1,
            let session = SSL_new(context)
        else { throw Fault() }
        self.session = session
        // They are the session's from now on.
        SSL_set_bio(session, received, toSend)
        SSL_set_accept_state(session)
    }

    deinit { SSL_free(session) }

    private static func memory(_ text: String) -> OpaquePointer? {
        let memory = BIO_new(BIO_s_mem())
        BIO_write(memory, text, Int32(text.utf8.count))
        return memory
    }

    package func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        _ = unwrapInboundIn(data).withUnsafeReadableBytes { BIO_write(received, $0.baseAddress, Int32($0.count)) }
        // What is left of other connections' errors would be taken for this one's.
        ERR_clear_error()
        if SSL_is_init_finished(session) == 0 {
            let outcome = SSL_do_handshake(session)
            let isRefused = outcome <= 0 && SSL_get_error(session, outcome) != SSL_ERROR_WANT_READ
            send(context)
            if isRefused {
                for (_, promise) in early { promise?.fail(Fault()) }
                early = []
                return context.close(promise: nil)
            }
            if SSL_is_init_finished(session) == 0 { return }
            for (bytes, promise) in early { encrypt(bytes, promise, context) }
            early = []
            context.flush()
        }
        while true {
            var bytes = context.channel.allocator.buffer(capacity: 16 * 1024)
            var count: Int32 = 0
            ERR_clear_error()
            bytes.writeWithUnsafeMutableBytes(minimumWritableBytes: 16 * 1024) { room in
                count = SSL_read(session, room.baseAddress, Int32(room.count))
                return max(0, Int(count))
            }
            if count > 0 {
                context.fireChannelRead(wrapInboundOut(bytes))
                continue
            }
            // The other end has said that it is over, or what it sent is none of TLS.
            if SSL_get_error(session, count) != SSL_ERROR_WANT_READ { context.close(promise: nil) }
            return
        }
    }

    package func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        let bytes = unwrapOutboundIn(data)
        if SSL_is_init_finished(session) == 1 {
            encrypt(bytes, promise, context)
        } else {
            early.append((bytes, promise))
        }
    }

    package func close(context: ChannelHandlerContext, mode: CloseMode, promise: EventLoopPromise<Void>?) {
        SSL_shutdown(session)
        send(context)
        context.close(mode: mode, promise: promise)
    }

    private func encrypt(_ bytes: ByteBuffer, _ promise: EventLoopPromise<Void>?, _ context: ChannelHandlerContext) {
        _ = bytes.withUnsafeReadableBytes { SSL_write(session, $0.baseAddress, Int32($0.count)) }
        context.write(wrapOutboundOut(encrypted(context)), promise: promise)
    }

    private func send(_ context: ChannelHandlerContext) {
        context.writeAndFlush(wrapOutboundOut(encrypted(context)), promise: nil)
    }

    /// What OpenSSL wants to be sent.
    private func encrypted(_ context: ChannelHandlerContext) -> ByteBuffer {
        let count = BIO_ctrl_pending(toSend)
        var bytes = context.channel.allocator.buffer(capacity: count)
        bytes.writeWithUnsafeMutableBytes(minimumWritableBytes: count) { room in
            max(0, Int(BIO_read(toSend, room.baseAddress, Int32(count))))
        }
        return bytes
    }
}
