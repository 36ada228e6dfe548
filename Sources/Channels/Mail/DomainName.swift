/// A domain's name in the form that DNS and every mail server know.
enum DomainName {
    /// `name` in ASCII: labels with letters beyond it become `xn--` and what RFC 3492 makes of them.
    ///
    /// Letters become small and must be composed, as keyboards write them. The rest of what RFC 5895 would map, such as
    /// full-width letters, is left to the operator: such a name is found to be unknown when it is looked up.
    static func ascii(_ name: some StringProtocol) -> String {
        name.split(separator: ".", omittingEmptySubsequences: false).map { label in
            if label.utf8.allSatisfy({ $0 < 0x80 }) { return String(label) }
            let scalars = Array(label.lowercased().unicodeScalars.map(\.value))
            return punycode(scalars).map { "xn--\($0)" } ?? String(label)
        }.joined(separator: ".")
    }

    // The parameters of RFC 3492, 5.
    private static let (base, shortest, longest) = (36, 1, 26)
    private static let (skew, damping) = (38, 700)
    private static let (firstBias, firstScalar) = (72, 128)
    /// No label is longer than this, and the arithmetic below stays far from its limits.
    private static let limit = 63

    /// RFC 3492, 6.3; nil for a label that is longer than any.
    private static func punycode(_ scalars: [UInt32]) -> String? {
        guard scalars.count <= limit else { return nil }
        let basic = scalars.filter { $0 < firstScalar }.compactMap(Unicode.Scalar.init).map(String.init).joined()
        var output = basic.isEmpty ? "" : "\(basic)-"
        var (next, delta, bias) = (UInt32(firstScalar), 0, firstBias)
        var handled = basic.utf8.count
        while handled < scalars.count {
            guard let least = scalars.filter({ $0 >= next }).min() else { return nil }
            delta += Int(least - next) * (handled + 1)
            next = least
            for scalar in scalars {
                if scalar < next { delta += 1 }
                guard scalar == next else { continue }
                output += digits(of: delta, bias: bias)
                bias = adapted(delta, count: handled + 1, isFirst: handled == basic.utf8.count)
                (delta, handled) = (0, handled + 1)
            }
            (delta, next) = (delta + 1, next + 1)
        }
        return output
    }

    /// A number of variable length (RFC 3492, 3.3).
    private static func digits(of delta: Int, bias: Int) -> String {
        var (rest, position, text) = (delta, base, "")
        while true {
            let threshold = min(max(position - bias, shortest), longest)
            guard rest >= threshold else { return text + digit(rest) }
            text += digit(threshold + (rest - threshold) % (base - threshold))
            rest = (rest - threshold) / (base - threshold)
            position += base
        }
    }

    private static func digit(_ value: Int) -> String {
        String(Unicode.Scalar(UInt8(value < 26 ? value + 0x61 : value - 26 + 0x30)))
    }

    /// The next bias (RFC 3492, 6.1).
    private static func adapted(_ delta: Int, count: Int, isFirst: Bool) -> Int {
        var delta = isFirst ? delta / damping : delta / 2
        delta += delta / count
        var steps = 0
        while delta > (base - shortest) * longest / 2 {
            delta /= base - shortest
            steps += base
        }
        return steps + (base - shortest + 1) * delta / (delta + skew)
    }
}
