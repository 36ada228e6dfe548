import Foundation

/// Starts the daemon on the sandbox's configuration and waits until it answers on its socket.
func startDaemon(in sandbox: Sandbox) async throws -> RunningProgram {
    let daemon = try launchDaemon(in: sandbox)
    let isUp = try await until(30) { try await nhaclich("status", in: sandbox).status == 0 }
    guard isUp else { throw DaemonIsNotUp(log: daemon.written) }
    return daemon
}

/// Starts the daemon on an empty calendar, and puts `calendar` in its place once that was read.
func startDaemon(in sandbox: Sandbox, then calendar: @autoclosure () -> String) async throws -> RunningProgram {
    try sandbox.write(DueCalendar.empty, to: "calendar.ics")
    let daemon = try await startDaemon(in: sandbox)
    guard await until(30, { daemon.written.contains("read the calendar") }) else {
        throw DaemonIsNotUp(log: daemon.written)
    }
    try sandbox.write(calendar(), to: "calendar.ics")
    return daemon
}

/// Starts the daemon and waits for nothing.
func launchDaemon(in sandbox: Sandbox) throws -> RunningProgram {
    try RunningProgram(
        Project.nhaclich,
        [
            "serve", "--config", sandbox.path("etc/nhaclich.yaml"), "--state", sandbox.path("state"), "--socket",
            sandbox.path("admin.sock"), "--log-level", "debug",
        ], in: sandbox, output: "daemon.log")
}

struct DaemonIsNotUp: Error {
    let log: String
}
