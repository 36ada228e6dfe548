import CivilTime
import Foundation
import ReminderCore
import Testing

@testable import Channels

@Suite("The event in a mail")
struct EventCalendarTests {
    @Test("the mail names the method that the calendar has", arguments: ["publish", "request"], Story.all)
    func methods(manner: String, story: Story) throws {
        guard let part = part(of: story, manner) else { return }
        let calendar = try text(part)
        let method = try #require(lines(calendar, "METHOD:").first)
        #expect(part.headers[0] == "Content-Type: text/calendar; charset=UTF-8; method=\(method);\n component=VEVENT")
        let uids = Set(lines(calendar, "UID:"))
        let isOne = story.notice.subject.name != "group"
        #expect(uids.count == 1 || !isOne)
    }

    @Test("what is published asks nobody, and an event of a series stands for itself")
    func published() throws {
        let calendar = try text(#require(part(of: .workshop, "publish")))
        #expect(lines(calendar, "METHOD:") == ["PUBLISH"])
        #expect(lines(calendar, "UID:") == ["uid-1@example.org/20200213T083000"])
        #expect(lines(calendar, "ORGANIZER:") == ["mailto:nhaclich@example.org"])
        #expect(!calendar.contains("ATTENDEE") && !calendar.contains("RECURRENCE-ID") && !calendar.contains("SEQUENCE"))
        #expect(lines(calendar, "DTSTART:") == ["20200213T013000Z"])
        let gone = try text(#require(part(of: .vanished, "publish")))
        #expect(lines(gone, "METHOD:") == ["PUBLISH"] && lines(gone, "STATUS:") == ["CANCELLED"])
    }

    @Test("who is invited is asked, told of each change by a higher sequence, and called off")
    func requested() throws {
        let calendar = try text(#require(part(of: .workshop, "request")))
        #expect(lines(calendar, "METHOD:") == ["REQUEST"])
        #expect(lines(calendar, "UID:") == ["uid-1@example.org"])
        #expect(lines(calendar, "RECURRENCE-ID:") == ["20200213T083000"])
        #expect(
            calendar.replacing("\r\n ", with: "").matches(of: /ATTENDEE;[^:]*RSVP=TRUE:mailto:(a|b\+c)@example\.org/)
                .count == 2)
        let moved = try text(#require(part(of: .moved, "request")))
        let gone = try text(#require(part(of: .later(.vanished), "request")))
        #expect(lines(moved, "METHOD:") == ["REQUEST"] && lines(gone, "METHOD:") == ["CANCEL"])
        #expect(lines(gone, "STATUS:") == ["CANCELLED"] && !gone.contains("RSVP"))
        for calendar in [moved, gone] {
            #expect(lines(calendar, "UID:") == ["uid-1@example.org"])
            #expect(lines(calendar, "ORGANIZER:") == ["mailto:nhaclich@example.org"])
        }
        let sequences = try [moved, gone].map { try #require(Int(lines($0, "SEQUENCE:").first ?? "")) }
        #expect(0 < sequences[0] && sequences[0] < sequences[1] && sequences[1] < Int(Int32.max))
    }

    @Test(
        "several are told of and not invited to; what is made up, an overview, and what has no certain days is left out"
    )
    func leftOut() throws {
        #expect(try lines(text(#require(part(of: .group, "publish"))), "UID:").count == 3)
        #expect(part(of: .group, "request") == nil)
        for manner in ["publish", "request", "none"] {
            for story in [Story.digest, .trouble, .test] { #expect(part(of: story, manner) == nil) }
        }
        #expect(part(of: .workshop, "none") == nil)
        var facts = EventFacts.none
        facts.precision = .month
        let vague = Occurrence(id: Occurrence.workshop.id, span: Occurrence.workshop.span, title: "x", facts: facts)
        #expect(part(of: Story(.reminder(vague), Story.workshop.message), "publish") == nil)
    }

    private func part(of story: Story, _ manner: String) -> MIMEPart? {
        EventCalendar(
            KindSettings(kind: "smtp", values: ["calendar": .text(manner)]),
            organizer: Mailbox("An <nhaclich@example.org>"),
            attendees: [Mailbox("a@example.org"), Mailbox("B <b+c@example.org>")]
        ).part(of: story.notice)
    }

    private func text(_ part: MIMEPart) throws -> String {
        #expect(part.headers[1] == "Content-Transfer-Encoding: base64")
        let data = try #require(Data(base64Encoded: part.body, options: .ignoreUnknownCharacters))
        return String(decoding: data, as: UTF8.self)
    }

    /// What stands after `beginning` in the lines that begin so.
    private func lines(_ calendar: String, _ beginning: String) -> [String] {
        calendar.replacing("\r\n ", with: "").split(separator: "\r\n").filter { $0.hasPrefix(beginning) }
            .map { String($0.dropFirst(beginning.count)) }
    }
}

extension Story {
    /// The same an hour later.
    fileprivate static func later(_ story: Story) -> Story {
        let notice = Notice(
            id: story.notice.id, subject: story.notice.subject, channel: "room", rule: "workshops", due: morning,
            now: morning + .seconds(3600), expires: morning + .seconds(7200), earlier: story.notice.earlier)
        return Story(notice: notice, message: story.message)
    }
}
