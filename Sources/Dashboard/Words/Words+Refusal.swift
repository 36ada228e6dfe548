import Admin

extension Words {
    /// What a page shows of `problem`: in its own words, or else in those of the program, which are English.
    func refusal(_ problem: AdminProblem) -> Fields {
        guard let kind = problem.kind, has("refused.\(kind.rawValue).problem") else {
            return ["problem": problem.problem, "remedy": problem.remedy, "words": "en"]
        }
        let remedy = problem.values["near"] == nil ? "refused.\(kind.rawValue).remedy" : "refused.near"
        return [
            "problem": self["refused.\(kind.rawValue).problem", problem.values],
            "remedy": has(remedy) ? self[remedy, problem.values] : "", "words": tag,
        ]
    }
}
