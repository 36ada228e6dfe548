import HostSystem
import Logging
import ReminderCore
import Store

/// Where the daemon says what happens: the systemd journal, or a terminal. What is worth a line there is news to those
/// who watch.
struct Journal: Sendable {
    private let logger: FieldLogger
    private let news: NewsBoard

    init(_ logger: Logger, news: NewsBoard = NewsBoard()) { (self.logger, self.news) = (FieldLogger(logger), news) }

    /// Says that something happened. Texts from calendars go into fields or are quoted in `message`;
    /// both are bounded and made harmless where they are written. Every one of the entry's ``JournalEntry/fields`` is given.
    func note(
        _ entry: JournalEntry, _ level: Logger.Level = .info, _ message: String, _ fields: JournalFields = [:]
    ) {
        assert(entry.fields.allSatisfy { !fields[$0].isEmpty }, "\(entry) lacks one of \(entry.fields)")
        var fields = fields
        fields[.messageID] = entry.messageID
        logger.log(level: level, message, fields.known)
        news.post()
    }

    /// Says what is wrong with what somebody wrote, and what to do.
    func note(_ entry: JournalEntry, _ fault: Diagnostic, calendar: String = "") {
        note(
            entry, fault.severity == .error ? .error : .warning,
            fault.remedy.isEmpty ? "\(fault)" : "\(fault); \(fault.remedy)",
            [
                .calendar: calendar, .file: fault.location.file,
                .line: fault.location.line > 0 ? String(fault.location.line) : "",
            ])
    }

    /// Says that a store of an earlier program was brought up to date, and where the way back is.
    func note(_ upgrade: StoreUpgrade) {
        let message = "the store was brought up to date, from schema \(upgrade.from) to \(upgrade.to)"
        if let kept = upgrade.kept {
            note(.storeUpgraded, .notice, "\(message); as it was, it is kept in \(kept)", [.file: kept])
        } else {
            let reason = upgrade.obstacle ?? "nobody knows why"
            note(
                .storeUpgraded, .warning,
                "\(message); it could not be kept as it was: \(reason); make a backup: nhaclich backup FILE")
        }
    }

    /// Says that a calendar is not read any more.
    func note(forgotten calendar: String) {
        note(
            .calendarForgotten, .notice, "forgot the calendar \(calendar), which is not configured any more",
            [.calendar: calendar])
    }

    /// Says that a delivery lost its use while it waited.
    func note(expired delivery: DeliveryRecord) {
        note(
            .expired, .error, "gave up on '\(delivery.summary)' on \(delivery.channel): \(delivery.note)",
            [
                .channel: delivery.channel, .delivery: delivery.id.description, .state: delivery.state.rawValue,
                .attempts: String(delivery.attempts),
            ])
    }
}
