import CivilTime
import ICalendar
import ReminderCore
import Wording

/// The events of a notice for the reader's own calendar: iCalendar in a mail (RFC 5545, RFC 5546, RFC 6047).
///
/// The usual way is to tell (METHOD:PUBLISH): readers may add the event, and nobody is asked to answer. An event of a series
/// is then one of its own, because without the series most programs pass over a RECURRENCE-ID, and with the series' UID
/// alone each notice would replace the event of the last. Where the configuration wants people invited, they are asked
/// (REQUEST), with the series' UID and the RECURRENCE-ID as an invitation to one instance has them, and what is called off
/// or gone is taken back (CANCEL).
///
/// What is told has no SEQUENCE, so that whoever has the event from its organiser hears of his changes still: the later
/// DTSTAMP is newer. Of an invitation it is 0 until something changes, so that a second reminder does not ask again who has answered; with a change it is
/// the minutes since 1970, so that it grows with every one and nothing has to be remembered. What reminds after that has 0
/// again, and says nothing that the change did not.
struct EventCalendar: Sendable {
    /// What the reader's calendar is told.
    enum Manner: String, CaseIterable, Sendable {
        case publish, request, none
    }

    /// What can be written in the configuration of every kind of mail.
    static let field = SettingField.optional("calendar", .choice(Manner.allCases.map(\.rawValue)))

    private let manner: Manner
    private let organizer: String
    private let attendees: [String]

    /// - Parameters:
    ///   - organizer: Who sends the mail: a client compares it with the sender before it believes a CANCEL.
    ///   - attendees: Who gets it.
    init(_ settings: KindSettings, organizer: Mailbox, attendees: [Mailbox]) {
        manner = settings.text("calendar").flatMap(Manner.init) ?? .publish
        self.organizer = organizer.address
        self.attendees = attendees.map(\.address)
    }

    /// The part of a mail about `notice`; nil when it is about no event, or there is to be none.
    func part(of notice: Notice) -> MIMEPart? {
        if manner == .none { return nil }
        let occurrences = occurrences(of: notice).filter { !$0.facts.precision.isVague }
        if occurrences.isEmpty { return nil }
        let method = method(of: notice)
        var writer = CalendarWriter(name: "", stamp: notice.now, method: method)
        for occurrence in occurrences { writer.add(event(occurrence, of: notice)) }
        let type = "text/calendar; charset=UTF-8; method=\(method.rawValue);\n component=VEVENT"
        return .exact(type, writer.finish())
    }

    private func method(of notice: Notice) -> CalendarMethod {
        if manner == .publish { return .publish }
        if case .change(let change) = notice.subject, change.isOff { return .cancel }
        return .request
    }

    /// A digest is an overview, and its events have reminders of their own or none. Of several events one cannot invite in
    /// one mail, and what a test makes up belongs in nobody's calendar.
    private func occurrences(of notice: Notice) -> [Occurrence] {
        switch notice.subject {
        case .reminder(let occurrence): [occurrence]
        case .change(let change): [change.occurrence]
        case .group(let occurrences): manner == .publish ? Array(occurrences.prefix(Notice.mostListed)) : []
        case .test, .digest, .trouble, .answer: []
        }
    }

    private func event(_ occurrence: Occurrence, of notice: Notice) -> PublishedEvent {
        var event = PublishedEvent(occurrence)
        event.description = TamedText.paragraphs(event.description, limit: 2000, lines: 50)
        event.summary = TamedText.line(event.summary, limit: 500)
        event.location = TamedText.line(event.location, limit: 500)
        event.url = WebLink.address(event.url) ?? ""
        event.organizer = organizer
        if manner == .request {
            event.attendees = attendees
        } else if !event.recurrenceID.isEmpty {
            (event.uid, event.recurrenceID) = ("\(event.uid)/\(event.recurrenceID)", "")
        }
        if case .change(let change) = notice.subject {
            if manner == .request { event.sequence = Int(clamping: notice.now.unixSeconds / 60) }
            if change.isOff { event.status = .cancelled }
        }
        return event
    }
}
