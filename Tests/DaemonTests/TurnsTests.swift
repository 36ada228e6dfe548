import CivilTime
import ReminderCore
import Synchronization
import Testing

@testable import Daemon

@Suite("Turns and requests")
struct TurnsTests {
    private let noon = moment("2020-02-10T12:00")

    @Test("a calendar whose turn has come while all places are taken waits for a place, not for a time")
    func places() {
        let turns = CalendarTurns()
        let names = (0..<9).map { "c\($0)" }
        #expect(turns.take(among: names, at: noon, atOnce: 8) == Array(names.prefix(8)))
        #expect(turns.take(among: names, at: noon, atOnce: 8) == [])
        #expect(turns.next(after: noon) == nil)
        turns.done("c0", next: noon + .seconds(60))
        #expect(turns.take(among: names, at: noon, atOnce: 8) == ["c8"])
        #expect(turns.next(after: noon) == noon + .seconds(60))
    }

    @Test("one that is said to have changed while it is read is read again")
    func again() {
        let turns = CalendarTurns()
        #expect(turns.take(among: ["a"], at: noon, atOnce: 8) == ["a"])
        turns.expect("a")
        turns.done("a", next: noon + .seconds(60))
        #expect(turns.take(among: ["a"], at: noon, atOnce: 8) == ["a"])
        turns.done("a", next: noon + .seconds(60))
        #expect(turns.take(among: ["a"], at: noon, atOnce: 8) == [])
    }

    @Test("everybody who asks for a reload is answered, at the latest when nobody serves any more")
    func reloads() {
        let requests = ReloadRequests()
        let answers = Mutex<[Int]>([])
        for _ in 0..<100 { requests.submit { faults in answers.withLock { $0.append(faults.count) } } }
        for answer in requests.take() { answer([]) }
        requests.submit { faults in answers.withLock { $0.append(faults.count) } }
        requests.close()
        requests.submit { faults in answers.withLock { $0.append(faults.count) } }
        #expect(answers.withLock { $0 } == Array(repeating: 0, count: 100) + [1, 1])
    }

    @Test("the status line says the next step, or what is planned")
    func line() throws {
        let world = try World()
        var tally = Tally()
        #expect(
            StatusReporter.line(tally, try world.setup(calendars: "", channels: "", rules: ""))
                == "no channel configured: run nhaclich init")
        #expect(
            StatusReporter.line(tally, try world.setup(calendars: "", rules: ""))
                == "no calendar configured: run nhaclich init")
        tally.reminders = [.planned: 41, .settled: 3]
        tally.nextDue = moment("2020-02-13T08:00")
        #expect(
            StatusReporter.line(tally, try world.setup())
                == "1 calendar, 41 reminders planned, next 13/02 08:00")
    }
}
