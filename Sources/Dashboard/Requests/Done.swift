/// What an operator's action came to: where to look now, and what to say there.
struct Done: Sendable {
    /// What can be said; the phrases are below `done`.
    enum Message: String, CaseIterable, Sendable {
        case tested, retried, refreshed, accepted, snoozed, silenced, expired
        case reviewAccepted = "review-accepted"
        case reviewIgnored = "review-ignored"
        case reviewForgotten = "review-forgotten"
    }

    let message: Message
    /// The path of the page.
    let path: String
    /// What else the page is told, such as the delivery that was tried.
    var more: KeyValuePairs<String, String> = [:]
    /// The element of the page that it is about.
    var anchor = ""

    /// Where the browser is sent.
    var address: String {
        let query = ([("done", message.rawValue)] + more.map { ($0.key, $0.value) })
            .map { "\($0.0)=\(Query.encoded($0.1))" }.joined(separator: "&")
        return "\(path)?\(query)\(anchor.isEmpty ? "" : "#\(anchor)")"
    }
}
