/// The UID of a component, which is a text only when somebody asks for one: most are told apart by their bytes.
enum UID: Sendable {
    /// It stands in the file as it is, in ASCII, at this place.
    case written(start: Int32, length: Int32)
    /// It had to be put together, because folds or escapes are in it, or has other letters, which may be written in
    /// several ways.
    case text(String)

    /// No UID, which not every program writes.
    static let none = UID.written(start: 0, length: 0)

    /// The UID that `property` says; `isFolded` says that the property is a copy and no part of the file.
    init(_ property: Property, isFolded: Bool) {
        let value = property.value
        let isPlain = value.withUnsafeBytes { bytes in
            bytes.allSatisfy { $0 >= .space && $0 < 0x7F && $0 != UInt8(ascii: "\\") }
        }
        self =
            isPlain && !isFolded
            ? .written(start: Int32(value.startIndex), length: Int32(value.count)) : .text(TextValue.decode(value))
    }

    /// Whether there is none.
    var isEmpty: Bool {
        switch self {
        case .written(_, let length): length == 0
        case .text(let text): text.isEmpty
        }
    }

    /// Whether it is a short text in printable ASCII: then no other text is the same UID.
    func isPlain(in file: UnsafeRawBufferPointer) -> Bool {
        withBytes(in: file) { bytes in
            (1...200).contains(bytes.count) && bytes.allSatisfy { $0 >= .space && $0 < 0x7F }
        }
    }

    /// The UID as text; `file` is the file it stands in.
    func text(in file: [UInt8]) -> String {
        switch self {
        case .written(let start, let length): String(decoding: file[Int(start)..<Int(start + length)], as: UTF8.self)
        case .text(let text): text
        }
    }

    /// A hash of it for one calendar, other in each run of the program.
    func hash(for calendar: Int32, in file: UnsafeRawBufferPointer) -> UInt32 {
        var hasher = Hasher()
        hasher.combine(calendar)
        if case .text(let text) = self, !text.utf8.allSatisfy({ $0 < 0x80 }) {
            hasher.combine(text)
        } else {
            withBytes(in: file) { hasher.combine(bytes: $0) }
        }
        return UInt32(truncatingIfNeeded: hasher.finalize())
    }

    /// Whether this and `other` are the same text, both in `file`.
    func isSame(as other: UID, in file: UnsafeRawBufferPointer) -> Bool {
        if case .text(let text) = self, case .text(let otherText) = other { return text == otherText }
        return withBytes(in: file) { bytes in other.withBytes(in: file) { $0.matches(bytes, in: 0..<$0.count) } }
    }

    /// Does something with its bytes in UTF-8; `file` is the file it stands in.
    func withBytes<Result>(in file: UnsafeRawBufferPointer, _ body: (UnsafeRawBufferPointer) -> Result) -> Result {
        switch self {
        case .written(let start, let length):
            return body(UnsafeRawBufferPointer(rebasing: file[Int(start)..<Int(start + length)]))
        case .text(var text):
            return text.withUTF8 { body(UnsafeRawBufferPointer($0)) }
        }
    }
}
