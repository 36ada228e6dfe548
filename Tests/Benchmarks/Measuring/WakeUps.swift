/// Counts how often the threads of a program are woken, also of those that begin or end meanwhile.
///
/// A thread that has nothing to do sleeps, and each time that it goes to sleep the kernel counts it; with the thread its
/// count goes away. So it is looked at again and again, which does not wake the program.
struct WakeUps {
    private let program: RunningProgram
    private let before: [Int: Int]
    private var last: [Int: Int]

    /// Begins to count.
    init(of program: RunningProgram) {
        self.program = program
        before = program.sleeps
        last = before
    }

    /// Watches for so many seconds.
    mutating func watch(for seconds: Double) {
        let end = Stopwatch.now + seconds
        while Stopwatch.now < end {
            Stopwatch.sleep(min(0.2, end - Stopwatch.now))
            last.merge(program.sleeps) { _, new in new }
        }
    }

    /// How many there were.
    var count: Int { last.reduce(0) { $0 + $1.value - (before[$1.key] ?? 0) } }
}
