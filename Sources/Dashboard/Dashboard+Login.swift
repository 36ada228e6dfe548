package import Admin
package import Hummingbird

extension Dashboard {
    /// Adds where people log in and out.
    func addLogin(to router: Router<AdminContext>) {
        router.get("/login") { request, context in
            if let choice = remember(request) { return choice }
            guard gate.asksForPassword, context.visitor != .session else { return Self.going(to: "/") }
            return try await show(LoginPage(), request, context)
        }
        router.post("/login") { request, context in
            let form = try await form(of: request)
            do throws(AdminProblem) {
                // Not without the spaces around it: they may be part of it.
                let password = form.all("password").last ?? ""
                let headers = try gate.logIn(password: password, request: request, context: context)
                return Self.going(to: Gate.returnPath(form["to"]), headers)
            } catch {
                return try await refuse(LoginPage(), form, error, request, context)
            }
        }
        router.post("/logout") { request, context in
            Self.going(to: "/login", gate.logOut(request: request, context: context))
        }
    }

    /// A page for people that says why something was refused.
    package func page(of problem: AdminProblem, for request: Request, _ context: AdminContext) async -> Response? {
        try? await show(ProblemPage(problem: problem), request, context)
    }

    private static func going(to path: String, _ headers: HTTPFields = [:]) -> Response {
        var headers = headers
        headers[.location] = path
        return Response(status: .seeOther, headers: headers)
    }
}
