import ArgumentParser

@testable import nhaclich

/// A person who answers by heart: the answers in the order of the questions.
final class ScriptedConsole: Console {
    private var answers: [String]
    /// All that was shown, but for the secrets.
    private(set) var transcript: [String] = []
    private(set) var objections: [String] = []
    private(set) var hidden: [Question] = []

    init(_ answers: [String]) { self.answers = answers }

    func ask(_ question: Question) throws -> String {
        guard !answers.isEmpty else { throw InitFailure(problem: "no answer to \(question.text)", status: .failure) }
        let answer = answers.removeFirst()
        if question.isSecret { hidden.append(question) }
        transcript.append("\(question.text)? \(question.isSecret ? "" : answer)")
        if answer.isEmpty {
            guard let suggestion = question.suggestion else { return try ask(question) }
            return suggestion
        }
        return answer
    }

    func say(_ text: String) { transcript.append(text) }

    func object(_ problem: String, _ status: ExitCode) { objections.append(problem) }
}
