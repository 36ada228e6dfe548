import AsyncHTTPClient
import Glibc
import NIOCore
import NIOPosix
import ReminderCore

/// Finds the addresses of a name.
struct NameLookup: Sendable {
    /// May take its time.
    let addresses: @Sendable (_ name: String) throws -> [HostAddress]

    /// As the machine is set up: `/etc/hosts`, name servers, and whatever else `nsswitch.conf` names.
    static let system = NameLookup(addresses: Self.resolved)

    /// The addresses of `host`. The thread that looks cannot be told when nobody waits for them any more, because the task is
    /// cancelled or `deadline` is over, but what it still finds is not used.
    ///
    /// - Parameter loop: Tells when the deadline is over.
    /// - Throws: `HTTPFailure` when there are none, `HTTPClientError.deadlineExceeded` when it takes too long.
    func addresses(
        of host: WebHost, by deadline: NIODeadline, on loop: any EventLoop
    ) async throws -> [HostAddress] {
        let name: String
        switch host {
        case .address(let address): return [address]
        case .name(let text): name = text
        }
        let (answers, answer) = AsyncThrowingStream<[HostAddress], any Error>.makeStream()
        NIOThreadPool.singleton.submit { _ in
            do {
                answer.yield(try addresses(name))
                answer.finish()
            } catch { answer.finish(throwing: error) }
        }
        let alarm = loop.scheduleTask(deadline: deadline) { answer.finish(throwing: HTTPClientError.deadlineExceeded) }
        defer { alarm.cancel() }
        for try await found in answers { return found }
        throw CancellationError()
    }

    private static func resolved(_ name: String) throws -> [HostAddress] {
        var hints = addrinfo()
        hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
        var list: UnsafeMutablePointer<addrinfo>?
        guard getaddrinfo(name, nil, &hints, &list) == 0, let list else {
            throw HTTPFailure(.connection, "no such host, or no name server that answers")
        }
        defer { freeaddrinfo(list) }
        var addresses: [HostAddress] = []
        var next: UnsafeMutablePointer<addrinfo>? = list
        while let entry = next?.pointee {
            if let address = Self.address(in: entry) { addresses.append(address) }
            next = entry.ai_next
        }
        return addresses
    }

    private static func address(in entry: addrinfo) -> HostAddress? {
        let bytes = UnsafeRawBufferPointer(start: entry.ai_addr, count: Int(entry.ai_addrlen))
        switch entry.ai_family {
        case AF_INET where bytes.count >= 8: return HostAddress(bytes: bytes[4..<8])
        case AF_INET6 where bytes.count >= 24: return HostAddress(bytes: bytes[8..<24])
        default: return nil
        }
    }
}
