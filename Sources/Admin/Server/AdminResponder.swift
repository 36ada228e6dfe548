import Hummingbird

/// Answers every request: asks the gate, finds the route, and says in one way why something is refused.
struct AdminResponder: HTTPResponder {
    typealias Context = AdminContext

    let routes: RouterResponder<AdminContext>
    let table: RouteTable
    /// Nil where the system has decided who may connect.
    let gate: Gate?
    let pages: (any ProblemPages)?

    func respond(to request: Request, context: AdminContext) async throws -> Response {
        var context = context
        // Nobody is known before the gate has said who it is.
        if gate != nil { context.visitor = .stranger }
        var response: Response
        do {
            response = try await answer(to: request, &context)
        } catch let refusal as Refusal {
            response = try await self.response(refusal, to: request, context)
        }
        SecurityHeaders.add(to: &response.headers)
        return request.method == .head ? response.createHeadResponse() : response
    }

    private func answer(to request: Request, _ context: inout AdminContext) async throws -> Response {
        let route = table.route(of: request.uri.path)
        if let gate {
            switch gate.verdict(on: request, route: route?.pattern, peer: context.peer) {
            case .enter(let visitor): context.visitor = visitor
            case .refuse(let problem, let headers): throw Refusal(problem, headers)
            case .logIn(let path):
                let target = path == "/" ? "/login" : "/login?to=\(path.asQueryValue)"
                return Response(status: .seeOther, headers: [.location: target])
            }
        }
        guard let route else {
            throw Refusal(
                AdminProblem(
                    status: 404, "there is nothing at this path", remedy: "see /openapi.yaml", kind: .noSuchPath))
        }
        guard route.methods.contains(request.method) else {
            throw Refusal(
                AdminProblem(status: 405, "this cannot be done here", remedy: "the methods are \(route.allowed)"),
                [.allow: route.allowed])
        }
        return try await routes.respond(to: request, context: context)
    }

    private func response(
        _ refusal: Refusal, to request: Request, _ context: AdminContext
    ) async throws -> Response {
        if request.acceptsPages, !request.uri.path.hasPrefix("/api/"),
            var page = await pages?.page(of: refusal.problem, for: request, context)
        {
            page.status = .init(code: refusal.problem.status)
            page.headers.append(contentsOf: refusal.headers)
            return page
        }
        return try AdminReply.refusal(refusal.problem, refusal.headers)
    }
}

extension String {
    /// As a path can stand as a value in a query.
    fileprivate var asQueryValue: String {
        replacing("%", with: "%25").replacing("&", with: "%26").replacing("+", with: "%2B")
    }
}
