/// One record for the journal: fields in order, ready to be put in journald's native protocol.
struct JournalRecord {
    private enum Name {
        /// A name that journald knows.
        case own(String)
        /// What a program calls it.
        case key(String)
    }

    private struct Field {
        let name: Name
        let value: String
    }

    /// How large a datagram may get, in bytes; what does not fit is left out from the end.
    static let largestDatagram = 64 * 1024
    /// How much of one value is sent, in bytes, unless less has to do.
    static let largestValue = 8 * 1024

    private var fields: [Field] = []

    init() { fields.reserveCapacity(16) }

    /// Adds a field of journald's own, such as `MESSAGE`.
    mutating func add(_ name: String, _ value: String) { fields.append(Field(name: .own(name), value: value)) }

    /// Adds what a program calls `key`: `message-id` is `MESSAGE_ID`, which finds the catalogue's entry;
    /// `calendar` is `NHACLICH_CALENDAR`, and so on.
    mutating func add(key: String, _ value: String) {
        fields.append(Field(name: key == "message-id" ? .own("MESSAGE_ID") : .key(key), value: value))
    }

    /// The journal's name for `key`: the capital letters A to Z, digits and `_`, at most 64.
    static func fieldName(_ key: String) -> String {
        var name: [UInt8] = []
        write(.key(key), to: &name)
        return String(decoding: name, as: UTF8.self)
    }

    private static func write(_ name: Name, to bytes: inout [UInt8]) {
        switch name {
        case .own(let name): bytes.append(contentsOf: name.utf8)
        case .key(let key):
            let start = bytes.count
            bytes.append(contentsOf: "NHACLICH_".utf8)
            var afterSmall = false
            for byte in key.utf8 where bytes.count < start + 64 {
                let isCapital = (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
                let isSmall = (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
                let isDigit = (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
                // deliveryID is DELIVERY_ID
                if isCapital, afterSmall { bytes.append(UInt8(ascii: "_")) }
                bytes.append(isCapital || isDigit ? byte : isSmall ? byte - 32 : UInt8(ascii: "_"))
                afterSmall = isSmall
            }
            if bytes.count > start + 64 { bytes.removeLast(bytes.count - start - 64) }
        }
    }

    /// The record in journald's native protocol (systemd.io/JOURNAL_NATIVE_PROTOCOL).
    ///
    /// A value with a newline is preceded by its length, so that no value can become a field of its own.
    func datagram(largestValue: Int = JournalRecord.largestValue) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(1024)
        for field in fields {
            let value = PlainText.onLines(field.value, limit: largestValue).utf8
            let start = bytes.count
            Self.write(field.name, to: &bytes)
            if bytes.count + value.count + 10 > JournalRecord.largestDatagram {
                bytes.removeSubrange(start...)
                break
            }
            if value.contains(UInt8(ascii: "\n")) {
                bytes.append(UInt8(ascii: "\n"))
                withUnsafeBytes(of: UInt64(value.count).littleEndian) { bytes.append(contentsOf: $0) }
            } else {
                bytes.append(UInt8(ascii: "="))
            }
            bytes.append(contentsOf: value)
            bytes.append(UInt8(ascii: "\n"))
        }
        return bytes
    }
}
