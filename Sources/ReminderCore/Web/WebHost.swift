/// The host of an address as it is written there: a name, or an address of the internet protocol.
package enum WebHost: Hashable, Sendable {
    /// In ASCII and lower case, without a dot at its end.
    case name(String)
    case address(HostAddress)

    /// - Parameter text: Of an IPv6 address with or without its brackets; of a name in whatever script.
    package init(_ text: String) {
        let bare = text.hasPrefix("[") && text.hasSuffix("]") ? String(text.dropFirst().dropLast()) : text
        if let address = HostAddress(bare) {
            self = .address(address)
        } else {
            let labels = bare.lowercased().split(separator: ".", omittingEmptySubsequences: false)
            let whole = labels.count > 1 && labels.last == "" ? labels.dropLast() : labels[...]
            self = .name(whole.map { Punycode.label(String($0)) }.joined(separator: "."))
        }
    }

    /// The host of the address in `secret`; nil when it is none.
    package init?(of secret: Secret) {
        guard let origin = secret.origin, let scheme = origin.firstRange(of: "://") else { return nil }
        let place = origin[scheme.upperBound...]
        if place.first == "[" {
            self.init(String(place.prefix { $0 != "]" }) + "]")
        } else {
            self.init(String(place.prefix { $0 != ":" }))
        }
    }

    /// Whether everybody who reads it knows where it is: an address, or `localhost`. A name is where its owner says.
    package var isPlain: Bool {
        switch self {
        case .address: true
        case .name(let name): name == "localhost" || name.hasSuffix(".localhost")
        }
    }
}

extension WebHost: CustomStringConvertible {
    package var description: String {
        switch self {
        case .name(let name): name
        case .address(let address): address.description
        }
    }
}
