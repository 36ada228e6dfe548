package import CivilTime

/// One file of a calendar as it was received: a feed has one, a folder one for each `.ics` in it, a server one
/// for each item.
package struct CalendarDocument: Hashable, Sendable {
    /// What diagnostics call it: a path, or an address without its secrets.
    package let name: String
    package let bytes: [UInt8]
    /// By what its source knows it again among the others; empty when all are always fetched together. Not shown.
    package let address: String
    /// What the server gave to recognise it unchanged by; empty when it gave nothing.
    package let entityTag: String
    /// When it was first seen as it is: what a page without a date of its own is reckoned from. Nil for calendars.
    package let received: Instant?
    /// What it is kept in, all of it and in order; none when it is kept as a whole.
    package let pieces: [Piece]

    package init(
        name: String, bytes: [UInt8], address: String = "", entityTag: String = "", received: Instant? = nil,
        pieces: [Piece] = []
    ) {
        (self.name, self.bytes, self.address, self.entityTag) = (name, bytes, address, entityTag)
        (self.received, self.pieces) = (received, pieces)
    }

    /// The document, first seen at `instant`.
    package func received(at instant: Instant) -> CalendarDocument {
        CalendarDocument(
            name: name, bytes: bytes, address: address, entityTag: entityTag, received: instant, pieces: pieces)
    }
}
