import Hummingbird

/// Which paths there are, and what can be done with each.
struct RouteTable {
    struct Route {
        /// As in `/api/v1/calendars/{name}/refresh`.
        let pattern: String
        var methods: Set<HTTPRequest.Method>
        fileprivate let parts: [Substring]
    }

    private var routes: [Route] = []

    init(_ router: Router<AdminContext>) {
        var byPattern: [String: Route] = [:]
        for description in router.routes {
            let pattern = description.path.description
            byPattern[pattern, default: Route(pattern: pattern, methods: [], parts: pattern.split(separator: "/"))]
                .methods.insert(description.method)
        }
        for var route in byPattern.values {
            if route.methods.contains(.get) { route.methods.insert(.head) }
            routes.append(route)
        }
        // A path's own name comes before one that stands for any.
        routes.sort { $0.pattern.filter { $0 == "{" }.count < $1.pattern.filter { $0 == "{" }.count }
    }

    /// The route of `path`, or nil when it leads nowhere.
    func route(of path: String) -> Route? {
        let parts = path.split(separator: "/")
        return routes.first { Self.matches($0.parts, parts) }
    }

    private static func matches(_ pattern: [Substring], _ path: [Substring]) -> Bool {
        for (index, part) in pattern.enumerated() {
            if part == "**" { return path.count > index }
            guard index < path.count, part.first == "{" || part == path[index] else { return false }
        }
        return pattern.count == path.count
    }
}

extension RouteTable.Route {
    /// The methods, for the header `Allow`.
    var allowed: String { methods.map(\.rawValue).sorted().joined(separator: ", ") }
}
