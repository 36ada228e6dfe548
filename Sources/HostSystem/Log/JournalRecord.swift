/// One record for the journal: fields in order, ready to be put in journald's native protocol.
struct JournalRecord {
    private struct Field {
        let name: String
        let value: String
    }

    /// How large a datagram may get, in bytes; what does not fit is left out from the end.
    static let largestDatagram = 64 * 1024
    /// How much of one value is sent, in bytes, unless less has to do.
    static let largestValue = 8 * 1024

    private var fields: [Field] = []

    /// Adds a field of journald's own, such as `MESSAGE`.
    mutating func add(_ name: String, _ value: String) { fields.append(Field(name: name, value: value)) }

    /// Adds what a program calls `key`: `message-id` is `MESSAGE_ID`, which finds the catalogue's entry;
    /// `calendar` is `NHACLICH_CALENDAR`, and so on.
    mutating func add(key: String, _ value: String) {
        add(key == "message-id" ? "MESSAGE_ID" : JournalRecord.fieldName(key), value)
    }

    /// The journal's name for `key`: the capital letters A to Z, digits and `_`, at most 64.
    static func fieldName(_ key: String) -> String {
        var name = Array("NHACLICH_".utf8)
        var afterSmall = false
        for byte in key.utf8 {
            let isCapital = (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
            let isSmall = (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
            let isDigit = (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
            // deliveryID is DELIVERY_ID
            if isCapital, afterSmall { name.append(UInt8(ascii: "_")) }
            name.append(isCapital || isDigit ? byte : isSmall ? byte - 32 : UInt8(ascii: "_"))
            afterSmall = isSmall
        }
        return String(decoding: name.prefix(64), as: UTF8.self)
    }

    /// The record in journald's native protocol (systemd.io/JOURNAL_NATIVE_PROTOCOL).
    ///
    /// A value with a newline is preceded by its length, so that no value can become a field of its own.
    func datagram(largestValue: Int = JournalRecord.largestValue) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(512)
        for field in fields {
            let value = PlainText.onLines(field.value, limit: largestValue).utf8
            if bytes.count + field.name.utf8.count + value.count + 10 > JournalRecord.largestDatagram { break }
            bytes.append(contentsOf: field.name.utf8)
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
