/// What is written from one thing to another, such as `22:00-06:00` or `Mon – Fri`.
struct RangeText {
    let first: String
    let last: String

    /// The range in `text`, or nil when it is none.
    init?(_ text: some StringProtocol) {
        let ends = text.split(omittingEmptySubsequences: false) { $0 == "-" || $0 == "–" }.map { trimmed($0) }
        guard ends.count == 2, !ends.contains("") else { return nil }
        (first, last) = (ends[0], ends[1])
    }
}
