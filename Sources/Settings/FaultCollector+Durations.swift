/// Reads lengths of time.
extension FaultCollector {
    /// The length of time in `node`, which has to be in `bounds`.
    package func duration(
        _ node: LocatedNode, _ what: String, within bounds: ClosedRange<Duration>, example: String
    ) -> Duration? {
        length(node, what, within: bounds, example: example)?.duration
    }

    /// The length of time in `node` as it was written; by the clock, it has to be in `bounds`.
    func length(
        _ node: LocatedNode, _ what: String, within bounds: ClosedRange<Duration>, example: String
    ) -> DurationText? {
        guard let word = word(node, what, example: example) else { return nil }
        return checked(at: word.location) { () throws(Objection) in
            let length = try DurationText(word.text)
            guard bounds.contains(length.duration) else {
                let isShort = length.duration < bounds.lowerBound
                let bound = isShort ? bounds.lowerBound : bounds.upperBound
                throw Objection(
                    "\(what) is \(isShort ? "shorter" : "longer") than \(bound.asWritten)",
                    remedy:
                        "write '\(bounds.lowerBound.asWritten)' to '\(bounds.upperBound.asWritten)', as in '\(example)'"
                )
            }
            return length
        }
    }
}
