/// Where one content line stands in a file, folds and all (RFC 5545, 3.1).
///
/// It holds no bytes: most lines are passed over, and those should cost nothing but the look at their names.
struct ContentLine: Sendable {
    /// Where its text stands, without the last line break.
    let range: Range<Int>
    /// The line of the file it begins on.
    let number: Int
    /// Whether it goes on over several lines of the file.
    let isFolded: Bool
    /// The property's name, or nil for one that nobody here reads.
    let name: PropertyName?
    /// How many bytes the name has, folds aside.
    let nameLength: Int
    /// What a BEGIN or END names, if that is plain to see.
    let component: ComponentKind?

    /// How many bytes it takes in the file.
    var length: Int { range.count }

    /// Its beginning, for a fault.
    func beginning(in bytes: [UInt8]) -> ArraySlice<UInt8> { bytes[range].prefix(64) }

    /// The line taken apart, or nil when it has no colon; `bytes` are the file's.
    func property(in bytes: [UInt8]) -> Property? {
        if !isFolded { return Property(in: range, of: bytes, nameLength: nameLength, line: number) }
        let unfolded = unfolded(bytes)
        return Property(in: unfolded.indices, of: unfolded, nameLength: nameLength, line: number)
    }

    private func unfolded(_ bytes: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(range.count)
        bytes[range].withUnsafeBytes { buffer in
            var index = 0
            while index < buffer.count {
                if buffer[index] < .space, let next = ContentLines.endOfFold(at: index, in: buffer) {
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
