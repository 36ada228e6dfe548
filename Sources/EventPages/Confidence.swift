/// How sure an understanding is, in hundredths.
package struct Confidence: Hashable, Comparable, Sendable {
    package let percent: Int

    package init(_ percent: Int) { self.percent = min(max(percent, 0), 100) }

    package static let zero = Confidence(0)
    /// What is understood less surely than this waits for somebody's word.
    package static let threshold = Confidence(60)

    package static func < (left: Confidence, right: Confidence) -> Bool { left.percent < right.percent }
}

extension Confidence: CustomStringConvertible {
    /// `high`, `medium` or `low`.
    package var description: String { percent >= 80 ? "high" : percent >= 60 ? "medium" : "low" }
}
