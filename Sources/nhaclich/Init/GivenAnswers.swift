import ArgumentParser

/// Nobody: every answer was given beforehand, by an option.
final class GivenAnswers: Console {
    private let answers: [Question.Topic: String]
    private let style: Style
    private var asked: Set<Question.Topic> = []
    private var objection: InitFailure?

    init(_ answers: [Question.Topic: String], style: Style) { (self.answers, self.style) = (answers, style) }

    func ask(_ question: Question) throws -> String {
        // What was refused once is refused again.
        if let objection, asked.contains(question.topic) || answers[question.topic] == nil { throw objection }
        asked.insert(question.topic)
        if let answer = answers[question.topic] { return answer }
        if let suggestion = question.suggestion { return suggestion }
        throw InitFailure(
            problem: "there is no answer to: \(question.text)\nhelp: \(Self.help(for: question.topic))",
            status: .validationFailure)
    }

    func say(_ text: String) { Output.write(bytes: Array((text + "\n").utf8)) }

    func object(_ problem: String, _ status: ExitCode) {
        objection = InitFailure(problem: problem, status: status)
    }

    /// Which option answers.
    private static func help(for topic: Question.Topic) -> String {
        switch topic {
        case .existing: "say --existing add or --existing replace; what is replaced is kept"
        case .calendar: "say --calendar PATH or --calendar ADDRESS"
        case .username: "say --calendar-user NAME"
        case .password: "say --calendar-password @FILE, a file with the password in it"
        case .channel: "say --channel KIND, or --channel with an address on one line"
        case .setting(let name): "say --set \(name)=VALUE, or --set \(name)=@FILE"
        default: "run it without --non-interactive"
        }
    }
}
