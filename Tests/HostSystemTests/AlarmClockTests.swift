import CivilTime
import ReminderCore
import Testing

@testable import HostSystem

@Suite("The alarm clock")
struct AlarmClockTests {
    /// Waits until `bell` rings.
    private func wait(for bell: Bell) async {
        for await _ in bell.listen() { return }
    }

    @Test("bells ring in their order and never before their time")
    func order() async {
        let clock = DispatchAlarmClock()
        let bells = (0..<3).map { _ in Bell() }
        let start = clock.now
        let rings = Events<Int>()
        await withTaskGroup { tasks in
            for (index, bell) in bells.enumerated() {
                tasks.addTask {
                    await wait(for: bell)
                    rings.add(index)
                }
            }
            clock.arm(bells[2], at: start + .milliseconds(150))
            clock.arm(bells[0], at: start + .milliseconds(50))
            clock.arm(bells[1], at: start + .milliseconds(100))
            await tasks.waitForAll()
        }
        #expect(clock.now >= start + .milliseconds(150))
        #expect(await rings.first(3).count == 3)
    }

    @Test("a bell rings once for each time it is armed, and for the last instant it was armed at")
    func rearming() async {
        let clock = DispatchAlarmClock()
        let bell = Bell()
        for _ in 0..<3 {
            let due = clock.now + .milliseconds(20)
            clock.arm(bell, at: due + .seconds(3600))
            clock.arm(bell, at: due)
            await wait(for: bell)
            #expect(clock.now >= due)
        }
    }

    @Test("an instant that is over rings at once, however long ago", arguments: [.min, -1, 0] as [Int64])
    func past(milliseconds: Int64) async {
        let clock = DispatchAlarmClock()
        let bell = Bell()
        clock.arm(bell, at: Instant(milliseconds: milliseconds))
        await wait(for: bell)
    }

    @Test("a far alarm does not keep a near one from ringing", arguments: [.max, 4_133_980_800_000] as [Int64])
    func farAway(milliseconds: Int64) async {
        let clock = DispatchAlarmClock()
        let far = Bell()
        let near = Bell()
        clock.arm(far, at: Instant(milliseconds: milliseconds))
        clock.arm(near, at: clock.now + .milliseconds(20))
        await wait(for: near)
    }

    @Test("a set clock rings every bell that waits, and the bells go on waiting")
    func setClock() async {
        let clock = DispatchAlarmClock()
        let later = Bell()
        let soon = Bell()
        clock.arm(later, at: clock.now + .seconds(3600))
        clock.arm(soon, at: clock.now + .milliseconds(200))
        clock.clockWasSet()
        await wait(for: later)
        await wait(for: soon)
    }

    @Test("only bells that wait are rung, each once, the earliest first")
    func alarms() {
        var alarms = Alarms()
        let bells = (0..<4).map { _ in Bell() }
        for (bell, second) in zip(bells, [30, 10, 20, 40] as [Int64]) {
            alarms.set(bell, at: Instant(unixSeconds: second))
        }
        alarms.set(bells[0], at: nil)
        #expect(alarms.next == Instant(unixSeconds: 10))
        #expect(alarms.takeDue(at: Instant(unixSeconds: 9)).isEmpty)
        #expect(
            alarms.takeDue(at: Instant(unixSeconds: 30)).map { ObjectIdentifier($0) }
                == [bells[1], bells[2]].map { ObjectIdentifier($0) })
        #expect(alarms.next == Instant(unixSeconds: 40))
        #expect(alarms.bells.count == 1)
    }

    @Test("a clock that is let go leaves nothing behind")
    func lifetime() async {
        weak var gone: DispatchAlarmClock?
        do {
            let clock = DispatchAlarmClock()
            clock.arm(Bell(), at: clock.now + .seconds(3600))
            gone = clock
        }
        #expect(gone == nil)
    }

    @Test("a heart beats until it is stopped")
    func heartbeat() async {
        let beats = Events<Void>()
        let heart = Heartbeat(every: .milliseconds(5)) { beats.add(()) }
        #expect(await beats.first(3).count == 3)
        heart.stop()
    }
}
