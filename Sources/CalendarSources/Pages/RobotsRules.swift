/// What a site asks of programs that read it (RFC 9309).
struct RobotsRules {
    private struct Rule {
        let isAllowed: Bool
        let pattern: [UInt8]
    }

    /// The most bytes that are read, as the RFC has it.
    static let largest = 500 * 1024
    /// The most rules that are kept.
    private static let most = 2000

    private var rules: [Rule] = []

    /// The rules for the program `agent` in `text`: those of its own group, or else of `*`.
    init(_ text: [UInt8], agent: String) {
        var own: [Rule]?
        var general: [Rule] = []
        var (isOwn, isGeneral) = (false, false)
        var isNaming = false
        for line in text.prefix(Self.largest).split(whereSeparator: { $0 == 0x0A || $0 == 0x0D }) {
            let plain = String(decoding: line.prefix { $0 != UInt8(ascii: "#") }, as: UTF8.self)
            let parts = plain.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
            guard parts.count == 2 else { continue }
            let key = parts[0].trimmedOfBlanks.lowercased()
            let value = parts[1].trimmedOfBlanks
            switch key {
            case "user-agent":
                if !isNaming { (isOwn, isGeneral) = (false, false) }
                isNaming = true
                if value == "*" { isGeneral = true }
                if value.lowercased() == agent { isOwn = true }
                if isOwn, own == nil { own = [] }
            case "allow", "disallow":
                isNaming = false
                guard !value.isEmpty, value.utf8.count <= 2000 else { continue }
                let rule = Rule(isAllowed: key == "allow", pattern: Array(value.utf8))
                if isOwn, (own?.count ?? 0) < Self.most { own?.append(rule) }
                if isGeneral, general.count < Self.most { general.append(rule) }
            default: isNaming = false
            }
        }
        rules = own ?? general
    }

    /// Whether the site lets `path` be read. The longest rule that fits decides, and of two as long the kinder.
    func allow(_ path: String) -> Bool {
        let path = Array(path.utf8)
        var best: (length: Int, isAllowed: Bool) = (-1, true)
        for rule in rules where rule.pattern.count >= best.length && Self.fits(rule.pattern, path) {
            let isKinder = rule.pattern.count == best.length && rule.isAllowed
            if rule.pattern.count > best.length || isKinder { best = (rule.pattern.count, rule.isAllowed) }
        }
        return best.isAllowed
    }

    /// Whether `path` begins as `pattern` says: `*` stands for anything, `$` at the end for the end.
    private static func fits(_ pattern: [UInt8], _ path: [UInt8]) -> Bool {
        let isWhole = pattern.last == UInt8(ascii: "$")
        let pattern = isWhole ? pattern.dropLast() : pattern[...]
        // As globs are matched with one step back: linear in pattern and path together for each star.
        var (at, place) = (0, pattern.startIndex)
        var star: (place: Int, at: Int)?
        while true {
            if place == pattern.endIndex {
                if !isWhole || at == path.count { return true }
            } else if pattern[place] == UInt8(ascii: "*") {
                star = (place + 1, at)
                place += 1
                continue
            } else if at < path.count, pattern[place] == path[at] {
                (place, at) = (place + 1, at + 1)
                continue
            }
            guard let back = star, back.at < path.count else { return false }
            star = (back.place, back.at + 1)
            (place, at) = (back.place, back.at + 1)
        }
    }
}

extension Substring {
    fileprivate var trimmedOfBlanks: String {
        let start = drop { $0 == " " || $0 == "\t" }
        var end = start
        while let last = end.last, last == " " || last == "\t" { end.removeLast() }
        return String(end)
    }
}
