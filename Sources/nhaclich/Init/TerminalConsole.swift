import ArgumentParser
import HostSystem

/// A person at a terminal.
final class TerminalConsole: Console {
    private let phrases: () -> InitPhrases
    private let style: Style

    /// - Parameter phrases: In the language chosen so far.
    init(style: Style, phrases: @escaping () -> InitPhrases) { (self.style, self.phrases) = (style, phrases) }

    func ask(_ question: Question) throws -> String {
        let hint = question.suggestion.map { $0.isEmpty ? "" : " [\($0)]" } ?? ""
        while true {
            Output.write(bytes: Array("\(style.paint(question.text + hint, .heading)): ".utf8))
            guard let line = Terminal.input.line(isHidden: question.isSecret) else {
                Output.write(bytes: [UInt8(ascii: "\n")])
                throw InitFailure(problem: phrases().nothingWritten, status: .failure)
            }
            let answer = line.trimmed
            if !answer.isEmpty { return answer }
            if let suggestion = question.suggestion { return suggestion }
        }
    }

    func say(_ text: String) { Output.write(bytes: Array((text + "\n").utf8)) }

    func object(_ problem: String, _ status: ExitCode) {
        let lines = problem.split(separator: "\n").map { "  \($0)" }
        say(style.paint(lines.joined(separator: "\n"), .bad))
    }
}

extension String {
    /// The text without spaces and tabs at its ends.
    var trimmed: String {
        var text = self[...]
        while let first = text.first, first == " " || first == "\t" { text.removeFirst() }
        while let last = text.last, last == " " || last == "\t" { text.removeLast() }
        return String(text)
    }
}
