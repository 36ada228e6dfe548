import Foundation
import Glibc
import ReminderCore
import Testing

@testable import HostSystem

@Suite("The system around the daemon")
struct SystemTests {
    @Test("systemd is told how the service is")
    func notifications() async {
        // The socket is found through the environment, which the other tests share: hence a process of its own.
        await #expect(processExitsWith: .success) {
            let systemd = DatagramSocket()
            setenv("NOTIFY_SOCKET", systemd.path, 1)
            let notifier = SystemNotifier()
            func said() -> String { String(decoding: systemd.receive(), as: UTF8.self) }

            notifier.ready(status: "3 calendars\nMAINPID=1")
            precondition(said() == "READY=1\nSTATUS=3 calendars␊MAINPID=1")
            notifier.status("next 13/02 08:00")
            precondition(said() == "STATUS=next 13/02 08:00")
            notifier.reloading()
            let reloading = said().split(separator: "\n")
            precondition(reloading.first == "RELOADING=1")
            let microseconds = reloading.last?.split(separator: "=")
            precondition(microseconds?.first == "MONOTONIC_USEC")
            precondition(microseconds?.last.flatMap { UInt64($0) }.map { $0 <= MonotonicClock.microseconds } == true)
            notifier.watchdog()
            precondition(said() == "WATCHDOG=1")
            notifier.stopping()
            precondition(said() == "STOPPING=1")

            precondition(notifier.watchdogInterval == nil)
            setenv("WATCHDOG_USEC", "30000000", 1)
            setenv("WATCHDOG_PID", "\(getpid())", 1)
            precondition(notifier.watchdogInterval == .seconds(30))
            setenv("WATCHDOG_PID", "1", 1)
            precondition(notifier.watchdogInterval == nil)
            unsetenv("NOTIFY_SOCKET")
            notifier.ready(status: "nobody listens")
        }
    }

    @Test("the log goes to the journal when standard error does")
    func destination() async {
        await #expect(processExitsWith: .success) {
            var status = stat()
            fstat(STDERR_FILENO, &status)
            unsetenv("JOURNAL_STREAM")
            precondition(HostLog.destination == .terminal)
            setenv("JOURNAL_STREAM", "\(status.st_dev):\(status.st_ino)", 1)
            precondition(HostLog.destination == .journal)
            setenv("JOURNAL_STREAM", "\(status.st_dev):\(status.st_ino + 1)", 1)
            precondition(HostLog.bootstrap() == .terminal)
        }
    }

    @Test("signals arrive as values and end nothing")
    func signals() async {
        await #expect(processExitsWith: .success) {
            Signals.ignoreBrokenPipes()
            var signals = Signals.stream().makeAsyncIterator()
            for signal in Signal.allCases {
                kill(getpid(), signal.rawValue)
                let arrived = await signals.next()
                precondition(arrived == signal)
            }
            kill(getpid(), SIGPIPE)
        }
    }

    @Test(
        "a machine's name is fit for a Message-ID",
        arguments: [
            ("Server-1.Example.org", "server-1.example.org"), ("máy chủ", "mych"), ("", "localhost"),
            ("..", "localhost"),
            ("a..b.", "a.b"), ("a@b>c\r\nd", "abcd"),
        ])
    func machineName(name: String, atom: String) {
        #expect(MachineName.dotAtom(name) == atom)
        #expect(!MachineName.current.isEmpty)
    }

    @Test("a random identity is new each time")
    func randomIdentity() {
        #expect(Set((0..<100).map { _ in Identity.random() }).count == 100)
    }

    @Test("what is no terminal has no columns and no colour")
    func noTerminal() throws {
        let folder = try TemporaryFolder()
        try folder.write("file", [])
        let descriptor = open(folder("file"), O_RDWR)
        defer { close(descriptor) }
        let terminal = Terminal(descriptor: descriptor)
        #expect(!terminal.isInteractive)
        #expect(!terminal.takesColour)
        #expect(terminal.columns == nil)
    }

    @Test("a terminal says how wide it is")
    func terminal() {
        var (ours, theirs) = (Int32(0), Int32(0))
        var size = winsize(ws_row: 24, ws_col: 97, ws_xpixel: 0, ws_ypixel: 0)
        guard openpty(&ours, &theirs, nil, nil, &size) == 0 else { return }
        #expect(Terminal(descriptor: theirs).isInteractive)
        #expect(Terminal(descriptor: theirs).columns == 97)
        close(ours)
        close(theirs)
    }

    @Test(
        "text is cut between characters and says so",
        arguments: [
            ("lịch", 6, "lịch"), ("lịch", 5, "l…"), ("ab", 2, "ab"), ("abc", 2, "…"), ("abcdef", 4, "a…"),
            ("\u{1}\u{1}", 2, "␁␁"),
        ])
    func plainText(text: String, limit: Int, shown: String) {
        #expect(PlainText.onOneLine(text, limit: limit) == shown)
    }
}
