/// One content line as it stands in the file, folds and all (RFC 5545, 3.1).
struct ContentLine: Sendable {
    private let text: ArraySlice<UInt8>
    /// The line of the file it begins on.
    let number: Int
    private let isFolded: Bool
    /// The property's name, or nil for one that nobody here reads.
    let name: PropertyName?

    init(text: ArraySlice<UInt8>, number: Int, isFolded: Bool) {
        (self.text, self.number, self.isFolded) = (text, number, isFolded)
        name = PropertyName(beginning: text)
    }

    /// How many bytes it takes in the file.
    var length: Int { text.count }

    /// Its beginning, for a fault.
    var beginning: ArraySlice<UInt8> { text.prefix(64) }

    /// The line taken apart, or nil when it has no colon.
    var property: Property? { Property(isFolded ? unfolded[...] : text, line: number) }

    private var unfolded: [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(text.count)
        text.withUnsafeBytes { buffer in
            var index = 0
            while index < buffer.count {
                if let next = ContentLines.endOfFold(at: index, in: buffer) {
                    index = next
                } else {
                    result.append(buffer[index])
                    index += 1
                }
            }
        }
        return result
    }
}
