/// A text about something as it is, and as it was.
struct ChangedText: Hashable, Sendable {
    /// As it is; empty when there is nothing to say.
    let value: String
    /// As it was; empty when it reads the same, or when there was nothing to say.
    let former: String

    init(_ value: String, former: String = "") {
        (self.value, self.former) = (value, former == value ? "" : former)
    }

    /// Both on one line, as in `Phòng A → Phòng B`.
    var oneLine: String { former.isEmpty ? value : "\(former) → \(value)" }
}
