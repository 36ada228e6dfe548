import Admin
import CivilTime
import ReminderCore
import Settings
import Wording

/// Why people were reminded of one event, will be, or are not: all that is known, and what follows from it.
///
/// It decides nothing. What the planner, the router and the announcer decided, they are asked for again.
struct Explanation: Sendable {
    let setup: Setup
    let words: ReasonWording
    /// Knows the holidays.
    let planner: Planner
    let now: Instant
    let story: OccurrenceStory
    let standing: Standing
    let origin: WhyAnswer.Origin
    /// Those that held when its reminders were due, and those that hold now.
    var silences: [Silence] = []
    /// What holidays are called.
    var holidays: [CivilDate: String] = [:]
    /// The same event in other calendars.
    var twins: [Occurrence] = []
    /// The channels that are left alone.
    var openings: [String: Breaker.Opening] = [:]
    /// Changes that nobody has been told of yet.
    var pending: [PendingChange] = []
    /// What its calendar lost and is not believed; nil when nothing is held back.
    var hold: Hold?
    /// When an operator decided about it.
    var decided: Instant?

    /// What a calendar lost at once.
    struct Hold: Hashable, Sendable {
        let since: Instant
        let until: Instant
        let lost: Int
    }

    var occurrence: Occurrence { story.record.occurrence }
    /// When it begins, in the configured zone.
    var start: Instant { occurrence.span.start(in: setup.zone) }
    var end: Instant { occurrence.span.end(in: setup.zone) }
    var rules: [Rule] { setup.configuration.rules.filter { $0.applies(to: occurrence) } }

    /// The answer to a question about the event.
    func answer() -> WhyAnswer {
        let cases = reminderCases()
        var answer = WhyAnswer(subject: "event", id: occurrence.id.shortName)
        (answer.event, answer.origin) = (event, origin)
        answer.rules = setup.configuration.rules.map {
            WhyAnswer.Rule(name: $0.name, channels: $0.channels, unmet: $0.unmet(by: occurrence, words))
        }
        answer.reminders = cases.map(shown)
        answer.deliveries = story.deliveries.filter { $0.reminder == nil }.map(shown)
        answer.changes = story.changes.map(shown)
        answer.silences = silences.filter { $0.covers(occurrence, at: now) }.map {
            WhyAnswer.Silence(
                number: $0.number, channel: $0.channel, created: $0.created.iso8601(in: setup.zone),
                ends: $0.ends.iso8601(in: setup.zone),
                comment: $0.comment)
        }
        answer.twins = twins.map {
            WhyAnswer.Twin(
                id: $0.id.shortName, calendar: $0.id.calendar, title: $0.title,
                isPreferred: $0.isPreferred(to: occurrence))
        }
        answer.hold = hold.map {
            WhyAnswer.Hold(
                since: $0.since.iso8601(in: setup.zone), until: $0.until.iso8601(in: setup.zone), lost: $0.lost,
                isLost: standing == .held, accept: "nhaclich calendars accept \(occurrence.id.calendar)")
        }
        let verdict = verdict(cases)
        (answer.cause, answer.verdict) = (verdict.cause.rawValue, verdict.text)
        return answer
    }

    /// The answer to a question about the reminder called `id`; nil when the event has none of that name.
    func answer(about id: Identity) -> WhyAnswer? {
        guard let item = reminderCases().first(where: { $0.record?.id == id }) else { return nil }
        var answer = answer()
        (answer.subject, answer.id) = ("reminder", id.description)
        answer.reminders = [shown(item)]
        answer.deliveries = []
        let verdict = verdict(of: item)
        (answer.cause, answer.verdict) = (verdict.cause.rawValue, verdict.text)
        return answer
    }

    /// The answer to a question about one delivery.
    func answer(about delivery: DeliveryStory) -> WhyAnswer {
        var answer = answer()
        (answer.subject, answer.id) = ("delivery", delivery.record.id.description)
        answer.reminders = answer.reminders.filter { $0.id == delivery.reminder?.description }.map {
            var reminder = $0
            reminder.deliveries = []
            return reminder
        }
        answer.deliveries = [shown(delivery)]
        let verdict = verdict(of: [delivery])
        (answer.cause, answer.verdict) = (verdict.cause.rawValue, verdict.text)
        return answer
    }

    private var event: WhyAnswer.Event {
        let span = occurrence.span.iso8601(in: setup.zone)
        let facts = occurrence.facts
        func known(_ text: String) -> String? { text.isEmpty ? nil : text }
        var event = WhyAnswer.Event(
            id: occurrence.id.shortName, calendar: occurrence.id.calendar, uid: occurrence.id.uid,
            title: occurrence.title, start: span.start, end: span.end, status: occurrence.status.rawValue,
            standing: standing.rawValue)
        event.recurrenceId = known(occurrence.id.recurrenceID)
        (event.location, event.organizer) = (known(occurrence.location), known(facts.organizer))
        (event.mode, event.kind) = (known(facts.mode), known(facts.kind))
        (event.datePrecision, event.confidence) = (facts.precision.rawValue, facts.confidence)
        event.known = story.record.known?.iso8601(in: setup.zone)
        return event
    }
}
