import CivilTime
import ReminderCore

/// What became of a reminder, or will, and why.
enum Fate: Hashable, Sendable {
    /// It waits for its time.
    case planned
    /// It waits for its time, and a silence will hold then.
    case covered(Silence)
    /// Its deliveries were made.
    case sent
    /// One message told of several events.
    case grouped
    /// The same event in another calendar is reminded of in its place.
    case twin(calendar: String)
    /// Another rule said the same on the same channels.
    case said(rule: String)
    /// Its time came, and there was nowhere to send it.
    case unsent
    /// Nobody was there to settle it up to this instant.
    case missed(Instant)
    /// A silence held; nil when it is not known any more.
    case silenced(Silence?)
    /// An operator put it off.
    case putOff(Instant)
    /// The event was called off.
    case cancelled
    /// The event is not in its calendar any more.
    case vanished
    /// The event begins at another time now.
    case moved
    /// What it followed from is no more, in words.
    case obsolete(String)
    /// It was never planned: its time had passed when the event became known.
    case tooLate(known: Instant?)
    /// It was never planned: plans do not reach so far yet.
    case tooFar
    /// It was never planned: another lead of its rule is due at the same moment.
    case sameMoment(lead: String)
    /// It was never planned: only the month of the event is known.
    case monthOnly

    /// The state as answers name it, for one that was never planned.
    static let unplanned = "unplanned"

    /// Why it is so, in words; nil when there is nothing to say.
    func reason(_ times: TimeText) -> String? {
        switch self {
        case .planned, .sent: nil
        case .covered(let silence): "\(silence.named) holds until \(times.moment(silence.ends))\(silence.remark)"
        case .grouped: "one message told of it and of others"
        case .twin(let calendar): "the calendar \(calendar) tells of the same event, and its reminder is the one sent"
        case .said(let rule): "the rule \(rule) says the same on the same channels"
        case .unsent: "its rule had no channel to send it to"
        case .missed(let latest): "nobody was there to send it by \(times.moment(latest)), as late as it may be"
        case .silenced(nil): "a silence held, or it was put off"
        case .silenced(let silence?):
            "\(silence.named) held until \(times.moment(silence.ends))\(silence.remark)"
        case .putOff(let until): "it was put off until \(times.moment(until))"
        case .cancelled: "the event is cancelled"
        case .vanished: "the event is not in its calendar any more"
        case .moved: "the event begins at another time now"
        case .obsolete(let words): words
        case .tooLate(let known?): "its time had passed when the event became known, \(times.moment(known))"
        case .tooLate(nil): "its time had passed when it could have been planned"
        case .tooFar: "plans do not reach so far yet"
        case .sameMoment(let lead): "the reminder of \(lead) before is due at the same moment"
        case .monthOnly: "only the month of the event is known, and one early reminder is enough for that"
        }
    }
}

extension Silence {
    /// What people call it.
    var named: String { "silence \(number)" }

    /// Its comment, to be put behind what is said of it; nothing when it has none.
    var remark: String { comment.isEmpty ? "" : ": “\(comment)”" }
}
