/// A content line as it stands in a file, without its folds.
package struct StatedLine: Hashable, Sendable {
    /// The line of the file it begins on.
    package let number: Int
    /// Name, parameters and value as written; the end of a long one is cut off.
    package let text: String
}

extension CalendarFile {
    /// The most lines that are given out of one component, and the most bytes of one of them.
    private static let mostLines = (count: 24, bytes: 200)

    /// The lines of the component that begins on `line` that say what happens and when, in the order of the file.
    package func statedLines(ofComponentAt line: Int) -> [StatedLine] {
        guard let event = events.first(where: { Int($0.line) == line }) else { return [] }
        var lines = ContentLines(
            in: Int(event.bytes.lowerBound)..<Int(event.bytes.upperBound), lineNumber: Int(event.line) + 1)
        var stated: [StatedLine] = []
        var depth = 0
        bytes.withUnsafeBytes { buffer in
            while stated.count < Self.mostLines.count, let line = lines.next(in: buffer) {
                if line.name == .begin { depth += 1 }
                if line.name == .end { depth -= 1 }
                // Alarms have lines of the same names.
                guard depth == 0, let name = line.name, Self.isStated(name), let property = line.property(in: bytes)
                else { continue }
                let written = Array(name.rawValue.utf8) + property.parameters + [UInt8(ascii: ":")] + property.value
                let isWhole = written.count <= Self.mostLines.bytes
                let text = String(decoding: written.prefix(Self.mostLines.bytes), as: UTF8.self)
                // A character that the cut goes through is left out.
                let cut = text.last == "\u{FFFD}" ? String(text.dropLast()) : text
                stated.append(StatedLine(number: line.number, text: isWhole ? text : cut + "…"))
            }
        }
        return stated
    }

    private static func isStated(_ name: PropertyName) -> Bool {
        switch name {
        case .startTime, .endTime, .due, .duration, .recurrenceRule, .exceptionRule, .recurrenceDates, .exceptionDates,
            .recurrenceID, .status, .completed, .sequence, .lastModified, .summary, .location, .uid:
            true
        default: false
        }
    }
}
