/// What became of an occurrence that people may have heard of: how it was, and how it is.
package struct OccurrenceChange: Hashable, Sendable {
    /// What changed, in the order in which people want to hear it.
    package enum Kind: String, CaseIterable, Hashable, Sendable {
        /// It takes place no more; its calendar says so.
        case cancelled
        /// It is not in its calendar any more.
        case vanished
        /// It was called off, or gone, and takes place after all.
        case reappeared
        /// It takes place at another time.
        case moved
        /// It takes place somewhere else.
        case relocated
        /// It is called something else.
        case retitled
    }

    /// As it was when people heard of it last.
    package let before: Occurrence
    /// As it is; nil when it is not in its calendar any more.
    package let after: Occurrence?
    package let kinds: [Kind]

    /// - Parameters:
    ///   - before: As it was.
    ///   - wasGone: Whether it was not in its calendar any more.
    ///   - after: As it is; nil when it is not in its calendar any more.
    package init(before: Occurrence, wasGone: Bool = false, after: Occurrence?) {
        (self.before, self.after) = (before, after)
        let wasOff = wasGone || before.status == .cancelled
        guard let after, after.status != .cancelled else {
            kinds = wasOff ? [] : [after == nil ? .vanished : .cancelled]
            return
        }
        var kinds: [Kind] = wasOff ? [.reappeared] : []
        if before.span != after.span { kinds.append(.moved) }
        if FoldedText(before.location) != FoldedText(after.location) { kinds.append(.relocated) }
        if FoldedText(before.title) != FoldedText(after.title) { kinds.append(.retitled) }
        self.kinds = kinds
    }

    /// Whether there is nothing in it that people want to hear.
    package var isEmpty: Bool { kinds.isEmpty }

    /// Whether it does not take place any more.
    package var isOff: Bool { kinds.first == .cancelled || kinds.first == .vanished }

    /// As it is, or was when it is gone.
    package var occurrence: Occurrence { after ?? before }
}
