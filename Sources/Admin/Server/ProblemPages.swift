package import Hummingbird

/// Shows people in a browser why something was refused.
package protocol ProblemPages: Sendable {
    /// A page that says it; nil when there is none, and the problem is shown as programs see it.
    func page(of problem: AdminProblem, for request: Request, _ context: AdminContext) async -> Response?
}
