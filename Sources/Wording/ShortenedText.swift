extension String {
    /// This text, or its beginning with an ellipsis when it is longer than `limit`.
    ///
    /// It is cut between words when there is a gap near the end, and never inside what a reader takes
    /// for one character.
    ///
    /// - Parameter limit: The longest result in UTF-16 code units, ellipsis included: what chat
    ///   services count, and never less than what people count.
    package func shortened(to limit: Int) -> String {
        // Never more units than bytes, and the bytes are counted already.
        if utf8.count <= limit || utf16.count <= limit { return self }
        guard limit > 0 else { return "" }
        var end = startIndex
        var gap = startIndex
        var length = 0
        for index in indices {
            let character = self[index]
            if character.isWhitespace { gap = index }
            length += character.utf16.count
            // One unit is the ellipsis's.
            if length > limit - 1 { break }
            end = self.index(after: index)
        }
        let isNear = self[..<gap].utf16.count >= limit * 3 / 4
        let kept = self[..<(isNear ? gap : end)]
        let tail = kept.reversed().prefix { $0.isWhitespace || ",;:.–-".contains($0) }.count
        return kept.dropLast(tail) + "…"
    }
}
