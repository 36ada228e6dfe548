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

    /// The addresses of `host`. Whoever does not want to wait for them any more cancels the task.
    ///
    /// - Throws: `HTTPFailure` when there are none.
    func addresses(of host: WebHost, on loop: any EventLoop) async throws -> [HostAddress] {
        guard case .name(let name) = host else {
            if case .address(let address) = host { return [address] }
            return []
        }
        let answer = loop.makePromise(of: [HostAddress].self)
        NIOThreadPool.singleton.runIfActive(eventLoop: loop) { try addresses(name) }.cascade(to: answer)
        return try await withTaskCancellationHandler {
            try await answer.futureResult.get()
        } onCancel: {
            // A thread cannot be told; what it still finds is not used.
            loop.execute { answer.fail(CancellationError()) }
        }
    }

    private static func resolved(_ name: String) throws -> [HostAddress] {
        var hints = addrinfo()
        hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
        var list: UnsafeMutablePointer<addrinfo>?
        defer { freeaddrinfo(list) }
        guard getaddrinfo(name, nil, &hints, &list) == 0, list != nil else {
            throw HTTPFailure(.connection, "no such host, or no name server that answers")
        }
        return sequence(first: list, next: { $0?.pointee.ai_next }).compactMap { entry in
            guard let entry = entry?.pointee, let place = entry.ai_addr else { return nil }
            let bytes = UnsafeRawBufferPointer(start: place, count: Int(entry.ai_addrlen))
            switch entry.ai_family {
            case AF_INET where bytes.count >= 8: return HostAddress(bytes: bytes[4..<8])
            case AF_INET6 where bytes.count >= 24: return HostAddress(bytes: bytes[8..<24])
            default: return nil
            }
        }
    }
}
