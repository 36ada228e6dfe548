import Admin
import ReminderCore

@testable import Daemon

extension World {
    /// What `nhaclich why` is answered.
    func answers(_ words: String, _ setup: Setup, in language: String? = nil) async throws -> [WhyAnswer] {
        let inForce = SetupInForce(setup)
        let review = ReviewDesk(
            setup: inForce, store: store, clock: clock, interpreter: Interpreter(zones: zones), turns: turns,
            calendars: Bell())
        return try await WhyDesk(
            setup: inForce, store: store, clock: clock, review: review, board: board, channels: channels
        ).explain(words, in: language)
    }

    /// Every sentence of the answers in the language `tag`, as pages show them: the cause, then what is said of rules,
    /// reminders, deliveries and changes.
    func sentences(_ words: String, _ setup: Setup, in tag: String) async throws -> String {
        var sentences: [String?] = []
        for answer in try await answers(words, setup, in: tag) {
            sentences.append(answer.verdict)
            for rule in answer.rules { sentences += rule.unmet }
            for reminder in answer.reminders {
                sentences += reminder.shifts
                sentences.append(reminder.reason)
                for delivery in reminder.deliveries { sentences.append(delivery.reason) }
            }
            for delivery in answer.deliveries { sentences.append(delivery.reason) }
            for change in answer.changes { sentences += [change.text, change.untold] }
        }
        return sentences.compactMap(\.self).joined(separator: "\n")
    }

    /// What `nhaclich why` prints.
    func why(_ words: String, _ setup: Setup) async throws -> String {
        let answers = try await answers(words, setup)
        let text = answers.count == 1 ? WhyReport.text(answers[0]) : WhyReport.list(answers)
        return text.replacing(root, with: "/etc/nhaclich")
    }

    /// Makes a silence.
    @discardableResult
    func silence(_ setup: Setup, event: String? = nil, until: String, comment: String) async throws -> SilenceAnswer {
        let desk = SilenceDesk(setup: SetupInForce(setup), store: store, clock: clock, scheduler: scheduler)
        return try await desk.add(
            SilenceRequest(calendar: nil, event: event, match: [:], until: until, comment: comment))
    }
}

/// A calendar with one workshop, on 13 February 2020 at 8:30 in Việt Nam unless another start is given.
func workshop(start: String = "20200213T013000Z", title: String = "Hội thảo tiền lương", more: String = "") -> String {
    """
    BEGIN:VCALENDAR
    VERSION:2.0
    BEGIN:VEVENT
    UID:hoi-thao@example.org
    SEQUENCE:1
    DTSTART:\(start)
    DURATION:PT3H
    SUMMARY:\(title)
    LOCATION:Hội trường A
    \(more)END:VEVENT
    END:VCALENDAR

    """
}
