import ReminderCore
import Yams

/// Reads a YAML text into located values, within bounds.
///
/// What a hostile or broken file can do is bounded here: its size, the depth of its maps and lists,
/// the number of its values, and what its aliases multiply to.
package struct YAMLDocument {
    /// The most bytes a file may have: 1 MiB.
    static let mostBytes = 1 << 20
    /// How deep maps and lists may stand in one another.
    static let mostDepth = 32
    /// The most values a file may have, with aliases followed.
    static let mostValues = 50_000
    /// The most characters that YAML forbids that are reported one by one.
    private static let mostForbidden = 10

    private let source: SourceText
    private let faults: FaultCollector
    private let composer: YAMLComposer
    private var values = 0

    /// The value at the top of `text`, which holds no secret, or nil when it cannot be read; an empty file is
    /// ``LocatedNode/Content/null``.
    package static func root(of text: ConfigurationText, faults: FaultCollector) -> LocatedNode? {
        root(of: text, veil: nil, faults: faults)
    }

    /// The value at the top of `text`, or nil when it cannot be read; an empty file is ``LocatedNode/Content/null``.
    ///
    /// - Parameter veil: Hides secrets in the lines shown with faults; nil when the file holds none.
    static func root(of text: ConfigurationText, veil: SecretVeil?, faults: FaultCollector) -> LocatedNode? {
        let file = text.file
        guard text.text.utf8.count <= mostBytes else {
            faults.open(SourceText(file: file, text: ""))
            faults.error(
                at: Diagnostic.Location(file: file), "the file has \(text.text.utf8.count) bytes, more than 1 MiB",
                remedy: "split it into smaller files")
            return nil
        }
        // Nearly every file has nothing to be cleaned, and no alias: then nobody has to take it to pieces.
        let isClean = !text.text.unicodeScalars.contains(where: isForbidden)
        let written = isClean ? text.text : clean(text.text)
        let source = SourceText(file: file, text: written, veil: veil)
        faults.open(source)
        if !isClean { reportForbidden(in: text.text, source, faults) }
        if let refusal = AliasGuard.refusal(of: written) {
            let before = SourceText(file: file, text: String(written.unicodeScalars.prefix(refusal.offset)))
            faults.error(
                at: source.location(
                    line: before.lines.count, scalarColumn: (before.lines.last?.unicodeScalars.count ?? 0) + 1),
                refusal.problem, remedy: "write the values out in full")
            return nil
        }
        do {
            var document = YAMLDocument(source: source, faults: faults, composer: try YAMLComposer(written))
            guard let root = document.composer.root else {
                return LocatedNode(.null, at: Diagnostic.Location(file: file))
            }
            let value = document.located(root, depth: 0)
            return document.values > mostValues ? nil : value
        } catch {
            YAMLFault(error, in: source).report(to: faults)
            return nil
        }
    }

    private init(source: SourceText, faults: FaultCollector, composer: YAMLComposer) {
        (self.source, self.faults, self.composer) = (source, faults, composer)
    }

    private func location(_ mark: Mark?) -> Diagnostic.Location {
        source.location(line: mark?.line ?? 1, scalarColumn: mark?.column ?? 1)
    }

    private mutating func located(_ node: Node, depth: Int) -> LocatedNode? {
        let place = location(node.mark)
        values += 1
        guard values <= Self.mostValues else {
            // Said once; the count goes on only to stop everything above.
            if values == Self.mostValues + 1 {
                faults.error(
                    at: Diagnostic.Location(file: source.file), "the file has more than \(Self.mostValues) values",
                    remedy: "split it into smaller files, and write fewer aliases")
            }
            return nil
        }
        guard depth < Self.mostDepth else {
            faults.error(
                at: place, "maps and lists stand more than \(Self.mostDepth) deep in one another",
                remedy: "check the indentation and the brackets")
            values = Self.mostValues + 1
            return nil
        }
        switch node {
        case .scalar(let scalar):
            return located(scalar, at: place)
        case .sequence(let sequence):
            checkTag(sequence.tag.description, standard: "seq", at: place)
            return LocatedNode(.list(sequence.compactMap { located($0, depth: depth + 1) }), at: place)
        case .mapping(let mapping):
            checkTag(mapping.tag.description, standard: "map", at: place)
            return LocatedNode(.map(entries(of: mapping, depth: depth)), at: place)
        case .alias:
            return nil  // Yams follows aliases while it composes.
        }
    }

    private func located(_ scalar: Node.Scalar, at place: Diagnostic.Location) -> LocatedNode {
        let tag = scalar.tag.description
        checkTag(tag, standard: "str", at: place)
        let isPlain = scalar.style == .plain && (tag.isEmpty || !tag.hasSuffix(":str"))
        if isPlain, ["", "~", "null", "Null", "NULL"].contains(scalar.string) { return LocatedNode(.null, at: place) }
        return LocatedNode(.scalar(scalar.string, isPlain: isPlain), at: place)
    }

    private mutating func entries(of mapping: Node.Mapping, depth: Int) -> [LocatedEntry] {
        var entries: [LocatedEntry] = []
        var firstLines: [String: Int] = [:]
        for (keyNode, valueNode) in mapping {
            let place = location(keyNode.mark)
            guard case .scalar(let scalar) = keyNode else {
                faults.error(
                    at: place, "a key is a map or a list", remedy: "write a text before the ':', as in 'path: /srv'")
                continue
            }
            let value = located(valueNode, depth: depth + 1)
            let name = composer.name(of: scalar)
            if let line = firstLines[name] {
                faults.error(
                    at: place, "the key \(quoted(name)) is written twice",
                    remedy: "keep one of them; the first is on line \(line)")
            } else {
                firstLines[name] = place.line
            }
            if let value { entries.append(LocatedEntry(key: LocatedText(name, at: place), value: value)) }
        }
        return entries
    }

    private func checkTag(_ tag: String, standard: String, at place: Diagnostic.Location) {
        if tag.isEmpty || tag == "!" || tag == "tag:yaml.org,2002:\(standard)" { return }
        faults.error(at: place, "the tag \(quoted(tag)) means nothing here", remedy: "remove it")
    }

    /// The text with what YAML forbids made visible, so that the rest can be read all the same.
    private static func clean(_ text: String) -> String {
        var scalars = String.UnicodeScalarView()
        // A byte order mark at the beginning says nothing in UTF-8.
        for scalar in text.unicodeScalars.first == "\u{FEFF}"
            ? text.unicodeScalars.dropFirst() : text.unicodeScalars[...]
        {
            scalars.append(isForbidden(scalar) ? "\u{FFFD}" : scalar)
        }
        return String(scalars)
    }

    private static func reportForbidden(in text: String, _ source: SourceText, _ faults: FaultCollector) {
        let original = SourceText(
            file: source.file,
            text: text.unicodeScalars.first == "\u{FEFF}" ? String(text.unicodeScalars.dropFirst()) : text)
        var count = 0
        for (index, line) in original.lines.enumerated() {
            for (column, scalar) in line.unicodeScalars.enumerated() where isForbidden(scalar) {
                count += 1
                guard count <= mostForbidden else { return }
                let digits = String(scalar.value, radix: 16, uppercase: true)
                let code = String(repeating: "0", count: max(0, 4 - digits.count)) + digits
                faults.error(
                    at: source.location(line: index + 1, scalarColumn: column + 1),
                    "the character U+\(code), which cannot be seen, stands in the text", remedy: "remove it")
            }
        }
    }

    private static func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x09, 0x0A, 0x0D, 0x85: false
        case ..<0x20, 0x7F...0x9F, 0xFEFF, 0xFFFE, 0xFFFF: true
        default: false
        }
    }
}
