package import CivilTime

/// What is answered to somebody who wrote a command in a channel's room.
package enum CommandAnswer: Hashable, Sendable {
    /// What the room is reminded of, the earliest first.
    case upcoming([Occurrence])
    /// Why people in the room hear of an occurrence, or do not.
    case explained(Occurrence, CommandAnswer.Cause, rules: [String])
    /// People are reminded of an occurrence again at another time.
    case snoozed(Occurrence, until: Instant)
    /// The room is not reminded of an occurrence, or of anything when it is nil.
    case muted(Occurrence?, until: Instant)
    /// So many silences of the room were ended.
    case unmuted(Int)
    case help
    /// Nothing that the room is reminded of is called so.
    case unknown(String)
    /// Several occurrences may be meant, or the message that was replied to tells of several.
    case ambiguous([Occurrence])
    /// No occurrence was named, and none is known that could be meant.
    case unnamed
    /// It was not said for how long.
    case endless
    /// An occurrence is over by the time that it was to be put off until.
    case over(Occurrence)
    /// It could not be done; the journal says why.
    case failed

    /// Why people in a room hear of an occurrence, or do not: the first that is true.
    package enum Cause: Hashable, Sendable {
        case cancelled
        case silenced(until: Instant)
        /// The next reminder is due then.
        case planned(Instant)
        /// The last reminder was due then.
        case reminded(Instant)
        /// The times of all reminders had passed when it became known.
        case late
    }
}
