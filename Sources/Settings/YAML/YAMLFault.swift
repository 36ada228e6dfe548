import ReminderCore
import Yams

/// What Yams says of a text, in words for the one who wrote it.
struct YAMLFault {
    private let location: Diagnostic.Location
    private let problem: String
    private let remedy: String

    /// - Parameter error: What ``YAMLComposer`` threw while reading `source`.
    init(_ error: any Error, in source: SourceText) {
        var mark: Mark?
        var context: YamlError.Context?
        var words = "the text cannot be read as YAML"
        switch error as? YamlError {
        case .scanner(let where_, let problem, let place, _), .parser(let where_, let problem, let place, _),
            .composer(let where_, let problem, let place, _):
            (mark, context, words) = (place, where_, problem)
        case .duplicatedKeysInMapping(let keys, let place):
            (mark, words) = (place.mark, "the key \(keys.first.map(quoted) ?? "''") is written twice")
        case .reader(let problem, _, _, _):
            words = problem
        default:
            break
        }
        let isIndentedByTab = mark.map { Self.isIndentedByTab($0, in: source) } ?? false
        let saying = isIndentedByTab ? Self.tab : Self.saying(words, in: context?.text ?? "")
        if saying.isAtContext, let opening = context?.mark { mark = opening }
        (problem, remedy) = (saying.problem, saying.remedy)
        location =
            mark.map { source.location(line: $0.line, scalarColumn: $0.column) }
            ?? Diagnostic.Location(file: source.file)
    }

    /// Adds the fault to `faults`.
    func report(to faults: FaultCollector) { faults.error(at: location, problem, remedy: remedy) }

    private struct Saying {
        var isAtContext = false
        let problem: String
        let remedy: String
    }

    private static let tab = Saying(problem: "a tab indents the line", remedy: "indent with spaces")

    /// The same in other words, for what libyaml says most often.
    private static func saying(_ words: String, in context: String) -> Saying {
        switch words {
        case "found unexpected end of stream" where context.contains("quoted scalar"):
            Saying(isAtContext: true, problem: "a quote is opened and never closed", remedy: "close the quote")
        case "did not find expected ',' or '}'":
            Saying(
                isAtContext: true, problem: "a '{' is opened and not closed",
                remedy: "write ',' between entries and '}' after the last")
        case "did not find expected ',' or ']'":
            Saying(
                isAtContext: true, problem: "a '[' is opened and not closed",
                remedy: "write ',' between items and ']' after the last")
        case "mapping values are not allowed in this context":
            Saying(
                problem: "a ':' stands where no key can be",
                remedy:
                    "check the indentation and the line above, or put the whole value in quotes: 'title: \"Talk: part 1\"'"
            )
        case "found unexpected ':'":
            Saying(
                problem: "a ':' has no space after it", remedy: "write a space, as in '{ url: …, language: vi }'")
        case "could not find expected ':'":
            Saying(problem: "a key has no ':' after it", remedy: "write 'key: value', with a space after the ':'")
        case "did not find expected key":
            Saying(
                problem: "a key is expected here",
                remedy: "indent keys of one map alike, and put values with quotes inside in quotes as a whole")
        case "block sequence entries are not allowed in this context":
            Saying(problem: "a '-' stands where no list can be", remedy: "begin the list on a line of its own")
        case "found character that cannot start any token":
            Saying(
                problem: "a value begins with a character that YAML keeps for itself", remedy: "put the value in quotes"
            )
        case "found undefined alias":
            Saying(problem: "an alias names nothing", remedy: "put the value in quotes if it is to begin with '*'")
        case "but found another document":
            Saying(
                problem: "a second document begins",
                remedy: "remove the line '---', or move what follows to a file of its own")
        default:
            Saying(problem: words, remedy: "see https://yaml.org/spec/1.1/ for how YAML is written")
        }
    }

    private static func isIndentedByTab(_ mark: Mark, in source: SourceText) -> Bool {
        guard source.lines.indices.contains(mark.line - 1) else { return false }
        return source.lines[mark.line - 1].prefix { $0 == " " || $0 == "\t" }.contains("\t")
    }
}
