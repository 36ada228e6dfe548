package import Hummingbird

/// What stands after the question mark of an address, decoded as forms encode it.
package struct QueryParameters: Sendable {
    private var values: [String: [String]] = [:]

    /// - Throws: When it is not UTF-8 in percent signs.
    package init(_ query: some StringProtocol) throws(AdminProblem) {
        for part in query.split(separator: "&") {
            let pair = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard let name = Self.decoded(pair[0]), let value = Self.decoded(pair.count > 1 ? pair[1] : "") else {
                throw AdminProblem(status: 400, "the query is not UTF-8 in percent signs")
            }
            values[name, default: []].append(value)
        }
    }

    /// The first value of `name`; nil when there is none or it is empty.
    package func text(_ name: String) -> String? { texts(name).first }

    /// Every value of `name` that is not empty, those in one list with commas between them, too.
    package func texts(_ name: String) -> [String] {
        (values[name] ?? []).filter { !$0.isEmpty }
    }

    /// The whole number called `name`; nil when there is none.
    ///
    /// - Throws: When it is no number, as when it is empty, or not within `bounds`.
    package func number(_ name: String, within bounds: ClosedRange<Int>) throws(AdminProblem) -> Int? {
        guard let text = values[name]?.first else { return nil }
        guard let number = Int(text), bounds.contains(number) else {
            throw AdminProblem(
                status: 400, "'\(name)' is not a whole number from \(bounds.lowerBound) to \(bounds.upperBound)",
                remedy: "write one, as in '\(name)=\(bounds.lowerBound)'")
        }
        return number
    }

    /// The answer called `name`; nil when there is none.
    ///
    /// - Throws: When it is neither `true` nor `false`.
    package func flag(_ name: String) throws(AdminProblem) -> Bool? {
        guard let text = values[name]?.first else { return nil }
        guard text == "true" || text == "false" else {
            throw AdminProblem(
                status: 400, "'\(name)' is neither true nor false", remedy: "write '\(name)=true' or leave it out")
        }
        return text == "true"
    }

    /// `text` without its percent signs; nil when it is not UTF-8 then.
    package static func decoded(_ text: some StringProtocol, plusIsSpace: Bool = true) -> String? {
        var bytes: [UInt8] = []
        var rest = text.utf8[...]
        while let byte = rest.popFirst() {
            switch byte {
            case UInt8(ascii: "%"):
                guard let high = rest.popFirst().flatMap(hexValue), let low = rest.popFirst().flatMap(hexValue)
                else { return nil }
                bytes.append(high << 4 | low)
            case UInt8(ascii: "+") where plusIsSpace: bytes.append(UInt8(ascii: " "))
            default: bytes.append(byte)
            }
        }
        return String(validating: bytes, as: UTF8.self)
    }

    private static func hexValue(_ digit: UInt8) -> UInt8? {
        switch digit {
        case 0x30...0x39: digit - 0x30
        case 0x41...0x46: digit - 0x41 + 10
        case 0x61...0x66: digit - 0x61 + 10
        default: nil
        }
    }
}

extension Request {
    /// The parameters of its address.
    package var parameters: QueryParameters {
        get throws(AdminProblem) { try QueryParameters(uri.query ?? "") }
    }

    /// Whether whoever asks shows pages, as browsers do.
    package var acceptsPages: Bool { headers[.accept]?.contains("text/html") == true }
}
