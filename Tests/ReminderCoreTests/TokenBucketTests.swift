import CivilTime
import ReminderCore
import Testing

@Suite("Token bucket")
struct TokenBucketTests {
    let start = at("2020-02-13T08:30")

    @Test("after a pause the burst may be sent at once, then one in each interval")
    func burst() {
        var bucket = TokenBucket(Rate(every: .seconds(3), burst: 4))
        #expect(bucket.available(at: start) == 4)
        bucket.take(4, at: start)
        #expect(bucket.available(at: start) == 0)
        #expect(bucket.next(after: start) == start + .seconds(3))
        #expect(bucket.available(at: start + .milliseconds(2999)) == 0)
        #expect(bucket.available(at: start + .seconds(3)) == 1)
        #expect(bucket.next(after: start + .seconds(3)) == start + .seconds(3))
        #expect(bucket.available(at: start + .seconds(7)) == 2)
        #expect(bucket.available(at: start + .seconds(86_400)) == 4, "no more than the burst, however long it rests")
    }

    @Test("what was not taken of the burst stays there")
    func remainder() {
        var bucket = TokenBucket(Rate(every: .seconds(3), burst: 4))
        bucket.take(1, at: start)
        #expect(bucket.available(at: start) == 3)
        #expect(bucket.available(at: start + .seconds(3)) == 4)
    }

    @Test("over no span of time is more sent than the rate allows, whenever it is asked", arguments: 0..<20)
    func neverMore(seed: Int) {
        var generator = SeededGenerator(seed: seed)
        let interval = Int64.random(in: 1...5000, using: &generator)
        let burst = Int.random(in: 1...30, using: &generator)
        var bucket = TokenBucket(Rate(every: .milliseconds(interval), burst: burst))
        var now = start
        var sent: [Instant] = []
        while sent.count < 400 {
            let count = Int.random(in: 0...max(1, bucket.available(at: now)), using: &generator)
            if count > 0, count <= bucket.available(at: now) {
                bucket.take(count, at: now)
                sent += Array(repeating: now, count: count)
            }
            let next = bucket.next(after: now)
            #expect(bucket.available(at: next) > 0, "what it promises is there")
            let pause = Int64.random(in: 0...9000, using: &generator)
            now = Bool.random(using: &generator) ? next : now + .milliseconds(pause)
        }
        for (first, instant) in sent.enumerated() {
            for last in first..<sent.count {
                let allowed = Int64(burst) + (sent[last] - instant).wholeMilliseconds / interval
                if Int64(last - first + 1) > allowed {
                    Issue.record("\(last - first + 1) in \(sent[last] - instant), allowed are \(allowed)")
                    return
                }
            }
        }
        // Nor less than it could be: it is of use.
        #expect(bucket.available(at: now + .milliseconds(interval * Int64(burst))) == burst)
    }

    @Test("a clock that was put back does not close it for long", arguments: [1, 10, 3600, 86_400] as [Int64])
    func clockPutBack(seconds: Int64) {
        var bucket = TokenBucket(Rate(every: .seconds(3), burst: 4))
        bucket.take(4, at: start)
        let before = start - .seconds(seconds)
        #expect(bucket.next(after: before) - before <= .seconds(5 * 3))
        let later = bucket.next(after: before)
        #expect(bucket.available(at: later) > 0)
        bucket.take(bucket.available(at: later), at: later)
        #expect(bucket.available(at: later) == 0, "it counts from there on")
        #expect(bucket.available(at: later + .seconds(3)) == 1)
    }
}
