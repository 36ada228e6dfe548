/// Where events begin and end in the bytes of a file that nobody has read yet.
package enum EventBorders {
    /// How many of the events at which a file may be cut are passed over, on average, before it is.
    private static let sparsity: UInt64 = 16
    /// How much of an event decides whether the file is cut before it, in bytes: in it are most UIDs.
    private static let beginning = 64
    /// How far from the end of the file its last event is looked for, in bytes.
    private static let tail = 64 * 1024

    /// Where to cut a file so that another that says nearly the same is cut into nearly the same pieces.
    ///
    /// Only what stands at a place decides whether it is one, not how much stands before it: a piece that gets longer
    /// does not move the borders of those behind it, or only those of a few. What stands before the first event, and
    /// behind the last one, is cut off by itself. (R. S. Xia and others, FastCDC, 2016, for events in place of bytes.)
    ///
    /// - Parameter least: How long pieces are at least, in bytes, but for the first one and the last two; four times
    ///   that is long enough.
    package static func cuts(of bytes: [UInt8], least: Int) -> [Int] {
        bytes.withUnsafeBytes { buffer in
            guard var cut = nextEvent(in: buffer, from: 0) else { return [] }
            let end = endOfLastEvent(in: buffer) ?? buffer.count
            var cuts = [cut]
            var place = cut + least
            while place < end, let next = nextEvent(in: buffer, from: place), next < end {
                place = next + 1
                guard next - cut > 4 * least || isBorder(next, in: buffer) else { continue }
                cuts.append(next)
                (cut, place) = (next, next + least)
            }
            if end < buffer.count, end > cut { cuts.append(end) }
            return cuts
        }
    }

    /// Whether `bytes` are whole events and to-dos and nothing else: what stands before and behind them is then read the
    /// same with them and without them.
    package static func holdsWholeEvents(_ bytes: ArraySlice<UInt8>) -> Bool {
        let piece = Array(bytes)
        var lines = ContentLines(in: piece.indices)
        var open: [ComponentKind] = []
        return piece.withUnsafeBytes { buffer in
            while let line = lines.next(in: buffer) {
                guard line.length <= ReadingLimits.standard.lineLength else { return false }
                guard line.name == .begin || line.name == .end else {
                    if open.isEmpty { return false }
                    continue
                }
                guard let kind = line.component ?? line.property(in: piece).map({ ComponentKind($0.value) }) else {
                    return false
                }
                if line.name == .end {
                    guard open.popLast() == kind else { return false }
                } else {
                    let isEvent = kind == .event || kind == .todo
                    guard open.isEmpty ? isEvent : kind == .alarm || kind == .other else { return false }
                    open.append(kind)
                }
            }
            return open.isEmpty
        }
    }

    /// Where the next event begins, at `place` or behind it.
    private static func nextEvent(in buffer: UnsafeRawBufferPointer, from place: Int) -> Int? {
        var place = place
        while true {
            place = buffer.firstPlace(of: .lineFeed, or: .lineFeed, in: place..<buffer.count) + 1
            guard place + begin.count < buffer.count else { return nil }
            if isLine(begin, at: place, in: buffer) { return place }
        }
    }

    /// Where the line behind the last event begins.
    private static func endOfLastEvent(in buffer: UnsafeRawBufferPointer) -> Int? {
        var place = buffer.count - end.count - 1
        let least = max(1, buffer.count - tail)
        while place >= least {
            if buffer[place - 1] == .lineFeed, isLine(end, at: place, in: buffer) {
                let stop = buffer.firstPlace(of: .lineFeed, or: .lineFeed, in: place..<buffer.count)
                return stop < buffer.count ? stop + 1 : nil
            }
            place -= 1
        }
        return nil
    }

    /// Whether the line that begins at `place` is `text` and nothing else.
    private static func isLine(_ text: [UInt8], at place: Int, in buffer: UnsafeRawBufferPointer) -> Bool {
        let stop = buffer[place + text.count]
        return (stop == .carriageReturn || stop == .lineFeed)
            && text.withUnsafeBytes { buffer.matches($0, in: place..<place + text.count) }
    }

    /// Whether a file is cut before the event that begins at `place`: FNV-1a of its first bytes says so.
    private static func isBorder(_ place: Int, in buffer: UnsafeRawBufferPointer) -> Bool {
        let first = place + begin.count
        let hash = buffer[first..<min(first + beginning, buffer.count)].reduce(0xCBF2_9CE4_8422_2325 as UInt64) {
            ($0 ^ UInt64($1)) &* 0x100_0000_01B3
        }
        return (hash >> 32) % sparsity == 0
    }

    private static let begin = Array("BEGIN:VEVENT".utf8)
    private static let end = Array("END:VEVENT".utf8)
}
