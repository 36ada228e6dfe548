import NIOCore

/// A request's body that sets a mark when it is fetched: once there is a connection, encrypted where it is to be, and
/// the request's head was written to it.
struct MarkedBody: AsyncSequence, Sendable {
    typealias Element = ByteBuffer

    private let bytes: ByteBuffer
    private let mark: SendingMark

    init(_ bytes: ByteBuffer, mark: SendingMark) { (self.bytes, self.mark) = (bytes, mark) }

    func makeAsyncIterator() -> AsyncIterator { AsyncIterator(rest: bytes, mark: mark) }

    /// Gives the body in one piece.
    struct AsyncIterator: AsyncIteratorProtocol {
        fileprivate var rest: ByteBuffer?
        fileprivate let mark: SendingMark

        mutating func next() async -> ByteBuffer? {
            guard let rest else { return nil }
            self.rest = nil
            await mark.set()
            return rest
        }
    }
}
