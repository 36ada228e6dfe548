import CivilTime
import ReminderCore
import Testing

@testable import Admin

@Suite("Sessions and attempts")
struct SessionsTests {
    let noon = Instant(milliseconds: 1_792_929_600_000)

    @Test("a session lasts for twelve hours after it was last used")
    func length() {
        var sessions = Sessions()
        func uses(_ name: String, at now: Instant) -> Bool {
            sessions.use(Identity(of: name).description, at: now)
        }
        let cookie = Identity(of: "a")
        sessions.open(cookie, at: noon)
        #expect(!uses("b", at: noon))
        #expect(uses("a", at: noon + .seconds(11 * 3600)))
        #expect(uses("a", at: noon + .seconds(22 * 3600)))
        #expect(!uses("a", at: noon + .seconds(34 * 3600)))
        #expect(!uses("a", at: noon + .seconds(23 * 3600)))
    }

    @Test("who logs out is out")
    func close() {
        var sessions = Sessions()
        func uses(_ name: String, at now: Instant) -> Bool {
            sessions.use(Identity(of: name).description, at: now)
        }
        let cookie = Identity(of: "a")
        sessions.open(cookie, at: noon)
        sessions.close(cookie.description)
        #expect(!uses("a", at: noon))
    }

    @Test("there is room for a hundred, and the longest unused gives way")
    func bounded() {
        var sessions = Sessions()
        func uses(_ name: String, at now: Instant) -> Bool {
            sessions.use(Identity(of: name).description, at: now)
        }
        for number in 0..<100 { sessions.open(Identity(of: "\(number)"), at: noon + .seconds(number)) }
        #expect(uses("0", at: noon + .seconds(200)))
        sessions.open(Identity(of: "another"), at: noon + .seconds(300))
        #expect(!uses("1", at: noon + .seconds(300)))
        for name in ["0", "2", "99", "another"] {
            #expect(uses(name, at: noon + .seconds(300)), "\(name)")
        }
    }

    @Test("after five wrong ones an address waits for a quarter of an hour, and others do not")
    func attempts() {
        var attempts = Attempts()
        func wait(of address: String, at now: Instant) -> Duration? { attempts.wait(of: address, at: now) }
        for second in 0..<5 {
            #expect(wait(of: "192.0.2.1", at: noon + .seconds(second)) == nil)
            attempts.note("192.0.2.1", at: noon + .seconds(second))
        }
        #expect(wait(of: "192.0.2.1", at: noon + .seconds(60)) == .seconds(840))
        #expect(wait(of: "192.0.2.2", at: noon + .seconds(60)) == nil)
        #expect(wait(of: "192.0.2.1", at: noon + .seconds(900)) == nil)
        // A clock that was set back locks nobody out.
        #expect(wait(of: "192.0.2.1", at: noon - .seconds(3600)) == nil)
    }

    @Test("after fifty wrong ones of many addresses all wait")
    func attemptsOfAll() {
        var attempts = Attempts()
        func wait(of address: String, at now: Instant) -> Duration? { attempts.wait(of: address, at: now) }
        for number in 0..<50 { attempts.note("192.0.2.\(number)", at: noon) }
        #expect(wait(of: "198.51.100.1", at: noon) == .seconds(900))
    }

    @Test("changes of one second are told once, and silence is broken by a sign of life")
    func pace() {
        var pace = EventPace(at: noon)
        func word(at now: Instant) -> EventPace.Word? { pace.word(at: now) }
        #expect(word(at: noon) == nil && pace.next == noon + .seconds(20))
        pace.note()
        #expect(word(at: noon) == .change)
        pace.note()
        #expect(word(at: noon + .milliseconds(300)) == nil && pace.next == noon + .seconds(1))
        pace.note()
        #expect(word(at: noon + .seconds(1)) == .change)
        #expect(word(at: noon + .seconds(2)) == nil)
        #expect(word(at: noon + .seconds(21)) == .heartbeat && pace.next == noon + .seconds(41))
        pace.note()
        #expect(word(at: noon - .seconds(3600)) == .change)
    }
}
