import CCurl
import Glibc
import ReminderCore

/// Finds the addresses of a name.
struct NameLookup: Sendable {
    /// May take its time.
    let addresses: @Sendable (_ name: String) throws(HTTPFailure) -> [HostAddress]

    /// As the machine is set up: `/etc/hosts`, name servers, and whatever else `nsswitch.conf` names.
    static let system = NameLookup(addresses: Self.resolved)

    private static func resolved(_ name: String) throws(HTTPFailure) -> [HostAddress] {
        var hints = addrinfo()
        hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
        var list: UnsafeMutablePointer<addrinfo>?
        guard getaddrinfo(name, nil, &hints, &list) == 0, let list else { throw HTTPFailure.noSuchHost }
        defer { freeaddrinfo(list) }
        var addresses: [HostAddress] = []
        var next: UnsafeMutablePointer<addrinfo>? = list
        while let entry = next?.pointee {
            if let address = HostAddress(entry.ai_addr, size: Int(entry.ai_addrlen)) { addresses.append(address) }
            next = entry.ai_next
        }
        return addresses
    }
}

extension HostAddress {
    /// The address in `size` bytes of one of the system's; nil when it is not of the internet protocol.
    init?(_ address: UnsafePointer<sockaddr>, size: Int) {
        let bytes = UnsafeRawBufferPointer(start: address, count: size)
        switch Int32(address.pointee.sa_family) {
        case AF_INET where size >= 8: self.init(bytes: bytes[4..<8])
        case AF_INET6 where size >= 24: self.init(bytes: bytes[8..<24])
        default: return nil
        }
    }
}
