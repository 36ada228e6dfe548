/// An address of the internet protocol, of either version, however it was written.
///
/// `127.0.0.1`, `127.1`, `0x7f.1`, `017700000001` and `2130706433` are one and the same: the system's resolver reads
/// them all, so that all of them have to be known for what they are.
package struct HostAddress: Hashable, Sendable {
    /// Four bytes or sixteen, as they are on the wire.
    package let bytes: [UInt8]

    /// - Parameter bytes: Four or sixteen.
    package init?(bytes: some Sequence<UInt8>) {
        self.bytes = Array(bytes)
        guard self.bytes.count == 4 || self.bytes.count == 16 else { return nil }
    }

    /// The address in `text`, or nil when that is a name. An IPv6 address may have a zone, as in `fe80::1%eth0`; it
    /// does not count.
    package init?(_ text: String) {
        guard let bytes = text.contains(":") ? HostAddress.six(text) : HostAddress.four(text) else { return nil }
        self.bytes = bytes
    }

    /// As inet_aton(3) reads it: one to four numbers, each decimal, octal (`0177`) or hexadecimal (`0x7f`), of which
    /// the last stands for all bytes that are left.
    private static func four(_ text: String) -> [UInt8]? {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard (1...4).contains(parts.count) else { return nil }
        var bytes: [UInt8] = []
        for part in parts.dropLast() {
            guard let number = number(part), number <= 0xFF else { return nil }
            bytes.append(UInt8(number))
        }
        let left = 4 - bytes.count
        guard let last = number(parts[parts.count - 1]), last < 1 << (8 * UInt64(left)) else { return nil }
        return bytes + (0..<left).map { UInt8(truncatingIfNeeded: last >> (8 * UInt64(left - 1 - $0))) }
    }

    private static func number(_ text: Substring) -> UInt64? {
        var (digits, radix) = (text, 10)
        if text.hasPrefix("0x") || text.hasPrefix("0X") {
            (digits, radix) = (text.dropFirst(2), 16)
        } else if text.hasPrefix("0"), text.count > 1 {
            (digits, radix) = (text.dropFirst(), 8)
        }
        // A sign is no digit, whatever `UInt64` thinks.
        guard let first = digits.first, first.isHexDigit else { return nil }
        return UInt64(digits, radix: radix)
    }

    /// As RFC 4291 (2.2) has it: groups of four digits, one `::` for groups that are zero, the last two in dots.
    private static func six(_ text: String) -> [UInt8]? {
        let written = text.prefix { $0 != "%" }
        let halves = written.split(separator: "::", omittingEmptySubsequences: false)
        guard (1...2).contains(halves.count), let head = groups(halves[0], mayEndInDots: halves.count == 1) else {
            return nil
        }
        guard halves.count == 2 else { return head.count == 16 ? head : nil }
        guard let tail = groups(halves[1], mayEndInDots: true), head.count + tail.count <= 14 else { return nil }
        return head + [UInt8](repeating: 0, count: 16 - head.count - tail.count) + tail
    }

    private static func groups(_ text: Substring, mayEndInDots: Bool) -> [UInt8]? {
        if text.isEmpty { return [] }
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        var bytes: [UInt8] = []
        for (index, part) in parts.enumerated() {
            if part.contains("."), mayEndInDots, index == parts.count - 1 {
                // Signs are no digits, whatever `UInt8` thinks.
                let isPlain = part.utf8.allSatisfy { $0 == UInt8(ascii: ".") || (0x30...0x39).contains($0) }
                let numbers = part.split(separator: ".", omittingEmptySubsequences: false).map { UInt8($0) }
                guard isPlain, numbers.count == 4, !numbers.contains(nil) else { return nil }
                bytes += numbers.compactMap { $0 }
            } else {
                guard (1...4).contains(part.utf8.count), part.first?.isHexDigit == true,
                    let group = UInt16(part, radix: 16)
                else { return nil }
                bytes += [UInt8(group >> 8), UInt8(group & 0xFF)]
            }
        }
        return bytes
    }
}

extension HostAddress: CustomStringConvertible {
    /// `192.0.2.1` or, in the form of RFC 5952, `2001:db8::1`.
    package var description: String {
        if bytes.count == 4 { return bytes.map(String.init).joined(separator: ".") }
        let groups = stride(from: 0, to: 16, by: 2).map { UInt16(bytes[$0]) << 8 | UInt16(bytes[$0 + 1]) }
        var longest = 0..<0
        var start = 0
        while start < groups.count {
            let end = groups[start...].firstIndex { $0 != 0 } ?? groups.count
            if end - start > max(longest.count, 1) { longest = start..<end }
            start = max(end, start + 1)
        }
        func text(_ groups: ArraySlice<UInt16>) -> String {
            groups.map { String($0, radix: 16) }.joined(separator: ":")
        }
        if longest.isEmpty { return text(groups[...]) }
        return "\(text(groups[..<longest.lowerBound]))::\(text(groups[longest.upperBound...]))"
    }
}
