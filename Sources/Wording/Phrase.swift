/// A piece of wording that every language gives in its own words; the raw value is its key in the language's file.
///
/// A phrase that counts has the forms `.one` and `.other`; a language that does not tell them apart,
/// such as Vietnamese, leaves `.one` out.
package enum Phrase: String, CaseIterable, Hashable, Sendable {
    case monday = "weekday.monday"
    case tuesday = "weekday.tuesday"
    case wednesday = "weekday.wednesday"
    case thursday = "weekday.thursday"
    case friday = "weekday.friday"
    case saturday = "weekday.saturday"
    case sunday = "weekday.sunday"

    case january = "month.january"
    case february = "month.february"
    case march = "month.march"
    case april = "month.april"
    case may = "month.may"
    case june = "month.june"
    case july = "month.july"
    case august = "month.august"
    case september = "month.september"
    case october = "month.october"
    case november = "month.november"
    case december = "month.december"

    /// A day with its weekday.
    case day = "date.day"
    /// A time of another day, in the middle of a sentence.
    case moment = "date.moment"
    /// A whole day.
    case allDay = "date.all-day"
    /// Several whole days.
    case allDays = "date.all-days"
    /// A time, or a range of times, of one day.
    case timed = "date.timed"
    /// From a time of one day to a time of another.
    case timedDays = "date.timed-days"
    /// One or some of several days.
    case window = "date.window"
    /// Some time in a month.
    case inMonth = "date.in-month"
    /// About a day, or some days.
    case about = "date.about"

    case oneDay = "duration.days.one"
    case days = "duration.days.other"
    case oneHour = "duration.hours.one"
    case hours = "duration.hours.other"
    case oneMinute = "duration.minutes.one"
    case minutes = "duration.minutes.other"
    /// Hours and minutes.
    case hoursAndMinutes = "duration.hours-and-minutes"

    case remaining = "reminder.in"
    case tomorrow = "reminder.tomorrow"
    case today = "reminder.today"
    case now = "reminder.now"
    /// An event at a time has begun.
    case startedAt = "reminder.started-at"
    /// An event on whole days has begun.
    case startedOn = "reminder.started-on"
    case endedAt = "reminder.ended-at"
    case endedOn = "reminder.ended-on"
    /// An event of many days that has begun ends in some days.
    case endsIn = "reminder.ends-in"
    case endsTomorrow = "reminder.ends-tomorrow"
    case endsToday = "reminder.ends-today"

    /// Put around the first sentence of a notice that comes late.
    case late = "late.note"
    /// Put around the title, and the first sentence, of an event that is not certain yet.
    case tentative = "tentative.note"
    /// Stands for the title of an event that has none.
    case untitled = "title.none"

    case troubleHeading = "trouble.heading"
    case troubleFooter = "trouble.footer"

    case testHeading = "test.heading"
    case testLead = "test.lead"
    case testFooter = "test.footer"

    case whenLabel = "label.when"
    case whereLabel = "label.where"
    case organizerLabel = "label.organizer"
    case modeLabel = "label.mode"
    case calendarLabel = "label.calendar"
    case linkLabel = "label.link"

    case inPerson = "mode.in-person"
    case online = "mode.online"
    case hybrid = "mode.hybrid"

    /// Says where the notice comes from.
    case footer = "footer"

    /// What may stand in braces in the phrase, such as `count` in `{count} ngày`.
    package var placeholders: Set<String> {
        switch self {
        case .day: ["weekday", "day", "month", "year"]
        case .moment: ["time", "day"]
        case .allDay: ["day"]
        case .allDays: ["first", "last"]
        case .timed: ["day", "time", "zone"]
        case .window: ["first", "last"]
        case .inMonth: ["month", "year"]
        case .about: ["day"]
        case .timedDays: ["start-day", "start-time", "end-day", "end-time", "zone"]
        case .oneDay, .days, .oneHour, .hours, .oneMinute, .minutes: ["count"]
        case .hoursAndMinutes: ["hours", "minutes"]
        case .remaining, .endsIn: ["duration"]
        case .startedAt, .endedAt: ["moment"]
        case .startedOn, .endedOn: ["day"]
        case .late: ["sentence", "moment"]
        case .tentative: ["text"]
        case .troubleHeading: ["calendar"]
        case .testHeading: ["title"]
        case .testFooter: ["channel"]
        case .footer: ["rule"]
        default: []
        }
    }

    /// What of ``placeholders`` need not stand in the phrase, because it stays true without.
    var dispensable: Set<String> {
        switch self {
        case .oneDay, .oneHour, .oneMinute, .footer, .testFooter: placeholders
        case .late: ["moment"]
        default: []
        }
    }

    /// The phrase that serves where a language leaves this one out; nil where none may be left out.
    var fallback: Phrase? {
        switch self {
        case .oneDay: .days
        case .oneHour: .hours
        case .oneMinute: .minutes
        default: nil
        }
    }
}
