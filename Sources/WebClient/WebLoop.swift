import CEpoll
import Glibc
import ReminderCore
import Synchronization

/// The thread on which all of a client's exchanges are, and the way to it. It begins with the first exchange, and sleeps
/// without an end while there is nothing to do.
final class WebLoop: Sendable {
    /// What the thread is told.
    enum Order: Sendable {
        case begin(Exchange, CheckedContinuation<Exchange.Outcome, Never>)
        case callOff(Exchange)
        /// What a lookup found for an exchange.
        case found(Exchange, Result<[HostAddress], HTTPFailure>)
        case end(CheckedContinuation<Void, Never>)
    }

    private struct State {
        var orders: [Order] = []
        var isRunning = false
        var isEnded = false
    }

    /// OpenSSL's own functions use some tens of kibibytes.
    private static let stackSize = 512 * 1024

    /// Readable once for each time that it is rung.
    let bell = eventfd(0, Int32(EFD_NONBLOCK | EFD_CLOEXEC))
    /// How long a connection is kept that nobody uses.
    let idle: Duration
    let lookup: NameLookup
    private let state = Mutex(State())

    init(lookup: NameLookup, keeping idle: Duration) { (self.lookup, self.idle) = (lookup, idle) }

    deinit { close(bell) }

    /// How `exchange` ends. It ends at once when the task is cancelled.
    func outcome(of exchange: Exchange) async -> Exchange.Outcome {
        await withTaskCancellationHandler {
            await withCheckedContinuation { tell(.begin(exchange, $0)) }
        } onCancel: {
            exchange.callOff()
            tell(.callOff(exchange))
        }
    }

    /// Ends all exchanges and closes all connections.
    func shutdown() async { await withCheckedContinuation { tell(.end($0)) } }

    /// Gives the thread an order; carries it out here when there is no thread any more, or was never to be one.
    func tell(_ order: Order) {
        let (isFirst, isRunning) = state.withLock { state in
            if case .end = order, !state.isRunning { state.isEnded = true }
            if state.isEnded { return (false, false) }
            state.orders.append(order)
            if !state.isRunning {
                state.isRunning = true
                begin()
            }
            return (state.orders.count == 1, true)
        }
        if isFirst { eventfd_write(bell, 1) }
        if !isRunning { Self.decline(order) }
    }

    /// What it was told since the last time.
    func orders() -> [Order] {
        state.withLock { state in
            defer { state.orders.removeAll() }
            return state.orders
        }
    }

    /// Declines whatever it is told from now on, and what it was told but did not begin.
    func end() {
        let orders = state.withLock { state in
            state.isEnded = true
            defer { state.orders = [] }
            return state.orders
        }
        for order in orders { Self.decline(order) }
    }

    private static func decline(_ order: Order) {
        switch order {
        case .begin(_, let continuation):
            continuation.resume(returning: Exchange.Outcome(result: .failure(.calledOff), isSent: false))
        case .end(let continuation): continuation.resume()
        case .callOff, .found: break
        }
    }

    private func begin() {
        var attributes = pthread_attr_t()
        pthread_attr_init(&attributes)
        pthread_attr_setstacksize(&attributes, Self.stackSize)
        pthread_attr_setdetachstate(&attributes, Int32(PTHREAD_CREATE_DETACHED))
        var thread = pthread_t()
        let start = pthread_create(
            &thread, &attributes,
            { loop in
                guard let loop else { return nil }
                Transfers(Unmanaged<WebLoop>.fromOpaque(loop).takeRetainedValue()).run()
                return nil
            }, Unmanaged.passRetained(self).toOpaque())
        precondition(start == 0, "no thread can be started")
        pthread_attr_destroy(&attributes)
    }
}
