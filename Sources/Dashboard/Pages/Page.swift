import Admin

/// One page of the dashboard. What can be done on it is posted to its own address.
protocol Page: Sendable {
    /// Which template shows it.
    var template: String { get }
    /// The path of the part of the dashboard that it belongs to.
    var section: String { get }

    /// What its template shows; `title` is always among it.
    func fields(_ scene: Scene) async throws(AdminProblem) -> Fields

    /// Does what a form asks for.
    func act(_ form: Query, _ scene: Scene) async throws(AdminProblem) -> Done
}

extension Page {
    func act(_ form: Query, _ scene: Scene) async throws(AdminProblem) -> Done {
        throw AdminProblem(status: 405, "nothing can be done on this page", kind: .noSuchAction)
    }
}

extension AdminProblem {
    /// Says that a form has no such button.
    static var unknownAction: AdminProblem {
        AdminProblem(
            status: 400, "the form does not say what to do", remedy: "go back, reload the page, and try again",
            kind: .noSuchAction)
    }
}
