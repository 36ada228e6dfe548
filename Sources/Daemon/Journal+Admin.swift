import Admin
import Logging

extension Journal {
    /// Says what happened at the admin server. Who is wrong again and again is not asked any more, so it is not said often.
    func note(_ event: AdminEvent) {
        switch event {
        case .listening(let address):
            note(.adminListening, .notice, "the dashboard and the API are at http://\(address)/")
        case .closed(let address):
            note(.adminListening, .notice, "the dashboard and the API are not at http://\(address)/ any more")
        case .cannotListen(let address, let reason):
            note(
                .adminUnreachable, .error,
                "cannot listen at \(address): \(reason). It is tried again; reminders do not depend on it")
        case .loggedIn(let address):
            note(.adminLogin, .notice, "somebody at \(address) logged in to the dashboard")
        case .wrongPassword(let address):
            note(.adminRefused, .warning, "somebody at \(address) gave a wrong password for the dashboard")
        case .wrongToken(let address):
            note(.adminRefused, .warning, "somebody at \(address) gave a wrong token for the API")
        }
    }
}
