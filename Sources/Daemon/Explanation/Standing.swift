/// How an event stands, in the words of answers.
enum Standing: String, Sendable {
    /// It is in its calendar, and reminders follow.
    case known
    case accepted = "accepted by review"
    case waiting = "waits for review"
    case ignored = "ignored by review"
    /// It is not in its calendar any more.
    case vanished
    /// It is not in its calendar any more, and that is not believed yet.
    case held
    /// It is in its calendar, and over or too far away to be planned.
    case unplanned
}
