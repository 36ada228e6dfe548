import Hummingbird
import NIOCore

/// Makes what a handler throws a refusal in the one form they all have.
struct RefusalMiddleware: RouterMiddleware {
    @concurrent func handle(
        _ request: Request, context: AdminContext,
        next: @concurrent (Request, AdminContext) async throws -> Response
    ) async throws -> Response {
        do {
            return try await next(request, context)
        } catch let problem as AdminProblem {
            throw Refusal(problem)
        } catch is NIOTooManyBytesError {
            throw Refusal(
                AdminProblem(
                    status: 413, "the body is larger than \(AdminReply.largestRequest / 1024) KiB",
                    remedy: "ask for less at once"))
        } catch let error as HTTPError {
            throw Refusal(
                AdminProblem(status: error.status.code, error.body ?? error.status.reasonPhrase), error.headers)
        }
    }
}
