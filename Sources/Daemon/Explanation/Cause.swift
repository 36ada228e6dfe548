/// The cause of what became of an event, a reminder or a delivery, in one word.
enum Cause: String, CaseIterable, Sendable {
    /// It is planned, and nothing stands in the way.
    case planned
    /// It is planned, and quiet hours moved it.
    case quiet
    /// It is planned, and a day on which nobody works moved it.
    case holiday
    /// It was put off.
    case snoozed
    /// It was sent.
    case sent
    /// It was sent, and may have arrived more than once.
    case maybeDuplicate = "maybe_duplicate"
    /// It waits to be sent.
    case waiting
    /// It waits, because its channel is left alone.
    case channel
    /// It cannot be sent.
    case failed
    /// It could not be sent in time.
    case expired
    /// It was taken back.
    case withdrawn
    case silenced
    case moved
    case cancelled
    case vanished
    /// Its calendar lost much at once, which is not believed.
    case held
    /// Another calendar tells of the same event.
    case twin
    /// One message told of several events, or another rule said the same.
    case grouped
    /// It waits for review.
    case unsure
    case ignored
    /// No rule is about it.
    case unruled
    /// Nobody was there to send it in time.
    case missed
    /// Its reminders' times had passed when it became known.
    case past
    /// It is farther away than plans reach.
    case far
    /// The rule that asked for it asks no more.
    case obsolete
}
