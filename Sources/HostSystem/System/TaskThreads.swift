import Dispatch
import Glibc
import Synchronization

/// The threads on which the program's tasks run: at first as many as there are processors, from two to sixteen.
///
/// Without them tasks run on libdispatch's pool, which on Linux wakes up every second to see whether its threads are blocked, from
/// the first task on and as long as the process lives. These sleep until there is something to do. That all of them are
/// blocked, by a file on a server that does not answer, say, is noticed by whoever brings the next job.
package final class TaskThreads: TaskExecutor {
    private struct State {
        var jobs: [UnownedJob] = []
        /// How many of them are taken.
        var taken = 0
        /// Since when jobs wait and none was taken, in nanoseconds; nil when none waits.
        var stuckSince: UInt64?
        var threads = 0

        mutating func add(_ job: UnownedJob, at now: UInt64) {
            jobs.append(job)
            stuckSince = stuckSince ?? now
        }

        mutating func take(at now: UInt64) -> UnownedJob {
            let job = jobs[taken]
            taken += 1
            if taken == jobs.count {
                jobs.removeAll(keepingCapacity: true)
                taken = 0
            } else if taken == Self.longest {
                jobs.removeFirst(taken)
                taken = 0
            }
            stuckSince = jobs.isEmpty ? nil : now
            return job
        }

        /// How many jobs that are taken are kept before those that wait.
        private static let longest = 4096
    }

    /// How many threads there may be at first.
    private static let mostAtFirst = 16
    /// How many there may be when all others are blocked.
    private static let most = 32
    /// How long no job is taken, in nanoseconds, until all threads are taken for blocked.
    private static let patience: UInt64 = 100_000_000

    private let state = Mutex(State())
    /// Counts the jobs that no thread has come for.
    private let waiting = DispatchSemaphore(value: 0)

    /// Runs `work` on them for as long as the process lives. To be called once, at its beginning.
    package static func run(_ work: @escaping @Sendable () async -> Void) -> Never {
        let threads = TaskThreads(min(mostAtFirst, max(2, sysconf(Int32(_SC_NPROCESSORS_ONLN)))))
        // Nothing is above it: it is the program.
        Task(executorPreference: threads) {
            await work()
            exit(EXIT_SUCCESS)
        }
        dispatchMain()
    }

    init(_ count: Int) {
        for _ in 0..<count { begin() }
    }

    package func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        let now = DispatchTime.now().uptimeNanoseconds
        let areStuck = state.withLock { state in
            state.add(job, at: now)
            guard let since = state.stuckSince, now > since + Self.patience, state.threads < Self.most else {
                return false
            }
            state.stuckSince = now
            return true
        }
        waiting.signal()
        if areStuck { begin() }
    }

    /// Starts one more; when none can be started, those there are have to do.
    private func begin() {
        let me = Unmanaged.passRetained(self)
        var thread = pthread_t()
        let start = pthread_create(
            &thread, nil,
            { threads in
                if let threads { Unmanaged<TaskThreads>.fromOpaque(threads).takeRetainedValue().work() }
                return nil
            }, me.toOpaque())
        let count = state.withLock { state in
            if start == 0 { state.threads += 1 }
            return state.threads
        }
        precondition(count > 0, "no thread can be started")
        if start == 0 { pthread_detach(thread) } else { me.release() }
    }

    private func work() {
        let executor = asUnownedTaskExecutor()
        while true {
            waiting.wait()
            let now = DispatchTime.now().uptimeNanoseconds
            state.withLock { $0.take(at: now) }.runSynchronously(on: executor)
        }
    }
}
