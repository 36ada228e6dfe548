/// How a document differs from the one before it, told in whole pieces.
package struct Revision: Hashable, Sendable {
    /// The pieces of the one before that are not in this one.
    package let removed: [Identity]
    /// The bytes of those, in the same order.
    package var former: [[UInt8]] = []
    /// Where this one says what the one before did not, in order.
    package let added: [Range<Int>]

    /// Of so many pieces one may differ; where more do, it is as well to look at everything.
    private static let share = 8
    /// So many pieces may differ of any document.
    private static let few = 8

    /// What leads from a document of the pieces `former` to one of `pieces`; nil when what they have in common stands in
    /// another order, or is little.
    package init?(from former: [Identity], to pieces: [Piece]) {
        let (old, new) = (Set(former), Set(pieces.map(\.identity)))
        guard former.filter(new.contains) == pieces.map(\.identity).filter(old.contains) else { return nil }
        removed = former.filter { !new.contains($0) }
        added = pieces.filter { !old.contains($0.identity) }.map(\.range)
        guard removed.count + added.count <= max(Self.few, pieces.count / Self.share) else { return nil }
    }
}
