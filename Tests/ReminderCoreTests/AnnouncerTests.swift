import CivilTime
import ReminderCore
import Testing

@Suite("Announcer of changes")
struct AnnouncerTests {
    let now = at("2020-02-12T12:00")
    let zone = VietnamZone()
    let before = Occurrence.workshop
    let after = Occurrence.test(at("2020-02-14T08:30"), .seconds(3 * 3600))

    private func pending(_ change: OccurrenceChange, number: Int64 = 7, _ channels: String...) -> PendingChange {
        PendingChange(
            number: number, version: Identity(of: "as it is"), noticed: now, change: change,
            audience: channels.map {
                PendingChange.Audience(channel: $0, earlier: EarlierNotice(id: Identity(of: $0), reference: "#\($0)"))
            })
    }

    private func announcer(_ quiet: String? = nil) -> Announcer {
        Announcer(zone: zone, quiet: quiet.map { .test($0) })
    }

    @Test("every channel that was told of the occurrence is told of its change, in answer to its last notice")
    func audience() throws {
        let change = OccurrenceChange(before: before, after: after)
        let notices = announcer().notices(of: pending(change, "room", "archive"), at: now)
        #expect(notices.map(\.channel) == ["room", "archive"])
        #expect(notices.map { $0.earlier?.reference } == ["#room", "#archive"])
        #expect(Set(notices.map(\.id)).count == 2)
        for notice in notices {
            #expect(notice.subject == .change(change) && notice.occurrence == after && notice.rule.isEmpty)
            #expect(notice.due == now && notice.now == now && !notice.isLate)
            #expect(notice.expires == at("2020-02-14T11:30"))
            #expect(notice.occurrences == [before.id] && notice.urgency(in: zone) == .soon, "it was to be tomorrow")
        }
        #expect(announcer().notices(of: pending(change), at: now).isEmpty)
    }

    @Test("the same change is always told by the same name, another by another")
    func stable() {
        let change = OccurrenceChange(before: before, after: nil)
        let first = announcer().notices(of: pending(change, "room"), at: now).map(\.id)
        #expect(announcer().notices(of: pending(change, "room"), at: now + .seconds(60)).map(\.id) == first)
        #expect(announcer().notices(of: pending(change, number: 8, "room"), at: now).map(\.id) != first)
    }

    @Test(
        "nobody is told of what would be over anyway, whether it was or is to be later",
        arguments: [("2020-02-13T11:29", 1, 1), ("2020-02-13T11:30", 0, 1), ("2020-02-14T11:30", 0, 0)])
    func over(now: String, cancelled: Int, moved: Int) {
        let gone = pending(OccurrenceChange(before: before, after: nil), "room")
        #expect(announcer().notices(of: gone, at: at(now)).count == cancelled)
        for change in [OccurrenceChange(before: before, after: after), OccurrenceChange(before: after, after: before)] {
            #expect(announcer().notices(of: pending(change, "room"), at: at(now)).count == moved)
        }
    }

    @Test("nobody is told of what is no change any more")
    func empty() {
        let change = OccurrenceChange(before: before, after: before)
        #expect(announcer().notices(of: pending(change, "room"), at: now).isEmpty)
    }

    @Test("what an operator silenced is told when the silence ends")
    func silenced() {
        let change = pending(OccurrenceChange(before: before, after: after), "room")
        let silences = ["uid-1", "uid-2"].map {
            Silence(
                event: Occurrence.ID(calendar: "team", uid: $0, recurrenceID: "").shortName, ends: now + .seconds(60),
                comment: "", created: now)
        }
        #expect(announcer().notBefore(change, at: now, silences: silences) == now + .seconds(60))
        #expect(announcer().notBefore(change, at: now, silences: [silences[1]]) == nil)
        #expect(announcer().notBefore(change, at: now + .seconds(60), silences: silences) == nil)
        #expect(announcer().notices(of: change, at: now).count == 1)
    }

    @Test(
        "in quiet hours it waits for their end, unless the event begins before that",
        arguments: [
            ("2020-02-12T12:00", nil), ("2020-02-12T23:00", "2020-02-13T06:00"),
            ("2020-02-13T05:59", "2020-02-13T06:00"), ("2020-02-13T06:00", nil),
        ])
    func quiet(now: String, expected: String?) {
        let change = pending(OccurrenceChange(before: before, after: after), "room")
        #expect(announcer("22:00-06:00").notBefore(change, at: at(now)) == expected.map { at($0) })
        #expect(announcer().notBefore(change, at: at(now)) == nil)
        let cancelled = pending(OccurrenceChange(before: before, after: nil), "room")
        #expect(announcer("22:00-06:00").notBefore(cancelled, at: at(now)) == expected.map { at($0) })
    }

    @Test("what was to begin, or begins now, in the quiet itself is told at once")
    func quietTooLate() {
        let early = Occurrence.test(at("2020-02-13T05:00"), .seconds(7200))
        for change in [
            OccurrenceChange(before: early, after: after), OccurrenceChange(before: after, after: early),
            OccurrenceChange(before: early, after: nil),
        ] {
            let pending = pending(change, "room")
            #expect(announcer("22:00-06:00").notBefore(pending, at: at("2020-02-13T01:00")) == nil)
        }
    }
}
