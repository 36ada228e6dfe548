/// A stable 128-bit name made from the parts that define a thing.
///
/// The same parts give the same name on every machine and after every restart, and nobody who can
/// choose a part (an event's `UID`, say) can make two things share a name: it is SHA-256, cut short.
package struct Identity: Hashable, Comparable, Sendable {
    /// The first half, most significant byte first.
    private let high: UInt64
    /// The second half.
    private let low: UInt64

    /// The name of what `parts` define, in order; where one part ends and the next begins counts.
    package init(of parts: String...) {
        self.init { digest in
            for part in parts { digest.add(part) }
        }
    }

    /// The name of what `describe` adds.
    package init(_ describe: (inout Digest) -> Void) {
        var digest = Digest()
        describe(&digest)
        (high, low) = digest.finish()
    }

    /// The name with these sixteen bytes, or nil when there are not sixteen.
    package init?(bytes: some Collection<UInt8>) {
        if bytes.count != 16 { return nil }
        self.init(first: bytes)
    }

    /// The name with the sixteen bytes that are at `bytes`, or nil when there are not sixteen.
    package init?(sixteen bytes: UnsafeRawBufferPointer) {
        if bytes.count != 16 { return nil }
        high = UInt64(bigEndian: bytes.loadUnaligned(as: UInt64.self))
        low = UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: 8, as: UInt64.self))
    }

    /// The name written as ``description`` writes it, or nil.
    package init?(_ text: some StringProtocol) {
        let text = text.lowercased()
        // `UInt64` would take a sign as well.
        guard text.utf8.count == 32, text.allSatisfy(\.isHexDigit), let high = UInt64(text.prefix(16), radix: 16),
            let low = UInt64(text.suffix(16), radix: 16)
        else { return nil }
        (self.high, self.low) = (high, low)
    }

    private init(first sixteen: some Collection<UInt8>) {
        high = sixteen.prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
        low = sixteen.dropFirst(8).reduce(0) { $0 << 8 | UInt64($1) }
    }

    /// Its sixteen bytes.
    package var bytes: [UInt8] {
        withUnsafeBytes(of: (high.bigEndian, low.bigEndian)) { Array($0) }
    }

    /// Calls `body` with its sixteen bytes, for which no array is made.
    package func withSixteenBytes<Answer>(_ body: (UnsafeRawBufferPointer) throws -> Answer) rethrows -> Answer {
        try withUnsafeBytes(of: (high.bigEndian, low.bigEndian), body)
    }

    package static func < (left: Identity, right: Identity) -> Bool {
        (left.high, left.low) < (right.high, right.low)
    }

    /// A number from 0 up to `bound`, always the same for this name: jitter without a generator.
    package func spread(below bound: Int64) -> Int64 { bound > 0 ? Int64(low % UInt64(bound)) : 0 }

    /// Collects the parts of an identity.
    package struct Digest: ~Copyable {
        private var hash = SHA256()
        /// What is not hashed yet: short parts are hashed together.
        private var bytes: [UInt8] = []

        fileprivate init() { bytes.reserveCapacity(256) }

        /// Adds a text, its length first so that no two lists of parts look alike.
        package mutating func add(_ part: String) {
            add(Int64(part.utf8.count))
            bytes.append(contentsOf: part.utf8)
        }

        /// Adds a number.
        package mutating func add(_ number: Int64) {
            withUnsafeBytes(of: number.littleEndian) { bytes.append(contentsOf: $0) }
        }

        /// Adds bytes, their number first.
        package mutating func add(bytes part: [UInt8]) {
            add(Int64(part.count))
            if part.count < 4096 {
                bytes.append(contentsOf: part)
            } else {
                part.withUnsafeBytes { addNow($0) }
            }
        }

        /// Adds bytes, their number first.
        package mutating func add(bytes part: UnsafeRawBufferPointer) {
            add(Int64(part.count))
            addNow(part)
        }

        private mutating func addNow(_ part: UnsafeRawBufferPointer) {
            bytes.withUnsafeBytes { hash.add($0) }
            bytes.removeAll(keepingCapacity: true)
            hash.add(part)
        }

        /// The first sixteen bytes of the hash.
        fileprivate consuming func finish() -> (high: UInt64, low: UInt64) {
            bytes.withUnsafeBytes { hash.add($0) }
            return hash.finish { digest in
                (
                    UInt64(bigEndian: digest.loadUnaligned(as: UInt64.self)),
                    UInt64(bigEndian: digest.loadUnaligned(fromByteOffset: 8, as: UInt64.self))
                )
            }
        }
    }
}

extension Identity: CustomStringConvertible {
    /// Thirty-two lower-case hexadecimal digits: safe in a path, a header and a journal field.
    package var description: String {
        String(unsafeUninitializedCapacity: 32) { text in
            for (word, start) in [(high, 0), (low, 16)] {
                for index in 0..<16 {
                    let digit = UInt8(truncatingIfNeeded: word >> (60 - 4 * index)) & 0xF
                    text[start + index] = digit + (digit < 10 ? UInt8(ascii: "0") : UInt8(ascii: "a") - 10)
                }
            }
            return 32
        }
    }
}
