/// Labels of domain names beyond ASCII, as name servers know them (RFC 3492).
package enum Punycode {
    /// `label` in ASCII, without the `xn--` before it (section 6.3, with the names it has there).
    package static func encoded(_ label: some StringProtocol) -> String {
        let scalars = label.unicodeScalars.map(\.value)
        var output = scalars.filter { $0 < 0x80 }.map(UInt8.init(truncatingIfNeeded:))
        let basicCount = output.count
        if basicCount > 0 { output.append(UInt8(ascii: "-")) }
        var (threshold, delta, bias, handled) = (UInt32(0x80), 0, 72, basicCount)
        while let next = scalars.filter({ $0 >= threshold }).min() {
            delta += Int(next - threshold) * (handled + 1)
            threshold = next
            for scalar in scalars {
                if scalar < threshold { delta += 1 }
                guard scalar == threshold else { continue }
                output += digits(of: delta, bias: bias)
                bias = adapted(delta, count: handled + 1, isFirst: handled == basicCount)
                delta = 0
                handled += 1
            }
            delta += 1
            threshold += 1
        }
        return String(decoding: output, as: UTF8.self)
    }

    /// `label` as name servers know it: `xn--…` when it has anything beyond ASCII, otherwise itself (RFC 5891).
    package static func label(_ label: String) -> String {
        label.utf8.allSatisfy { $0 < 0x80 } ? label : "xn--\(encoded(label))"
    }

    private static func digits(of delta: Int, bias: Int) -> [UInt8] {
        var (rest, step, digits) = (delta, 36, [UInt8]())
        while true {
            let limit = min(max(step - bias, 1), 26)
            if rest < limit { return digits + [digit(rest)] }
            digits.append(digit(limit + (rest - limit) % (36 - limit)))
            rest = (rest - limit) / (36 - limit)
            step += 36
        }
    }

    private static func digit(_ value: Int) -> UInt8 { UInt8(value < 26 ? 97 + value : 22 + value) }

    private static func adapted(_ delta: Int, count: Int, isFirst: Bool) -> Int {
        var rest = isFirst ? delta / 700 : delta / 2
        rest += rest / count
        var steps = 0
        while rest > 455 {
            rest /= 35
            steps += 36
        }
        return steps + 36 * rest / (rest + 38)
    }
}
