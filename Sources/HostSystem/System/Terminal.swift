import Glibc

/// The terminal behind one of the standard descriptors, if it is one.
package struct Terminal: Sendable {
    /// Where answers of a person come from.
    package static let input = Terminal(descriptor: STDIN_FILENO)
    /// Where answers go.
    package static let output = Terminal(descriptor: STDOUT_FILENO)
    /// Where complaints go.
    package static let error = Terminal(descriptor: STDERR_FILENO)

    private let descriptor: Int32

    package init(descriptor: Int32) { self.descriptor = descriptor }

    /// Whether a person is likely to look at it.
    package var isInteractive: Bool { isatty(descriptor) == 1 }

    /// Whether it is to be written to in colour: it is a terminal, able to, and nobody asked for none (no-color.org).
    package var takesColour: Bool {
        isInteractive && environment("NO_COLOR").isEmpty && environment("TERM") != "dumb"
    }

    /// How many columns it has, or nil when it is no terminal or does not say.
    package var columns: Int? {
        var size = winsize()
        let known = ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0
        return known ? Int(size.ws_col) : nil
    }

    /// The next line that is typed, without its end; nil at the end of all.
    ///
    /// - Parameter isHidden: Whether it is not to be seen while it is typed.
    package func line(isHidden: Bool = false) -> String? {
        guard isHidden, isInteractive else { return readLine() }
        var usual = termios()
        guard tcgetattr(descriptor, &usual) == 0 else { return readLine() }
        var hidden = usual
        hidden.c_lflag &= ~tcflag_t(ECHO | ISIG)
        // Ctrl-C ends the line here, so that the terminal is not left without its echo.
        let interrupt: UInt8 = 3
        withUnsafeMutableBytes(of: &hidden.c_cc) { $0[Int(VEOL)] = interrupt }
        tcsetattr(descriptor, TCSAFLUSH, &hidden)
        let line = bytes(upTo: [UInt8(ascii: "\n"), interrupt])
        tcsetattr(descriptor, TCSAFLUSH, &usual)
        StandardError.write("\n")
        if line?.last == interrupt {
            // Whoever started us may have had it ignored, and Dispatch's threads put signals off; a person means it
            // all the same.
            signal(SIGINT, SIG_DFL)
            var interrupts = sigset_t()
            sigemptyset(&interrupts)
            sigaddset(&interrupts, SIGINT)
            pthread_sigmask(SIG_UNBLOCK, &interrupts, nil)
            raise(SIGINT)
        }
        return line.map { String(decoding: $0.filter { $0 != UInt8(ascii: "\n") && $0 != interrupt }, as: UTF8.self) }
    }

    /// What is typed, as far as one of `ends`; nil when there is nothing. A terminal gives a line at a time, so nothing
    /// of it is left in between.
    private func bytes(upTo ends: Set<UInt8>) -> [UInt8]? {
        var line: [UInt8] = []
        var byte: UInt8 = 0
        while true {
            let count = read(descriptor, &byte, 1)
            if count < 0, errno == EINTR { continue }
            if count <= 0 { return line.isEmpty ? nil : line }
            line.append(byte)
            if ends.contains(byte) { return line }
        }
    }

    private func environment(_ name: String) -> String { getenv(name).map { String(cString: $0) } ?? "" }
}
