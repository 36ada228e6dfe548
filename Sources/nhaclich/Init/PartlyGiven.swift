import ArgumentParser

/// A person who has answered some questions beforehand, by options: those are asked only when their answer is not taken.
final class PartlyGiven: Console {
    private var answers: [Question.Topic: String]
    private let person: any Console

    init(_ answers: [Question.Topic: String], else person: any Console) {
        (self.answers, self.person) = (answers, person)
    }

    func ask(_ question: Question) throws -> String {
        if let answer = answers.removeValue(forKey: question.topic) { return answer }
        return try person.ask(question)
    }

    func say(_ text: String) { person.say(text) }

    func object(_ problem: String, _ status: ExitCode) { person.object(problem, status) }
}
