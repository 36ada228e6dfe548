package import CivilTime
package import ReminderCore

/// Says why something is as it is, in one language and with the times of one zone.
///
/// What decides has no words: it knows a ``Reason`` and what belongs in it. Sentences begin without a capital letter and end
/// without a full stop, for they are put together.
package struct ReasonWording: Sendable {
    package let language: Language
    private let zone: any ZoneRules

    package init(language: Language, zone: any ZoneRules) { (self.language, self.zone) = (language, zone) }

    /// The words of `reason`, with `values` in place of what stands in braces.
    package func text(_ reason: Reason, _ values: [String: String] = [:]) -> String {
        language.reason(reason, values)
    }

    /// The words of a reason that counts.
    package func text(_ reason: Reason, of number: Int, _ values: [String: String] = [:]) -> String {
        language.reason(reason, of: number, values)
    }

    /// What was written down in English, such as what a service answered, as far as the language knows it.
    package func said(_ english: String) -> String { language.said(english) }

    /// A time with its day, such as `Fri 14/2/2020 08:00` or `08:00 thứ Sáu 14/2/2020`.
    package func moment(_ instant: Instant) -> String {
        let civil = zone.civil(at: instant)
        return text(.moment, ["day": day(civil.date), "time": clock(civil.time)])
    }

    /// A day, such as `Fri 14/2/2020`.
    package func day(_ date: CivilDate) -> String {
        text(
            .day,
            [
                "weekday": text(date.weekday.name), "day": "\(date.day)", "month": "\(date.month)",
                "year": "\(date.year)",
            ])
    }

    /// A time on the clock, such as `08:00`.
    package func clock(_ time: TimeOfDay) -> String { String(time.description.prefix(5)) }

    /// From when to when: the day once when both are on one.
    package func span(_ span: Span) -> String {
        switch span {
        case .allDay(let first, let last):
            return first >= last ? day(first) : text(.days, ["first": day(first), "last": day(last)])
        case .timed(let start, let end):
            if start >= end { return moment(start) }
            let (from, to) = (zone.civil(at: start), zone.civil(at: end))
            guard from.date == to.date else { return text(.days, ["first": moment(start), "last": moment(end)]) }
            return text(.hours, ["day": day(from.date), "start": clock(from.time), "end": clock(to.time)])
        }
    }

    /// `a`, `a and b`, `a, b and c`.
    package func list(_ names: [String]) -> String {
        guard names.count > 1, let last = names.last else { return names.first ?? "" }
        return text(.and, ["first": names.dropLast().joined(separator: ", "), "last": last])
    }

    /// How long before an event a reminder is due, such as `1d 12h before` or `trước 1 ngày 12 giờ`.
    ///
    /// - Parameter lead: As reminders have it: `1d 12h`, or `1d before its end`.
    package func lead(_ lead: String) -> String {
        let end = " before its end"
        let length = lead.hasSuffix(end) ? lead.dropLast(end.count) : lead[...]
        let parts = length.split(separator: " ").map { part -> String in
            let number = String(part.dropLast())
            return switch part.last {
            case "w": text(.lengthWeeks, ["number": number])
            case "d": text(.lengthDays, ["number": number])
            case "h": text(.lengthHours, ["number": number])
            case "m": text(.lengthMinutes, ["number": number])
            case "s": text(.lengthSeconds, ["number": number])
            default: String(part)
            }
        }
        return text(lead.hasSuffix(end) ? .leadOfEnd : .lead, ["length": parts.joined(separator: " ")])
    }

    /// What a reminder is called in a sentence.
    package func reminder(_ lead: String) -> String {
        lead == Reminder.snoozed ? text(.snoozedReminder) : text(.reminder, ["lead": self.lead(lead)])
    }

    /// What people call a silence.
    package func name(of silence: Silence) -> String { text(.silence, ["number": "\(silence.number)"]) }

    /// That a silence holds or held, with its comment.
    ///
    /// - Parameter reason: ``Reason/silenceHolds`` or ``Reason/silenceHeld``.
    package func hold(of silence: Silence, _ reason: Reason) -> String {
        text(reason, ["silence": name(of: silence), "until": moment(silence.ends)]) + silence.remark
    }
}

extension Silence {
    /// Its comment, to be put behind what is said of it; nothing when it has none.
    package var remark: String { comment.isEmpty ? "" : ": “\(comment)”" }
}

extension Weekday {
    /// Its name where a day is said shortly.
    fileprivate var name: Reason {
        switch self {
        case .monday: .shortMonday
        case .tuesday: .shortTuesday
        case .wednesday: .shortWednesday
        case .thursday: .shortThursday
        case .friday: .shortFriday
        case .saturday: .shortSaturday
        case .sunday: .shortSunday
        }
    }
}
