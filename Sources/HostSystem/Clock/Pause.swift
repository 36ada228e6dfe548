/// A time in which nothing is done, without a clock that could be set.
package enum Pause {
    /// Waits four milliseconds, or until the task is cancelled: what comes meanwhile can be done together.
    package static func moment() async { try? await Task.sleep(for: .milliseconds(4)) }

    /// Waits a second, or until the task is cancelled: a command looks again at what gives no sign.
    package static func second() async { try? await Task.sleep(for: .seconds(1)) }
}
