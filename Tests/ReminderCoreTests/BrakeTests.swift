import CivilTime
import ReminderCore
import Testing

@Suite("Brake")
struct BrakeTests {
    let now = at("2020-02-13T08:30")
    let brake = Brake(hold: .seconds(6 * 3600))

    @Test(
        "what loses everything, or more than three in ten, is held; a single loss among others is not",
        arguments: [
            (0, 0, false), (0, 10, false), (1, 1, true), (1, 2, false), (1, 3, false), (2, 2, true), (2, 3, true),
            (2, 6, true), (2, 7, false), (3, 10, false), (4, 10, true), (30, 100, false), (31, 100, true),
            (100, 100, true),
        ])
    func mass(lost: Int, known: Int, isHeld: Bool) {
        #expect(
            brake.verdict(lost: lost, of: known, heldSince: nil, at: now)
                == (isHeld ? .held(since: now) : .believed))
    }

    @Test("a loss that lasts is believed when it was held for long enough")
    func lasts() {
        func verdict(after seconds: Int64) -> Brake.Verdict {
            brake.verdict(lost: 9, of: 9, heldSince: now, at: now + .seconds(seconds))
        }
        #expect(verdict(after: 0) == .held(since: now))
        #expect(verdict(after: 6 * 3600 - 1) == .held(since: now))
        #expect(verdict(after: 6 * 3600) == .believed)
    }

    @Test("what comes back while it is held is believed as it is")
    func comesBack() {
        #expect(brake.verdict(lost: 1, of: 9, heldSince: now, at: now + .seconds(60)) == .believed)
        #expect(brake.verdict(lost: 0, of: 9, heldSince: now, at: now + .seconds(60)) == .believed)
    }

    @Test("an operator's word ends it, and without a hold there is none")
    func accepted() {
        #expect(brake.verdict(lost: 9, of: 9, heldSince: .accepted, at: now) == .believed)
        #expect(Brake(hold: .zero).verdict(lost: 9, of: 9, heldSince: nil, at: now) == .believed)
    }

    @Test("a clock that was put back begins to count anew")
    func clockPutBack() {
        let before = now - .seconds(3600)
        #expect(brake.verdict(lost: 9, of: 9, heldSince: now, at: before) == .held(since: before))
    }
}
