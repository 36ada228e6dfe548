import Admin

/// Why a page cannot be shown, and what to do.
struct ProblemPage: Page {
    let problem: AdminProblem

    let template = "problem"
    let section = ""

    func fields(_ scene: Scene) async throws(AdminProblem) -> Fields {
        let known = [400, 404, 405, 503].contains(problem.status) ? "\(problem.status)" : "other"
        let page: Fields = [
            "title": scene.words["problem.\(known)"], "status": problem.status,
        ]
        return page.merging(scene.words.refusal(problem))
    }
}
