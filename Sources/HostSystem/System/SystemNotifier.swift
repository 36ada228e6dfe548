import CSystemd

/// Tells systemd how the service is doing. Without a service manager (`NOTIFY_SOCKET`) it does nothing.
package struct SystemNotifier: Sendable {
    package init() {}

    /// The service is up, or up again after a reload.
    ///
    /// - Parameter status: One line for `systemctl status`.
    package func ready(status: String) { notify("READY=1", "STATUS=\(oneLine(status))") }

    /// One line for `systemctl status`.
    package func status(_ text: String) { notify("STATUS=\(oneLine(text))") }

    /// The configuration is being read again; ``ready(status:)`` ends it.
    package func reloading() { notify("RELOADING=1", "MONOTONIC_USEC=\(MonotonicClock.microseconds)") }

    /// The service is about to end.
    package func stopping() { notify("STOPPING=1") }

    /// The services answered. Without it for ``watchdogInterval`` systemd kills the process.
    package func watchdog() { notify("WATCHDOG=1") }

    /// Within what time each ``watchdog()`` must follow the one before, or nil when nobody watches.
    package var watchdogInterval: Duration? {
        var microseconds: UInt64 = 0
        guard sd_watchdog_enabled(0, &microseconds) > 0 else { return nil }
        return .microseconds(Int64(clamping: microseconds))
    }

    private func notify(_ assignments: String...) { sd_notify(0, assignments.joined(separator: "\n")) }

    /// A calendar's name must not become an assignment of its own.
    private func oneLine(_ text: String) -> String { PlainText.onOneLine(text, limit: 512) }
}
