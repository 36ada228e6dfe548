/// Reading of TEXT values (RFC 5545, 3.3.11).
enum TextValue {
    /// The text that `value` stands for: escapes undone, control characters other than tabs and line breaks dropped.
    static func decode(_ value: ArraySlice<UInt8>) -> String {
        let isPlain = value.allSatisfy { $0 != UInt8(ascii: "\\") && ($0 >= .space || $0 == .tab) && $0 != 0x7F }
        if isPlain { return String(decoding: value, as: UTF8.self) }
        var result: [UInt8] = []
        result.reserveCapacity(value.count)
        var index = value.startIndex
        while index < value.endIndex {
            let byte = value[index]
            index += 1
            guard byte == UInt8(ascii: "\\"), index < value.endIndex else {
                if byte >= .space && byte != 0x7F || byte == .tab { result.append(byte) }
                continue
            }
            switch value[index] {
            case UInt8(ascii: "n"), UInt8(ascii: "N"): result.append(.lineFeed)
            case UInt8(ascii: "\\"), UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: ":"), UInt8(ascii: "\""):
                result.append(value[index])
            default:
                // Not an escape of the RFC: a path such as C:\temp, written without care.
                result.append(byte)
                continue
            }
            index += 1
        }
        return String(decoding: result, as: UTF8.self)
    }

    /// The texts of a list, parted by commas that are not escaped.
    static func decodeList(_ value: ArraySlice<UInt8>) -> [String] {
        var isEscaped = false
        return value.split { byte in
            defer { isEscaped = byte == UInt8(ascii: "\\") && !isEscaped }
            return byte == UInt8(ascii: ",") && !isEscaped
        }.map { decode($0.trimmed) }.filter { !$0.isEmpty }
    }
}
