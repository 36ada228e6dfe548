/// Reading of UTC-OFFSET values (RFC 5545, 3.3.14).
enum UTCOffset {
    /// Reads `+hhmm`, `-hh:mm` or `+hhmmss` as seconds east of UTC; nil when it is none or more than a day.
    static func seconds(_ reader: inout ByteReader) -> Int? {
        guard reader.next == UInt8(ascii: "+") || reader.next == UInt8(ascii: "-") else { return nil }
        let sign = reader.sign()
        guard let hours = reader.digits(2) else { return nil }
        _ = reader.take(":")
        let minutes = reader.digits(2) ?? 0
        _ = reader.take(":")
        let seconds = reader.digits(2) ?? 0
        guard hours < 24, minutes < 60, seconds < 60 else { return nil }
        return sign * (hours * 3600 + minutes * 60 + seconds)
    }

    /// Reads a whole value.
    static func seconds(_ value: ArraySlice<UInt8>) -> Int? {
        var reader = ByteReader(value.trimmed)
        guard let offset = seconds(&reader), reader.isAtEnd else { return nil }
        return offset
    }
}
