import CivilTime
import ReminderCore

extension SourceFailure {
    /// Why an answer that is neither 200 nor 304 is none.
    ///
    /// - Parameter place: The address without its secrets.
    init(refusing response: HTTPResponse, of place: String, at now: Instant) {
        let remedy =
            switch response.status {
            case 401, 403: "give an address that can be read without logging in, or one with its key"
            case 404, 410: "check the address in a browser: it moved or is not shared any more"
            case 408, 425, 429, 500...: "it is tried again"
            default: "check the address in a browser"
            }
        self.init(
            "\(place) answered with status \(response.status)", remedy: remedy,
            retryAfter: RetryAfter.wait(response[header: "retry-after"], at: now),
            needsAttention: [401, 403, 404, 410].contains(response.status), asksForPassword: response.status == 401)
    }

    /// Why there was no answer from `place`, the address without its secrets.
    init(_ failure: HTTPFailure, getting place: String) {
        let reason = "cannot get \(place): \(failure.reason)"
        switch failure.kind {
        case .certificate:
            self.init(
                reason, remedy: "its administrator has to renew it, or this machine to trust it", needsAttention: true)
        case .privateHost(let host):
            // Only another configuration can help, and that is tried at once.
            self.init(
                reason, remedy: "write 'private-hosts: [\(host)]' if that is meant", retryAfter: .seconds(3600),
                needsAttention: true, privateHost: host)
        case .address, .connection, .timeout, .reset, .tooLarge, .redirects: self.init(reason)
        }
    }
}
