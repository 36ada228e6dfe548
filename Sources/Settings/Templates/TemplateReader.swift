import ReminderCore

/// Reads a template: a text of one line or many, or the file that holds it.
struct TemplateReader {
    let source: any TemplateSource
    let faults: FaultCollector

    private static let example = "template: \"{{title}}, {{when}}\""

    /// The text of the template in `node`, checked, or nil after noting its faults.
    func template(in node: LocatedNode) -> String? {
        switch node.content {
        case .scalar(let text, _) where node.isText:
            return checked(text, from: node.location)
        case .map(let entries):
            return file(in: entries, at: node.location)
        case .scalar, .list, .null:
            faults.wrongKind(node, "'template'", wanted: "a text", example: Self.example)
            return nil
        }
    }

    /// The template in the file that `entries` name.
    private func file(in entries: [LocatedEntry], at place: Diagnostic.Location) -> String? {
        let example = "template: { file: /etc/nhaclich/templates/room.mustache }"
        for entry in entries where entry.key.text != "file" {
            faults.error(
                at: entry.key.location, "unknown key \(quoted(entry.key.text)) in 'template'",
                remedy: didYouMean(entry.key.text, among: ["file"]) ?? "write the file alone, as in '\(example)'")
        }
        guard let entry = entries.first(where: { $0.key.text == "file" }) else {
            if entries.isEmpty {
                faults.error(at: place, "'template' is an empty map", remedy: "write a text, as in '\(Self.example)'")
            }
            return nil
        }
        guard let name = faults.text(entry.value, "'file'", example: example),
            let path = faults.checked(
                at: name.location, { () throws(Objection) in try FilePath.absolute(name) })
        else { return nil }
        do {
            let text = try source.text(of: path)
            faults.open(SourceText(file: path, text: text))
            return checked(text, from: Diagnostic.Location(file: path, line: 1, column: 1))
        } catch {
            faults.error(at: name.location, error.problem, remedy: error.remedy)
            return nil
        }
    }

    /// `text`, which begins at `place` or just after it, or nil after noting its faults where their tags stand.
    private func checked(_ text: String, from place: Diagnostic.Location) -> String? {
        let found = source.faults(in: text)
        for fault in found {
            let location = fault.tag.flatMap { faults.location(ofTag: $0, from: place) } ?? place
            faults.error(at: location, fault.problem, remedy: fault.remedy)
        }
        return found.isEmpty ? text : nil
    }
}

extension SourceText {
    /// Where the `{{` stands before which there are `number` others, looked for from `place` on; nil when there are
    /// not so many.
    ///
    /// Whatever YAML makes of indentation, folded lines and quotes, the braces of tags stand in the file as they stand
    /// in the text.
    func location(ofTag number: Int, from place: Diagnostic.Location) -> Diagnostic.Location? {
        var left = number
        for line in max(place.line, 1)...max(place.line, lines.count) where lines.indices.contains(line - 1) {
            let text = lines[line - 1]
            let start = line == place.line ? max(place.column - 1, 0) : 0
            var rest = text.dropFirst(start)
            while let braces = rest.firstRange(of: "{{") {
                if left == 0 {
                    let column = text.distance(from: text.startIndex, to: braces.lowerBound) + 1
                    return Diagnostic.Location(file: file, line: line, column: column)
                }
                left -= 1
                rest = rest[braces.upperBound...]
            }
        }
        return nil
    }
}

extension FaultCollector {
    /// Where a tag of a text stands that begins at `place`; nil when its file does not have so many.
    fileprivate func location(ofTag number: Int, from place: Diagnostic.Location) -> Diagnostic.Location? {
        source(place.file)?.location(ofTag: number, from: place)
    }
}
