/// What is behind which path, as far as it matters who comes in.
enum Doors {
    /// Whether anybody may see what is there, who is not from another site: health for load balancers, the page to log
    /// in with, and what that page is made of.
    static func isOpen(_ route: String?) -> Bool {
        guard let route else { return false }
        return ["/healthz", "/readyz", "/login"].contains(route) || route.hasPrefix("/assets/")
    }

    /// Whether it is the outgoing calendar, which has a key of its own.
    static func isFeed(_ route: String?) -> Bool { route == "/calendar.ics" || route == "/calendar.json" }
}
