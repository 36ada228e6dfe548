import ReminderCore

/// Reads YAML line by line, just well enough to know which key a value stands under.
struct VeilScanner {
    let openKeys: Set<String>
    let secretKeys: Set<String>
    /// Whether values are hidden only when their key is on the same line.
    var hidesOnlyAfterKeys = false

    /// Whether the values that come next may be shown.
    private var isOpen = false
    /// The brackets around the place, the outermost first, with what held before each.
    private var brackets: [(isMap: Bool, wasOpen: Bool)] = []
    /// The quotation mark of a text that goes on over several lines.
    private var quote: Character?
    /// The column of the key whose value goes on over all lines further in: a block of text (`|` or `>`),
    /// or a plain text that must not be shown.
    private var blockColumn: Int?
    /// The column of the last key outside brackets, or of its list's dashes.
    private var keyColumn = -1
    /// The column of the last key of a secret, and how many brackets were around it.
    private var secret: (column: Int, depth: Int)?
    private var keyIsOnLine = false
    /// Whether, inside brackets, a value must come next, so that nothing can be a key.
    private var valueIsDue = false
    private var hidden: [Range<Int>] = []

    init(openKeys: Set<String>, secretKeys: Set<String>) {
        (self.openKeys, self.secretKeys) = (openKeys, secretKeys)
    }

    /// Whether the last line ended inside quotes, brackets or a block of text.
    var isInside: Bool { quote != nil || blockColumn != nil || !brackets.isEmpty }

    /// The ranges to hide in the next line.
    mutating func scan(_ line: [Character]) -> [Range<Int>] {
        (hidden, keyIsOnLine) = ([], false)
        let indent = line.firstIndex { $0 != " " && $0 != "\t" } ?? line.count
        if indent == 0, startsSection(line) { leaveEverything() }
        if let column = blockColumn {
            if indent == line.count || indent > column {
                hide(indent..<line.count)
                return hidden
            }
            blockColumn = nil
        }
        var position = 0
        if let quote {
            guard let end = closing(quote, in: line, from: 0) else {
                hide(0..<line.count)
                return hidden
            }
            hide(0..<end)
            self.quote = nil
            position = end + 1
        } else if brackets.isEmpty, indent < line.count, indent <= keyColumn, line[indent] != "-" {
            // Not below the last key, so not a value of it.
            isOpen = false
        }
        while position < line.count { position = token(in: line, at: position) }
        return hidden
    }

    /// Reads what stands at `position`, and says where the next thing may stand.
    private mutating func token(in line: [Character], at position: Int) -> Int {
        let isLast = position + 1 == line.count
        switch line[position] {
        case " ", "\t":
            return position + 1
        case ":":
            // The key is on a line of its own (`? key`), or missing.
            if brackets.isEmpty { keyIsOnLine = true } else { valueIsDue = true }
            return position + 1
        case "#" where position == 0 || line[position - 1] == " " || line[position - 1] == "\t":
            let start = line[(position + 1)...].firstIndex { $0 != " " } ?? line.count
            hide(start..<line.count, evenIfOpen: true)
            return line.count
        case "-" where brackets.isEmpty && (isLast || line[position + 1] == " "),
            "?" where brackets.isEmpty && (isLast || line[position + 1] == " "):
            if !keyIsOnLine { keyColumn = position }
            return position + 1
        case "{", "[":
            brackets.append((line[position] == "{", isOpen))
            if line[position] == "{" { isOpen = false }
            valueIsDue = false
            return position + 1
        case "}", "]":
            if let bracket = brackets.popLast() { isOpen = bracket.wasOpen }
            valueIsDue = false
            return position + 1
        case ",":
            if let bracket = brackets.last { isOpen = bracket.isMap ? false : bracket.wasOpen }
            valueIsDue = false
            return position + 1
        case "|" where brackets.isEmpty, ">" where brackets.isEmpty:
            blockColumn = keyColumn
            hide(position + 1..<line.count)
            return line.count
        case "\"", "'":
            return quotedText(in: line, at: position)
        default:
            return plainText(in: line, at: position)
        }
    }

