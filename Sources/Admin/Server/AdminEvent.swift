package import Settings

/// What operators should know of the admin server, for the journal.
package enum AdminEvent: Hashable, Sendable {
    /// It can be reached by TCP.
    case listening(ListenAddress)
    /// It cannot listen, and tries again.
    case cannotListen(ListenAddress, reason: String)
    /// It does not listen there any more.
    case closed(ListenAddress)
    /// Somebody logged in, from this address.
    case loggedIn(String)
    /// Somebody at this address gave a wrong password.
    case wrongPassword(String)
    /// Somebody at this address gave a wrong token.
    case wrongToken(String)
}
