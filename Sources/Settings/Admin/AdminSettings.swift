package import ReminderCore

/// How browsers and programs on other machines reach the daemon, and who of them may come in.
package struct AdminSettings: Hashable, Sendable {
    /// Where the admin API and the dashboard listen besides the Unix socket.
    package let listen: ListenAddress
    /// What people log in to the dashboard with; nil when nobody has to.
    package let password: Secret?
    /// What programs send as `Authorization: Bearer`; nil when none may.
    package let token: Secret?
    /// What lets the outgoing calendar be read without logging in; nil when nothing does.
    package let feedToken: Secret?
    /// The names a reverse proxy passes on as the host, lowercased.
    package let hosts: Set<String>

    package init(
        listen: ListenAddress, password: Secret? = nil, token: Secret? = nil, feedToken: Secret? = nil,
        hosts: Set<String> = []
    ) {
        (self.listen, self.password, self.token) = (listen, password, token)
        (self.feedToken, self.hosts) = (feedToken, hosts)
    }

    /// Whether whoever can connect is in: nothing is asked for.
    package var isOpen: Bool { password == nil && token == nil }
}
