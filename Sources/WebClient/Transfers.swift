import CCurl
import CEpoll
import Dispatch
import Glibc
import ReminderCore

/// The work of a ``WebLoop``: all exchanges of a client. It is made on the loop's thread and never leaves it.
///
/// libcurl speaks HTTP and keeps the connections, by its multi interface. It tells which sockets to wait for and when to wake
/// it; here is what waits.
final class Transfers {
    /// How many connections are kept that nobody uses.
    private static let mostKept = 128
    /// How many events are taken at a time.
    private static let eventsAtATime = 128

    private let loop: WebLoop
    private let poll = epoll_create1(Int32(EPOLL_CLOEXEC))
    private let events = UnsafeMutableBufferPointer<epoll_event>.allocate(capacity: eventsAtATime)
    private var multi: UnsafeMutableRawPointer?

    private var sites: [Place: Site] = [:]
    private var transfers: [ObjectIdentifier: Transfer] = [:]
    /// The handles that nobody uses.
    private var handles: [WebHandle] = []
    /// When libcurl wants to be woken.
    private var curlAlarm: Moment?
    /// No deadline, and no end of connections that nobody uses, is before this.
    private var alarm: Moment?
    /// When the last exchange ended.
    private var quietSince = Moment.now
    private var isEnded = false

    init(_ loop: WebLoop) {
        self.loop = loop
        wait(for: loop.bell, EPOLLIN.rawValue | EPOLLET.rawValue, EPOLL_CTL_ADD)
    }

    deinit { events.deallocate() }

    /// Does what there is to do until the loop is ended.
    func run() {
        // OpenSSL writes to connections that are closed, and no option of libcurl prevents the signal.
        var pipe = sigset_t()
        sigemptyset(&pipe)
        sigaddset(&pipe, SIGPIPE)
        pthread_sigmask(SIG_BLOCK, &pipe, nil)
        while !isEnded {
            let count = epoll_wait(poll, events.baseAddress, Int32(events.count), patience)
            for event in events.prefix(Int(max(0, count))) where event.data.fd != loop.bell { happened(event) }
            for order in loop.orders() { carryOut(order) }
            if let curlAlarm, curlAlarm <= Moment.now {
                self.curlAlarm = nil
                act(CURL_SOCKET_TIMEOUT, 0)
            }
            takeEnded()
            if let alarm, alarm <= Moment.now { sweep() }
            for site in sites.values { serve(site) }
        }
    }

    /// The milliseconds until something is due; -1 when nothing is.
    private var patience: Int32 {
        guard let next = [alarm, curlAlarm].compactMap(\.self).min() else { return -1 }
        return next.milliseconds(since: Moment.now)
    }

    // MARK: - Orders

    private func carryOut(_ order: WebLoop.Order) {
        switch order {
        case .begin(let exchange, let continuation): begin(Transfer(exchange, continuation))
        case .callOff(let exchange):
            if let transfer = transfers[ObjectIdentifier(exchange)] { end(transfer, .calledOff) }
        case .found(let exchange, let addresses):
            if let transfer = transfers[ObjectIdentifier(exchange)] { found(addresses, for: transfer) }
        case .end(let continuation):
            end()
            continuation.resume()
        }
    }

    private func begin(_ transfer: Transfer) {
        transfers[ObjectIdentifier(transfer.exchange)] = transfer
        if transfer.exchange.isCalledOff { return end(transfer, .calledOff) }
        wake(at: transfer.exchange.deadline.moment)
        switch transfer.exchange.place.publicHost {
        case nil: queue(transfer)
        case .address(let address): found(.success([address]), for: transfer)
        case .name(let name):
            // The thread that looks cannot be told when nobody waits for it any more, but what it still finds is not used.
            // A queue of its own, for the shared ones have a monitor that wakes up every second from then on.
            DispatchQueue(label: "nhaclich.lookup").async { [loop, exchange = transfer.exchange] in
                loop.tell(.found(exchange, Result { () throws(HTTPFailure) in try loop.lookup.addresses(name) }))
            }
        }
    }

    /// Nothing at all is sent into a private network. The name may say something else by the time a connection is made, so
    /// that is looked at, too: see ``WebHandle``.
    private func found(_ addresses: Result<[HostAddress], HTTPFailure>, for transfer: Transfer) {
        switch addresses {
        case .failure(let failure): end(transfer, failure)
        case .success(let addresses):
            if let address = addresses.first(where: { !$0.isPublic }), let host = transfer.exchange.place.publicHost {
                end(transfer, HTTPFailure(private: host, at: address))
            } else {
                queue(transfer)
            }
        }
    }

    private func end() {
        for transfer in Array(transfers.values) { end(transfer, .calledOff) }
        closeAll()
        Glibc.close(poll)
        isEnded = true
        loop.end()
    }

    // MARK: - Exchanges

    private func queue(_ transfer: Transfer) {
        let place = transfer.exchange.place
        let site = sites[place] ?? Site()
        sites[place] = site
        transfer.site = site
        site.waiting.append(transfer)
    }

