import Dispatch
import Glibc
import Testing

@testable import HostSystem

@Suite("Threads for tasks")
struct TaskThreadsTests {
    private actor Sum {
        private(set) var value = 0
        private(set) var threads: Set<pthread_t> = []

        func add(_ number: Int) {
            value += number
            threads.insert(pthread_self())
        }
    }

    @Test("tasks, those below them, and actors run on these threads and on no others: on one, when there is one")
    func threads() async {
        let sum = Sum()
        await withTaskExecutorPreference(TaskThreads(1)) {
            await withTaskGroup { group in
                for number in 1...1000 {
                    group.addTask {
                        await sum.add(number)
                        await Task.yield()
                        await sum.add(number)
                    }
                }
            }
            await sum.add(0)
        }
        #expect(await sum.value == 1_001_000)
        #expect(await sum.threads.count == 1)
    }

    @Test("a task that waits for another one does not keep it from running, even on one thread")
    func waiting() async {
        await withTaskExecutorPreference(TaskThreads(1)) {
            let (stream, continuation) = AsyncStream<Int>.makeStream()
            await withTaskGroup { group in
                group.addTask {
                    var numbers: [Int] = []
                    for await number in stream { numbers.append(number) }
                    #expect(numbers == Array(1...100))
                }
                group.addTask {
                    for number in 1...100 {
                        continuation.yield(number)
                        await Task.yield()
                    }
                    continuation.finish()
                }
            }
        }
    }

    @Test("a pause does not take a task elsewhere")
    func pause() async {
        let sum = Sum()
        await withTaskExecutorPreference(TaskThreads(1)) {
            for number in 1...10 {
                await sum.add(number)
                await Pause.moment()
            }
        }
        #expect(await sum.threads.count == 1)
    }

    @Test("a thread that is blocked holds nobody up for long", .timeLimit(.minutes(1)))
    func blocked() async {
        let (gate, sum) = (DispatchSemaphore(value: 0), Sum())
        let threads = TaskThreads(1)
        await withTaskGroup { group in
            group.addTask(executorPreference: threads) { Self.wait(for: gate) }
            group.addTask(executorPreference: threads) {
                gate.signal()
                await sum.add(1)
            }
            // One of those that come meanwhile finds out.
            while await sum.value == 0 {
                await Pause.moment()
                group.addTask(executorPreference: threads) {}
            }
        }
    }

    /// Blocks the thread.
    private static func wait(for gate: DispatchSemaphore) { gate.wait() }

    @Test("several threads share what there is to do")
    func several() async {
        let sum = Sum()
        await withTaskExecutorPreference(TaskThreads(4)) {
            await withTaskGroup { group in
                for number in 1...1000 { group.addTask { await sum.add(number) } }
            }
        }
        #expect(await sum.value == 500_500)
    }
}
