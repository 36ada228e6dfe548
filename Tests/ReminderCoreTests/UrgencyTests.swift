import CivilTime
import ReminderCore
import Testing

@Suite("Urgency")
struct UrgencyTests {
    let now = at("2020-02-12T08:30")

    private func urgency(_ subject: Notice.Subject) -> Urgency {
        Notice(
            id: Identity(of: ""), subject: subject, channel: "room", rule: "", due: now, now: now,
            expires: now + .seconds(86_400)
        ).urgency(in: VietnamZone())
    }

    @Test("what begins within a day is urgent, and so is what changes of it")
    func soon() {
        let (tomorrow, soon) = (Occurrence.workshop, Occurrence.test(at("2020-02-13T08:29"), .zero))
        #expect(urgency(.reminder(soon)) == .soon && urgency(.reminder(tomorrow)) == .usual)
        #expect(urgency(.group([tomorrow, soon])) == .soon && urgency(.group([tomorrow])) == .usual)
        #expect(urgency(.change(OccurrenceChange(before: tomorrow, after: nil))) == .usual)
        #expect(urgency(.change(OccurrenceChange(before: soon, after: tomorrow))) == .soon)
        #expect(urgency(.change(OccurrenceChange(before: tomorrow, after: soon))) == .soon)
        #expect(urgency(.trouble(Trouble(.channel, "room", problem: "401"))) == .usual)
        let digest = Digest(name: "", days: day("2020-02-12")...day("2020-02-19"), sections: [])
        #expect(urgency(.digest(digest)) == .patient)
    }
}
