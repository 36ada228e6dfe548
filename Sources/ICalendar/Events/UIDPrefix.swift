/// What all UIDs of a file begin with: behind it, eight bytes tell most of them apart.
///
/// Programs that make UIDs like to begin them with their own name, a date or some zeros.
struct UIDPrefix: Sendable {
    /// Where it stands in the file; nil as long as there is no UID.
    private var place: Range<Int>?
    /// Whether all UIDs stand in the file in ASCII: the order of others is not that of their bytes.
    private var isPlain = true

    /// The prefix of no UIDs.
    init() {}

    /// Makes the prefix that of `uid` as well; `file` is what it stands in.
    mutating func take(_ uid: UID, in file: UnsafeRawBufferPointer) {
        guard isPlain else { return }
        guard case .written(let start, let length) = uid else {
            isPlain = false
            return
        }
        let range = Int(start)..<Int(start + length)
        guard let place else {
            self.place = range
            return
        }
        var common = 0
        let longest = min(place.count, range.count)
        while common < longest, file[place.lowerBound + common] == file[range.lowerBound + common] { common += 1 }
        self.place = place.prefix(common)
    }

    /// The eight bytes of `uid` behind the prefix as a number, zeros where there are none; its order never contradicts
    /// that of whole UIDs.
    func part(of uid: UID, in file: UnsafeRawBufferPointer) -> UInt64 {
        guard isPlain, let place, case .written(let start, let length) = uid else { return 0 }
        let (first, end) = (Int(start) + place.count, Int(start + length))
        if first + 8 <= end { return UInt64(bigEndian: file.loadUnaligned(fromByteOffset: first, as: UInt64.self)) }
        return (first..<first + 8).reduce(0) { $0 << 8 | ($1 < end ? UInt64(file[$1]) : 0) }
    }
}
