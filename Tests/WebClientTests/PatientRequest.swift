import ReminderCore

/// A request whose timeout says nothing about how busy the machine is; tests of timeouts set their own.
func patient(method: String = "GET", url: Secret) -> HTTPRequest {
    var request = HTTPRequest(method: method, url: url)
    request.timeout = .seconds(300)
    return request
}