    /// Begins with those who wait as long as there is room.
    private func serve(_ site: Site) {
        while site.mayBegin {
            let transfer = site.waiting.removeFirst()
            site.underWay += 1
            site.beingMade += 1
            guard let handle = handles.popLast() ?? WebHandle(keeping: loop.idle), let multi = multi ?? open() else {
                end(transfer, HTTPFailure(.connection, "there is no memory for a connection"))
                continue
            }
            transfer.handle = handle
            handle.prepare(transfer)
            curl_multi_add_handle(multi, handle.curl)
        }
    }

    /// Ends the exchanges that libcurl has done with.
    private func takeEnded() {
        var code = CURLE_OK
        while let multi, let curl = ccurl_ended(multi, &code) {
            guard let context = ccurl_owner(curl) else { continue }
            let handle = WebHandle.behind(context)
            if let transfer = handle.transfer { end(transfer, handle.failure(code)) }
        }
    }

    /// Ends an exchange, wherever it is: with its answer, or with `failure`.
    private func end(_ transfer: Transfer, _ failure: HTTPFailure?) {
        transfers[ObjectIdentifier(transfer.exchange)] = nil
        if let handle = transfer.handle {
            curl_multi_remove_handle(multi, handle.curl)
            handle.finish()
            handles.append(handle)
            transfer.handle = nil
        }
        transfer.end(failure)
        if transfers.isEmpty {
            quietSince = Moment.now
            wake(at: quietSince + loop.idle)
        }
        guard let site = transfer.site else { return }
        if let index = site.waiting.firstIndex(where: { $0 === transfer }) {
            site.waiting.remove(at: index)
        } else {
            site.underWay -= 1
            if !transfer.isSent { site.beingMade -= 1 }
        }
        if site.isForgotten { sites[transfer.exchange.place] = nil }
    }

    // MARK: - Waiting

    /// Makes libcurl's side, which keeps the connections.
    private func open() -> UnsafeMutableRawPointer? {
        multi = curl_multi_init()
        guard let multi else { return nil }
        let context = Unmanaged.passUnretained(self).toOpaque()
        ccurl_keep(multi, Self.mostKept)
        ccurl_on_interest(
            multi,
            { _, socket, interest, transfers, _ in
                guard let transfers else { return 0 }
                Unmanaged<Transfers>.fromOpaque(transfers).takeUnretainedValue().isInterested(interest, in: socket)
                return 0
            }, context)
        ccurl_on_alarm(
            multi,
            { _, milliseconds, transfers in
                guard let transfers else { return 0 }
                Unmanaged<Transfers>.fromOpaque(transfers).takeUnretainedValue().curlAlarm =
                    milliseconds < 0 ? nil : Moment.now + .milliseconds(milliseconds)
                return 0
            }, context)
        return multi
    }

    /// Closes all connections, which nobody uses.
    private func closeAll() {
        handles = []
        if let multi { curl_multi_cleanup(multi) }
        (multi, curlAlarm) = (nil, nil)
    }

    /// Takes note that something happened to a socket.
    private func happened(_ event: epoll_event) {
        let isOver = event.events & (EPOLLERR.rawValue | EPOLLHUP.rawValue) != 0
        act(
            event.data.fd,
            (event.events & EPOLLIN.rawValue != 0 ? CURL_CSELECT_IN : 0)
                | (event.events & EPOLLOUT.rawValue != 0 ? CURL_CSELECT_OUT : 0) | (isOver ? CURL_CSELECT_ERR : 0))
    }

    private func act(_ socket: curl_socket_t, _ events: Int32) {
        var count: Int32 = 0
        if let multi { curl_multi_socket_action(multi, socket, events, &count) }
    }

    /// Takes note of what libcurl waits for.
    private func isInterested(_ interest: Int32, in socket: curl_socket_t) {
        if interest == CURL_POLL_REMOVE {
            wait(for: socket, 0, EPOLL_CTL_DEL)
            return
        }
        let events =
            (interest & CURL_POLL_IN != 0 ? EPOLLIN.rawValue : 0)
            | (interest & CURL_POLL_OUT != 0 ? EPOLLOUT.rawValue : 0)
        if !wait(for: socket, events, EPOLL_CTL_ADD) { wait(for: socket, events, EPOLL_CTL_MOD) }
    }

    @discardableResult
    private func wait(for descriptor: Int32, _ events: UInt32, _ change: Int32) -> Bool {
        var event = epoll_event(events: events, data: epoll_data_t(fd: descriptor))
        return epoll_ctl(poll, change, descriptor, &event) == 0
    }

    private func wake(at moment: Moment) { alarm = min(alarm ?? moment, moment) }

    /// Ends what is over, and finds out when to look again. It comes once for many exchanges: most are over long before.
    ///
    /// libcurl closes connections that are too old, or that the server closed, when it looks for one. When nobody has asked it
    /// for so long, all are.
    private func sweep() {
        let now = Moment.now
        alarm = nil
        for transfer in Array(transfers.values) {
            let deadline = transfer.exchange.deadline
            if deadline.moment <= now { end(transfer, deadline.failure) } else { wake(at: deadline.moment) }
        }
        guard transfers.isEmpty, multi != nil else { return }
        let end = quietSince + loop.idle
        if end <= now { closeAll() } else { wake(at: end) }
    }
}
