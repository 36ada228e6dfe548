import ReminderCore
import Testing

@Suite("Bell")
struct BellTests {
    @Test("rings while the service is busy are one ring when it is done")
    func coalesces() async {
        let bell = Bell()
        for _ in 0..<100 { bell.ring() }
        bell.silence()
        var heard = 0
        for await _ in bell.listen() { heard += 1 }
        #expect(heard == 1)
    }

    @Test("a ring says whether the one before was heard")
    func unheard() async {
        let bell = Bell()
        var rings = bell.listen().makeAsyncIterator()
        #expect(bell.ring())
        #expect(!bell.ring())
        #expect(!bell.ring())
        #expect(await rings.next() != nil)
        #expect(bell.ring())
        #expect(!bell.ring())
    }

    @Test("a ring after the service has heard one wakes it again")
    func again() async {
        let bell = Bell()
        var rings = bell.listen().makeAsyncIterator()
        for _ in 0..<3 {
            bell.ring()
            #expect(await rings.next() != nil)
        }
        bell.silence()
        #expect(await rings.next() == nil)
    }

    @Test("a silenced bell ends what listens, and ringing it is no harm")
    func silenced() async {
        let bell = Bell()
        bell.silence()
        bell.silence()
        #expect(bell.ring())
        for await _ in bell.listen() { Issue.record("it rang") }
    }

    @Test("work that fails ends the service that waits for a ring, and the failure is heard of")
    func failure() async {
        struct Failure: Error {}
        let bell = Bell()
        await #expect(throws: Failure.self) {
            try await withThrowingDiscardingTaskGroup { group in
                group.addTask { try await bell.silence(onFailureOf: { throw Failure() }) }
                for await _ in bell.listen() {}
            }
        }
    }
}
