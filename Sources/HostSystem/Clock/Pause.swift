/// A moment in which a command does nothing, before it looks again at what gives no sign.
package enum Pause {
    /// Waits a second, or until the task is cancelled.
    package static func second() async { try? await Task.sleep(for: .seconds(1)) }
}