    private mutating func quotedText(in line: [Character], at start: Int) -> Int {
        guard let end = closing(line[start], in: line, from: start + 1) else {
            hide(start + 1..<line.count)
            quote = line[start]
            return line.count
        }
        let next = line[(end + 1)...].firstIndex { $0 != " " } ?? line.count
        if next < line.count, line[next] == ":", mayBeKey {
            enter(key: line[start + 1..<end], at: start)
            return next + 1
        }
        hide(start + 1..<end, in: line)
        return end + 1
    }

    private mutating func plainText(in line: [Character], at start: Int) -> Int {
        let isInBrackets = !brackets.isEmpty
        var end = start
        while end < line.count {
            let character = line[end]
            if isInBrackets, end > start, ",[]{}".contains(character) { break }
            if character == "#", end > start, line[end - 1] == " " || line[end - 1] == "\t" { break }
            if character == ":", mayBeKey,
                end + 1 == line.count || " \t".contains(line[end + 1])
                    || (isInBrackets && ",[]{}".contains(line[end + 1]))
            {
                enter(key: line[start..<end], at: start)
                return end + 1
            }
            end += 1
        }
        let visibleEnd = line[start..<end].lastIndex { $0 != " " && $0 != "\t" }.map { $0 + 1 } ?? end
        hide(start..<visibleEnd, in: line)
        if !isInBrackets, !isOpen, keyIsOnLine { blockColumn = keyColumn }
        return max(end, start + 1)
    }

    /// Whether what comes next can be a key: outside brackets one on a line, inside one before each value.
    private var mayBeKey: Bool { brackets.isEmpty ? !keyIsOnLine : !valueIsDue }

    private mutating func enter(key: ArraySlice<Character>, at start: Int) {
        let name = String(key)
        let isInSecret = secret.map {
            brackets.isEmpty ? $0.depth == 0 && start > $0.column : brackets.count > $0.depth
        }
        if isInSecret != true { secret = secretKeys.contains(name) ? (start, brackets.count) : nil }
        // Below the key of a secret, what looks like a key may be a secret with a colon in it.
        if name.contains("://") || (isInSecret == true && Likeness.nearest(to: name, among: openKeys) == nil) {
            hide(key.indices, evenIfOpen: true)
        }
        isOpen = openKeys.contains(name)
        keyIsOnLine = true
        valueIsDue = !brackets.isEmpty
        if brackets.isEmpty { keyColumn = start }
    }

    private mutating func hide(_ range: Range<Int>, in line: [Character]) {
        hide(range, evenIfOpen: String(line[range]).contains("://"))
    }

    private mutating func hide(_ range: Range<Int>, evenIfOpen: Bool = false) {
        guard !range.isEmpty, evenIfOpen || !isOpen, evenIfOpen || keyIsOnLine || !hidesOnlyAfterKeys else { return }
        hidden.append(range)
    }

    /// Where the text opened by `mark` ends: `''` and `\"` do not end it.
    private func closing(_ mark: Character, in line: [Character], from start: Int) -> Int? {
        var index = start
        while index < line.count {
            if mark == "\"", line[index] == "\\" {
                index += 2
            } else if line[index] != mark {
                index += 1
            } else if mark == "'", index + 1 < line.count, line[index + 1] == "'" {
                index += 2
            } else {
                return index
            }
        }
        return nil
    }

    /// Whether a key stands at the line's very beginning, which ends all that was left open.
    private func startsSection(_ line: [Character]) -> Bool {
        guard let colon = line.firstIndex(of: ":"), colon > 0 else { return false }
        let isKey = line[..<colon].allSatisfy { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" }
        return isKey && (colon + 1 == line.count || line[colon + 1] == " ")
    }

    private mutating func leaveEverything() {
        (isOpen, brackets, quote, blockColumn, keyColumn, secret) = (false, [], nil, nil, -1, nil)
    }
}
