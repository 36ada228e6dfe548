import Dispatch

/// A time in which nothing is done, without a clock that could be set.
package enum Pause {
    /// `Task.sleep` would wait in libdispatch's pool: see ``TaskThreads``.
    private static let queue = DispatchQueue(label: "nhaclich.pause")

    /// Waits four milliseconds: what comes meanwhile can be done together.
    package static func moment() async { await wait(.milliseconds(4)) }

    /// Waits a second: a command looks again at what gives no sign.
    package static func second() async { await wait(.seconds(1)) }

    private static func wait(_ time: DispatchTimeInterval) async {
        await withCheckedContinuation { continuation in
            queue.asyncAfter(deadline: .now() + time) { continuation.resume() }
        }
    }
}
