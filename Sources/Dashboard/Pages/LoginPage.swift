import Admin

/// Where a password lets somebody in.
struct LoginPage: Page {
    let template = "login"
    let section = "/login"

    func fields(_ scene: Scene) async throws(AdminProblem) -> Fields {
        ["title": scene.words["login.title"], "to": scene.refusal?.form["to"] ?? scene.query["to"]]
    }
}
