import CivilTime
import ReminderCore
import Testing

@Suite("Notices of several occurrences")
struct NoticeTests {
    private let now = at("2020-02-12T08:30")

    private func events(_ count: Int) -> [Occurrence] {
        (0..<count).map { Occurrence.test(at("2020-02-13T08:30"), .seconds(60), uid: "\($0)") }
    }

    private func told(_ subject: Notice.Subject) -> [String] {
        Notice(
            id: Identity(of: ""), subject: subject, channel: "room", rule: "", due: now, now: now,
            expires: now + .seconds(60)
        ).occurrences.map(\.uid)
    }

    @Test("who reads of a group is told of what it lists, and not of the thousands that it only counts")
    func group() {
        #expect(told(.group(events(3))) == ["0", "1", "2"])
        #expect(told(.group(events(10_000))) == (0..<Notice.mostListed).map { "\($0)" })
    }

    @Test("who reads a digest is told of what it lists, but for what it says is off")
    func digest() {
        let items = events(60).map { Digest.Item($0) }
        let digest = Digest(
            name: "week", days: day("2020-02-12")...day("2020-02-18"),
            sections: [
                Digest.Section(.cancelled, Array(items[..<10])), Digest.Section(.starting, Array(items[10..<20])),
                Digest.Section(.new, Array(items[20...])),
            ])
        #expect(told(.digest(digest)) == (10..<Notice.mostListed).map { "\($0)" })
    }
}
