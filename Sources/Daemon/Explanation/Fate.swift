import CivilTime
import ReminderCore
import Wording

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
    /// What it followed from is no more.
    case obsolete(Obsolescence)
    /// It was never planned: its time had passed when the event became known.
    case tooLate(known: Instant?)
    /// It was never planned: plans do not reach so far yet.
    case tooFar
    /// It was never planned: another lead of its rule is due at the same moment.
    case sameMoment(lead: String)
    /// It was never planned: only the month of the event is known.
    case monthOnly

    /// What a reminder does not follow from any more.
    enum Obsolescence: Hashable, Sendable {
        /// The rule is not in the configuration any more.
        case ruleIsGone(String)
        /// The rule is not about the event any more.
        case ruleIsAboutOthers(String)
        /// The rule does not ask for it any more.
        case ruleAsksNoMore(String)
        /// The event is farther away than plans reach.
        case outOfReach
    }

    /// The state as answers name it, for one that was never planned.
    static let unplanned = "unplanned"

    /// Why it is so; nil when there is nothing to say.
    func reason(_ words: ReasonWording) -> String? {
        switch self {
        case .planned, .sent: nil
        case .covered(let silence): words.hold(of: silence, .silenceHolds)
        case .grouped: words.text(.grouped)
        case .twin(let calendar): words.text(.twin, ["calendar": calendar])
        case .said(let rule): words.text(.said, ["rule": rule])
        case .unsent: words.text(.unsent)
        case .missed(let latest): words.text(.missed, ["latest": words.moment(latest)])
        case .silenced(nil): words.text(.silencedOrPutOff)
        case .silenced(let silence?): words.hold(of: silence, .silenceHeld)
        case .putOff(let until): words.text(.putOff, ["until": words.moment(until)])
        case .cancelled: words.text(.cancelled)
        case .vanished: words.text(.vanished)
        case .moved: words.text(.moved)
        case .obsolete(let obsolescence): obsolescence.reason(words)
        case .tooLate(let known?): words.text(.tooLate, ["known": words.moment(known)])
        case .tooLate(nil): words.text(.tooLateToPlan)
        case .tooFar: words.text(.tooFar)
        case .sameMoment(let lead): words.text(.sameMoment, ["reminder": words.reminder(lead)])
        case .monthOnly: words.text(.monthOnly)
        }
    }
}

extension Fate.Obsolescence {
    fileprivate func reason(_ words: ReasonWording) -> String {
        switch self {
        case .ruleIsGone(let rule): words.text(.ruleIsGone, ["rule": rule])
        case .ruleIsAboutOthers(let rule): words.text(.ruleIsAboutOthers, ["rule": rule])
        case .ruleAsksNoMore(let rule): words.text(.ruleAsksNoMore, ["rule": rule])
        case .outOfReach: words.text(.outOfReach)
        }
    }
}
