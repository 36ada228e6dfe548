extension String {
    /// This text, or as many of its first characters as leave room for an ellipsis.
    ///
    /// - Parameter limit: The longest result in bytes of UTF-8, ellipsis included. It is never cut inside what a
    ///   reader takes for one character.
    func shortened(toBytes limit: Int) -> String {
        if utf8.count <= limit { return self }
        var room = limit - "…".utf8.count
        var kept = ""
        for character in self {
            room -= character.utf8.count
            if room < 0 { break }
            kept.append(character)
        }
        return limit < "…".utf8.count ? "" : kept + "…"
    }
}
