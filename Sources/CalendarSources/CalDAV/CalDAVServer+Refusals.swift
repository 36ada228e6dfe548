import ReminderCore

extension CalDAVServer {
    /// Why an answer is not what was asked for, and what to do.
    func refusal(_ answer: DAVAnswer) -> SourceFailure {
        let wait = RetryAfter.wait(answer.response?[header: "retry-after"], at: now)
        let reason = "\(hint) answered with status \(answer.status)"
        return switch answer.status {
        case 0: SourceFailure("\(hint) cannot be read: its answer is larger than 32 MiB")
        case 401: unauthorized(answer)
        case 403: SourceFailure(reason, remedy: "check that the user may read the calendar", retryAfter: wait)
        case 404, 410: SourceFailure(reason, remedy: "check the url: there is nothing at it", retryAfter: wait)
        case 408, 425, 429, 500, 502..., 207: SourceFailure(reason, remedy: "it is tried again", retryAfter: wait)
        default:
            SourceFailure(
                "\(hint) is not CalDAV: it answered with status \(answer.status)",
                remedy: "check the url: it is that of the server, of a user's calendars, or of one calendar")
        }
    }

    private func unauthorized(_ answer: DAVAnswer) -> SourceFailure {
        let schemes = answer.response?[header: "www-authenticate"]?.lowercased() ?? "basic"
        if authorization == nil {
            return SourceFailure(
                "\(hint) asks who is there", remedy: "give it a username and a password", asksForPassword: true)
        }
        if !schemes.contains("basic") {
            return SourceFailure(
                "\(hint) does not take a username and a password as Basic authentication sends them",
                remedy: "switch Basic authentication on at the server, if you can")
        }
        return SourceFailure(
            "\(hint) does not accept the username and the password",
            remedy: "check both; some servers want a password made for programs")
    }

    /// Says that the way leads to another machine, where the password must not go.
    func elsewhere(_ address: String) -> SourceFailure {
        guard let host = DAVAddress(address)?.host else {
            return SourceFailure("\(hint) redirects to where the password must not be sent")
        }
        return SourceFailure(
            "\(hint) refers to \(host.prefix(100)), where the password must not be sent unasked",
            remedy: "write the address there as url if you trust it")
    }
}
