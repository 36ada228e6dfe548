import Yams

/// Composes a YAML text into Yams' nodes, without stopping at keys that are written twice.
///
/// Yams refuses a map with the same key twice, names only the first place, and leaves the rest of the
/// file unread. So each such key gets a first letter from the private use area and the text is
/// composed again; whoever reads the nodes asks ``name(of:at:)`` for what was really written.
struct YAMLComposer {
    /// The node at the top, or nil when the file is empty.
    let root: Node?
    private let originals: [Place: Unicode.Scalar]

    private struct Place: Hashable {
        let line: Int
        let column: Int

        init(_ mark: Mark) { (line, column) = (mark.line, mark.column) }
    }

    /// The most keys written twice that are looked for: each costs another reading of the file.
    private static let mostRepeated = 24

    /// - Parameter text: The text, of characters that YAML allows.
    /// - Throws: What Yams says of the text.
    init(_ text: String) throws {
        var written = text
        // Made when there is a key written twice.
        var scalars: [Unicode.Scalar] = []
        var originals: [Place: Unicode.Scalar] = [:]
        var lineStarts: [Int]?
        while true {
            do {
                // Without rules every plain value is a text: `1` and "1" are the same key.
                let parser = try Parser(yaml: written, resolver: .basic, encoding: .utf8)
                root = try parser.singleRoot()
                self.originals = originals
                return
            } catch let fault as YamlError {
                guard case .duplicatedKeysInMapping(_, let context) = fault, originals.count < Self.mostRepeated
                else { throw fault }
                if scalars.isEmpty { scalars = Array(text.unicodeScalars) }
                let starts = lineStarts ?? Self.lineStarts(of: scalars)
                lineStarts = starts
                guard starts.indices.contains(context.mark.line - 1),
                    let letter = Self.firstLetter(
                        in: scalars, at: starts[context.mark.line - 1] + context.mark.column - 1),
                    let stand = Unicode.Scalar(0xF_0000 + UInt32(originals.count))
                else { throw fault }
                originals[Place(context.mark)] = scalars[letter]
                scalars[letter] = stand
                written = String(String.UnicodeScalarView(scalars))
            }
        }
    }

    /// The key whose node is `scalar`, as it was written.
    func name(of scalar: Node.Scalar) -> String {
        guard let mark = scalar.mark, let original = originals[Place(mark)] else { return scalar.string }
        return String(Character(original)) + String(scalar.string.unicodeScalars.dropFirst())
    }

    /// Where the first letter of the key at `start` is, or nil when the key is not a simple one.
    private static func firstLetter(in text: [Unicode.Scalar], at start: Int) -> Int? {
        guard text.indices.contains(start), text.indices.contains(start + 1) else { return nil }
        switch text[start] {
        case "\"", "'":
            return ["\"", "'", "\\"].contains(text[start + 1]) ? nil : start + 1
        case "&", "*", "!", "|", ">", "[", "{", "?", ":", " ", "\n":
            return nil
        default:
            return start
        }
    }

    private static func lineStarts(of text: [Unicode.Scalar]) -> [Int] {
        var starts = [0]
        for (index, scalar) in text.enumerated() {
            switch scalar {
            case "\r" where index + 1 < text.count && text[index + 1] == "\n": break
            case "\n", "\r", "\u{85}", "\u{2028}", "\u{2029}": starts.append(index + 1)
            default: break
            }
        }
        return starts
    }
}
