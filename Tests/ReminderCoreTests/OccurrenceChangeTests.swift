import CivilTime
import ReminderCore
import Testing

@Suite("What became of an occurrence")
struct OccurrenceChangeTests {
    let start = at("2020-02-13T08:30")
    let long = Duration.seconds(3 * 3600)

    /// The workshop on 13 February, or what became of it.
    private func workshop(
        _ start: String = "2020-02-13T08:30", status: EventStatus = .confirmed, title: String = "Hội thảo",
        location: String = "Phòng 1"
    ) -> Occurrence {
        .test(at(start), long, status: status, title: title, location: location)
    }

    private func kinds(
        _ before: Occurrence, wasGone: Bool = false, _ after: Occurrence?
    ) -> [OccurrenceChange.Kind] {
        OccurrenceChange(before: before, wasGone: wasGone, after: after).kinds
    }

    @Test("each kind of change is known by itself")
    func each() {
        let before = workshop()
        #expect(kinds(before, workshop(status: .cancelled)) == [.cancelled])
        #expect(kinds(before, nil) == [.vanished])
        #expect(kinds(workshop(status: .cancelled), before) == [.reappeared])
        #expect(kinds(before, wasGone: true, before) == [.reappeared])
        #expect(kinds(before, workshop("2020-02-14T08:30")) == [.moved])
        #expect(kinds(before, workshop(location: "Phòng 2")) == [.relocated])
        #expect(kinds(before, workshop(title: "Tập huấn")) == [.retitled])
    }

    @Test("an occurrence that takes as long, but on whole days, or takes longer, has moved")
    func moved() {
        let days = Occurrence(
            id: workshop().id, span: .allDay(first: day("2020-02-13"), last: day("2020-02-13")), title: "Hội thảo",
            location: "Phòng 1")
        #expect(kinds(workshop(), days) == [.moved])
        #expect(kinds(workshop(), .test(start, long + .seconds(60), location: "Phòng 1")) == [.moved])
    }

    @Test("several changes are told in the order in which people want to hear them")
    func several() {
        let after = workshop("2020-02-14T08:30", title: "Tập huấn", location: "")
        #expect(kinds(workshop(), after) == [.moved, .relocated, .retitled])
        #expect(kinds(workshop(status: .cancelled), after) == [.reappeared, .moved, .relocated, .retitled])
        #expect(kinds(workshop(), workshop("2020-02-14T08:30", status: .cancelled)) == [.cancelled])
    }

    @Test(
        "what nobody wants to hear of is no change",
        arguments: [
            ("Hội thảo", "Hội thảo"), ("Hội thảo", "HỘI THẢO"), ("Hội thảo", "Hoi thao"), ("Đối thoại", "đối thoại"),
        ])
    func words(before: String, after: String) {
        #expect(kinds(workshop(title: before), workshop(title: after)) == [])
        #expect(kinds(workshop(location: before), workshop(location: after)) == [])
    }

    @Test("neither are other details, another link, or a tentative date that is confirmed")
    func none() {
        let other = Occurrence.test(
            start, long, status: .tentative, title: "Hội thảo", location: "Phòng 1", details: "Mới", link: "https://a/")
        let change = OccurrenceChange(before: other, after: workshop())
        #expect(change.isEmpty && !change.isOff && change.occurrence == workshop())
    }

    @Test("what did not take place before does not stop taking place")
    func off() {
        let cancelled = workshop(status: .cancelled)
        #expect(kinds(cancelled, nil) == [])
        #expect(kinds(cancelled, cancelled) == [])
        #expect(kinds(workshop(), wasGone: true, nil) == [])
        #expect(kinds(workshop(), wasGone: true, cancelled) == [])
        #expect(kinds(cancelled, wasGone: true, workshop()) == [.reappeared])
    }

    @Test("what is off is told by what it was, what is not by what it is")
    func occurrence() {
        let gone = OccurrenceChange(before: workshop(), after: nil)
        #expect(gone.isOff && gone.occurrence == workshop())
        let cancelled = OccurrenceChange(before: workshop(), after: workshop(status: .cancelled))
        #expect(cancelled.isOff && cancelled.occurrence.status == .cancelled)
        let moved = OccurrenceChange(before: workshop(), after: workshop("2020-02-14T08:30"))
        #expect(!moved.isOff && moved.occurrence == workshop("2020-02-14T08:30"))
    }
}
