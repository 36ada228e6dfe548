import CivilTime
import ReminderCore
import Testing

@testable import Daemon

@Suite("Ended attempts")
struct EndedAttemptsTests {
    /// An attempt that ended in `state`.
    private func attempt(_ state: DeliveryState = .delivered) -> EndedAttempt {
        let now = Instant(unixSeconds: 1_792_893_600)
        let delivery = Delivery(
            id: Identity(of: "a"), channel: "room", payload: [], summary: "a", due: now, expires: now + .seconds(60))
        return EndedAttempt(
            delivery: delivery,
            outcome: DeliveryOutcome(delivery: delivery.id, state: state, at: now, note: ""),
            news: ChannelBoard.News(event: nil, before: nil, now: nil))
    }

    @Test("nothing hurries when nothing waits, and one that comes soon after is seen to with the first")
    func unhurried() {
        let ended = EndedAttempts()
        #expect(ended.add(attempt()) == .unhurried)
        #expect(ended.add(attempt(.accepted)) == .shared)
        #expect(ended.take().count == 2)
        #expect(ended.isEmpty)
        #expect(ended.add(attempt()) == .unhurried, "the others were taken")
    }

    @Test("what makes room, and what is to be tried again, is seen to at once", arguments: [true, false])
    func hurried(isAwaited: Bool) {
        let ended = EndedAttempts()
        ended.expect(isAwaited)
        #expect(ended.add(attempt()) == (isAwaited ? .awaited : .unhurried))
        #expect(ended.add(attempt(.deferred)) == .awaited)
    }

    @Test("what could not be written down comes first the next time")
    func putBack() {
        let ended = EndedAttempts()
        _ = ended.add(attempt(.failed))
        let taken = ended.take()
        _ = ended.add(attempt(.delivered))
        ended.putBack(taken)
        #expect(ended.take().map(\.outcome.state) == [.failed, .delivered])
    }

    @Test("when the agent takes nothing any more, whoever adds one sees to it")
    func closed() {
        let ended = EndedAttempts()
        _ = ended.add(attempt())
        ended.close()
        #expect(ended.add(attempt()) == .own)
        #expect(ended.take().count == 2)
    }
}
