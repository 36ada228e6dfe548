/// Who asks, as far as the gate knows.
package enum Visitor: Hashable, Sendable {
    /// Somebody at the Unix socket, whom the system let in.
    case trusted
    /// Somebody on this machine, of whom nothing is asked.
    case anyone
    /// Somebody who logged in with the password.
    case session
    /// A program with the token.
    case token
    /// Somebody of whom nothing is known, at what is open to all.
    case stranger
}
