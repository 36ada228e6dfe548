/// Finds what must not be shown in the lines of a configuration.
///
/// It works on the text and not on what YAML makes of it, because a line must also be shown when YAML
/// can make nothing of it. Everything is hidden but what is known to be harmless: keys, punctuation,
/// and the values of keys that hold no secrets. An unknown key may be a misspelt `secret`, so its
/// value is hidden too; so are comments, and addresses wherever they are.
struct SecretVeil {
    /// The keys whose values may be shown.
    let openKeys: Set<String>
    /// The keys of secrets: below them, even keys are hidden unless they look like open ones.
    let secretKeys: Set<String>

    /// For each line, the ranges of characters to hide.
    func hiddenRanges(in lines: [String]) -> [[Range<Int>]] {
        var scanner = VeilScanner(openKeys: openKeys, secretKeys: secretKeys)
        return lines.map { line in
            let characters = Array(line)
            let wasInside = scanner.isInside
            var hidden = scanner.scan(characters)
            if wasInside {
                // A quote or bracket may have been left open by mistake: then the line stands for itself.
                var afresh = VeilScanner(openKeys: openKeys, secretKeys: secretKeys)
                afresh.hidesOnlyAfterKeys = true
                hidden += afresh.scan(characters)
            }
            return hidden
        }
    }

    /// `line` with dots in place of `ranges`; what a caret at `caret` (from 1) points at stays in its column.
    static func cover(_ ranges: [Range<Int>], of line: String, caret: Int) -> String {
        if ranges.isEmpty { return line }
        let characters = Array(line)
        var hidden = [Bool](repeating: false, count: characters.count)
        for range in ranges { for index in range where hidden.indices.contains(index) { hidden[index] = true } }
        var covered = ""
        var index = 0
        while index < characters.count {
            guard hidden[index] else {
                covered.append(characters[index])
                index += 1
                continue
            }
            let width = hidden[index...].firstIndex(of: false).map { $0 - index } ?? characters.count - index
            covered += dots(width, keepingWidth: caret - 1 > index)
            index += width
        }
        return covered
    }

    private static func dots(_ width: Int, keepingWidth: Bool) -> String {
        guard keepingWidth else { return "•••" }
        let dots = String(repeating: "•", count: min(3, width))
        return dots + String(repeating: " ", count: width - min(3, width))
    }
}
