import Admin
import ReminderCore

@testable import Daemon

extension World {
    /// What `nhaclich why` is answered.
    func answers(_ words: String, _ setup: Setup) async throws -> [WhyAnswer] {
        let inForce = SetupInForce(setup)
        let review = ReviewDesk(
            setup: inForce, store: store, clock: clock, interpreter: Interpreter(zones: zones), turns: turns,
            calendars: Bell())
        return try await WhyDesk(
            setup: inForce, store: store, clock: clock, review: review, board: board, channels: channels
        ).explain(words)
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
