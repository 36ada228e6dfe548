import FoundationEssentials
package import ReminderCore

extension Authorities {
    /// How many certificates there are; 0 when something in the file is none, or there is nothing.
    ///
    /// It is looked at whether each is a whole one (RFC 7468, 5; RFC 5280, 4.1). What is in it shows when a server is.
    package var count: Int {
        let (begin, end) = ("-----BEGIN CERTIFICATE-----", "-----END CERTIFICATE-----")
        var rest = String(decoding: certificates, as: UTF8.self)[...]
        var count = 0
        while let first = rest.firstRange(of: begin) {
            rest = rest[first.upperBound...]
            guard let last = rest.firstRange(of: end),
                let bytes = Data(base64Encoded: rest[..<last.lowerBound].filter { !$0.isWhitespace }),
                DER.isCertificate(Array(bytes))
            else { return 0 }
            count += 1
            rest = rest[last.upperBound...]
        }
        return count
    }
}

/// ASN.1 as certificates are written in it (X.690, 8 and 10).
private enum DER {
    private static let (sequence, bits): (UInt8, UInt8) = (0x30, 0x03)

    /// Whether `bytes` are one certificate from the first to the last: what is signed, by which algorithm, the signature.
    static func isCertificate(_ bytes: [UInt8]) -> Bool {
        guard let whole = values(in: bytes[...]), whole.count == 1, whole[0].tag == sequence,
            let parts = values(in: whole[0].content)
        else { return false }
        return parts.map(\.tag) == [sequence, sequence, bits] && values(in: parts[0].content) != nil
    }

    /// The values that stand one after the other in `bytes`; nil when it is not that.
    private static func values(in bytes: ArraySlice<UInt8>) -> [(tag: UInt8, content: ArraySlice<UInt8>)]? {
        var values: [(tag: UInt8, content: ArraySlice<UInt8>)] = []
        var rest = bytes
        while let tag = rest.popFirst() {
            guard let first = rest.popFirst() else { return nil }
            var size = Int(first)
            if first >= 0x80 {
                let digits = rest.prefix(Int(first & 0x7F))
                guard (1...4).contains(digits.count), digits.count == Int(first & 0x7F) else { return nil }
                size = digits.reduce(0) { $0 << 8 | Int($1) }
                rest = rest.dropFirst(digits.count)
            }
            guard size <= rest.count else { return nil }
            values.append((tag, rest.prefix(size)))
            rest = rest.dropFirst(size)
        }
        return values
    }
}
