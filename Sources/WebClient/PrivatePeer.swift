import ReminderCore

/// A connection came about to an address where the request may not go.
struct PrivatePeer: Error {
    /// Nil when the system does not say.
    let address: HostAddress?
}

extension HTTPFailure {
    /// The refusal to go to `host`, which is at `address`.
    init(private host: WebHost, at address: HostAddress?) {
        let place =
            switch (host, address) {
            case (.name, let address?): "\(host) is at \(address), a private address"
            case (.name, nil), (.address, _): "\(host) is a private address"
            }
        self.init(.privateHost("\(host)"), place)
    }
}
