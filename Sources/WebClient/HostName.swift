import ReminderCore

/// Names of machines as they are sent to name servers.
enum HostName {
    /// `name` in ASCII: what lies beyond becomes `xn--…` (RFC 5891), as browsers do with `lịch.vn`.
    /// Nil when it cannot be a host's name.
    static func ascii(_ name: String) -> String? {
        let labels = name.lowercased().split(separator: ".", omittingEmptySubsequences: false)
        let encoded = labels.map { Punycode.label(String($0)) }
        let host = encoded.joined(separator: ".")
        let isName = encoded.allSatisfy { $0.utf8.count <= 63 } && !host.isEmpty && host.utf8.count <= 253
        return isName && host.utf8.allSatisfy(isAllowed) ? host : nil
    }

    private static func isAllowed(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): true
        case UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"): true
        default: false
        }
    }
}
