import ReminderCore

/// The hosts off the public internet that an administrator names, one by one.
struct PrivateHosts {
    let hosts: Set<WebHost>

    /// What stands in `node`, a host or a list of them; nil after noting a fault.
    init?(in node: LocatedNode, _ faults: FaultCollector) {
        guard let items = faults.items(node, "'private-hosts'", example: Self.example) else { return nil }
        let hosts = items.compactMap { item -> WebHost? in
            guard let text = faults.text(item, Self.what, example: Self.example) else { return nil }
            return faults.checked(at: text.location) { () throws(Objection) in try Self.host(text.text) }
        }
        guard hosts.count == items.count else { return nil }
        self.hosts = Set(hosts)
    }

    private static let what = "an item of 'private-hosts'"
    private static let example = "private-hosts: [cloud.lan, 192.168.1.5]"

    private static func host(_ text: String) throws(Objection) -> WebHost {
        if text.contains("/"), !text.contains("://") {
            throw Objection(
                "\(what) is a network or has a path", remedy: "write each host by itself, as in '\(example)'")
        }
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        if parts.count == 2, !text.contains("://") {
            throw Objection("\(what) has a port in it", remedy: "write '\(parts[0])': all of its ports are meant")
        }
        return WebHost(try HostName(text, what).text)
    }
}
