import Dispatch

/// A thread for work that blocks, one piece after the other, so that no thread waits that others want.
final class WorkQueue: SerialExecutor {
    private let queue: DispatchQueue

    /// - Parameter name: Of the thread, for whoever looks at the process.
    init(_ name: String) { queue = DispatchQueue(label: "nhaclich.\(name)") }

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        queue.async { job.runSynchronously(on: self.asUnownedSerialExecutor()) }
    }
}
