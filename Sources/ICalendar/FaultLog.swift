/// The faults found so far: a bounded number of them, and how many more there were.
struct FaultLog: Sendable {
    private(set) var faults: [Fault] = []
    /// How many faults were left out because there were too many.
    private(set) var omitted = 0
    private let limit: Int

    /// An empty log with room for `limit` faults.
    init(limit: Int) { self.limit = limit }

    /// Notes a fault; the text is only made when there is room for it.
    mutating func add(line: Int, _ problem: @autoclosure () -> String, remedy: String? = nil) {
        guard faults.count < limit else {
            omitted += 1
            return
        }
        faults.append(Fault(line: line, problem: problem(), remedy: remedy))
    }
}

/// What was written, in quotes, for a fault: at most 60 characters, nothing unprintable.
func quoted(_ bytes: some Collection<UInt8>) -> String {
    let shown = String(decoding: bytes.prefix(240), as: UTF8.self).unicodeScalars.prefix(60).map { scalar in
        scalar.properties.isPrintable ? Character(scalar) : "\u{FFFD}"
    }
    return "“\(String(shown))\(bytes.count > shown.count * 4 ? "…" : "")”"
}

extension Unicode.Scalar.Properties {
    /// Whether the scalar shows as itself: no control, no format, no line separator.
    var isPrintable: Bool {
        switch generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse, .unassigned: false
        default: true
        }
    }
}
