import ReminderCore
import Testing

@testable import Daemon

@Suite("Pulse")
struct PulseTests {
    let hearing = Bell()
    let deaf = Bell()
    let pulse: Pulse

    init() { pulse = Pulse([("one that listens", hearing), ("one that hangs", deaf)]) }

    @Test("a service that leaves its bell unheard for a minute is told of, and one that was only busy is not")
    func hanging() async {
        #expect(pulse.beat(at: .zero), "nobody rang before")
        for second in [10, 30, 50] {
            await hear(hearing)
            #expect(!pulse.beat(at: .seconds(second)))
            #expect(pulse.deaf(at: .seconds(second)) == [])
        }
        await hear(hearing)
        #expect(pulse.deaf(at: .seconds(71)) == ["one that hangs"])
        await hear(hearing)
        await hear(deaf)
        #expect(pulse.deaf(at: .seconds(80)) == [], "it woke up")
    }

    @Test("who asks again and again does not keep the services busy")
    func questions() async {
        #expect(pulse.deaf(at: .zero) == [])
        await hear(hearing)
        #expect(pulse.deaf(at: .seconds(1)) == [])
        #expect(hearing.ring(), "it was not rung again within a second")
        await hear(hearing)
        #expect(pulse.deaf(at: .seconds(6)) == [])
        #expect(!hearing.ring(), "it was rung after five")
    }

    /// Takes one ring, as a service does.
    private func hear(_ bell: Bell) async { for await _ in bell.listen() { break } }
}
