package import Hummingbird

/// A part of what the admin server carries: the API, the dashboard, the metrics.
package protocol AdminRoutes: Sendable {
    /// Adds its routes.
    func add(to router: Router<AdminContext>)
}
