/// A part of a large document. Documents that are nearly the same have most of their pieces in common: those are kept
/// once and not written again.
package struct Piece: Hashable, Sendable {
    /// The hash of its bytes: nobody can make two that share one.
    package let identity: Identity
    /// Where it stands in its document.
    package let range: Range<Int>

    package init(identity: Identity, range: Range<Int>) { (self.identity, self.range) = (identity, range) }
}

extension CalendarDocument {
    /// How long a document is at least that is cut into pieces, in bytes, and about how long a piece is.
    package static let lengths = (document: 256 * 1024, piece: 32 * 1024)

    /// The document, cut at these places, which are in order; at the beginning and the end it needs no cut.
    package func cut(at places: [Int]) -> CalendarDocument {
        if places.isEmpty { return self }
        var pieces: [Piece] = []
        bytes.withUnsafeBytes { buffer in
            var start = 0
            for end in places + [bytes.count] where end > start {
                let part = UnsafeRawBufferPointer(rebasing: buffer[start..<end])
                pieces.append(Piece(identity: Identity { $0.add(bytes: part) }, range: start..<end))
                start = end
            }
        }
        return CalendarDocument(
            name: name, bytes: bytes, address: address, entityTag: entityTag, received: received, pieces: pieces)
    }
}
