import ReminderCore

/// Reads where the daemon listens for browsers and programs, and who may come in.
struct AdminReader {
    let secrets: SecretReader
    let bareSecrets: BareSecrets
    let faults: FaultCollector

    /// The keys of `admin`.
    static let keys = ["listen", "password", "token", "hosts", "feed-token"]
    /// Those of them whose values are never shown.
    static let secretKeys = ["password", "token", "feed-token"]

    /// The shortest secret that can be had by guessing only in theory, in characters.
    private static let shortestSecret = 12
    private static let example = "admin: { listen: 127.0.0.1:8480 }"

    /// What stands in `node`; nil when there is nothing, or after noting a fault.
    func read(_ node: LocatedNode) -> AdminSettings? {
        guard
            let values = faults.values(node, "'admin'", keys: Self.keys, of: "'admin'", example: Self.example)
        else { return nil }
        if values.isEmpty { return nil }
        let password = secret("password", in: values)
        let token = secret("token", in: values)
        let feedToken = secret("feed-token", in: values)
        let hosts = values["hosts"].map(self.hosts) ?? []
        guard let place = values["listen"] else {
            faults.error(
                at: node.location, "'admin' has no 'listen'",
                remedy: "say where to listen, as in '\(Self.example)', or remove it: the Unix socket needs nothing")
            return nil
        }
        guard let listen = address(in: place), let hosts else { return nil }
        if !listen.isLoopback, values["password"] == nil, values["token"] == nil {
            faults.error(
                at: place.location, "'listen' lets other machines in, and nothing is asked of them",
                remedy: "add 'password: { credential: admin-password }' or 'token: { credential: admin-token }', "
                    + "or listen at 127.0.0.1:\(listen.port) alone")
            return nil
        }
        return AdminSettings(
            listen: listen, password: password, token: token, feedToken: feedToken, hosts: Set(hosts))
    }

    private func address(in node: LocatedNode) -> ListenAddress? {
        if case .list = node.content {
            faults.error(
                at: node.location, "'listen' is a list, not a text",
                remedy: "write an address with brackets in quotes, as in 'listen: \"[::1]:8480\"'")
            return nil
        }
        guard let text = faults.word(node, "'listen'", example: "listen: 127.0.0.1:8480") else { return nil }
        return faults.checked(at: text.location) { () throws(Objection) in try ListenAddress(text.text) }
    }

    /// A secret that is long enough; nil when there is none, or after noting a fault.
    private func secret(_ name: String, in values: [String: LocatedNode]) -> Secret? {
        guard let node = values[name],
            let secret = secrets.secret(in: node, named: name, isAddress: false)
        else { return nil }
        bareSecrets.note(node, "the '\(name)'", remedy: "\(name): { credential: admin-\(name) }")
        guard secret.reveal().count >= Self.shortestSecret else {
            faults.error(
                at: node.location, "'\(name)' is shorter than \(Self.shortestSecret) characters",
                remedy: "make a longer one, as with 'openssl rand -hex 16'")
            return nil
        }
        return secret
    }

    /// Names of hosts, lowercased; nil after noting a fault.
    private func hosts(in node: LocatedNode) -> [String]? {
        let example = "hosts: [reminders.example.org]"
        guard let items = faults.items(node, "'hosts'", example: example) else { return nil }
        let hosts = items.compactMap { item -> String? in
            guard let text = faults.text(item, "an item of 'hosts'", example: example) else { return nil }
            return faults.checked(at: text.location) { () throws(Objection) in
                try HostName(text.text, "an item of 'hosts'").text.lowercased()
            }
        }
        return hosts.count == items.count ? hosts : nil
    }
}
