import Hummingbird

/// A problem on its way to whoever asked, with what HTTP says of it.
struct Refusal: Error {
    let problem: AdminProblem
    let headers: HTTPFields

    init(_ problem: AdminProblem, _ headers: HTTPFields = [:]) { (self.problem, self.headers) = (problem, headers) }
}
