import FoundationEssentials

/// Values that are kept whole in a column of JSON, since nothing of them is ever looked up.
enum JSONColumn {
    /// `value` as JSON, the same for the same value.
    static func text(_ value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(value), as: UTF8.self)
    }

    /// The value that `text` writes.
    static func value<Value: Decodable>(_ text: String) throws -> Value {
        do { return try JSONDecoder().decode(Value.self, from: Data(text.utf8)) } catch { throw DamagedValue() }
    }
}
