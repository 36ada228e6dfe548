/// Why an operator's request cannot be met.
package struct AdminProblem: Error, Hashable, CustomStringConvertible {
    /// What can be said in other languages as well: the phrases are the dashboard's, below `refused`.
    package enum Kind: String, CaseIterable, Hashable, Sendable {
        case ambiguousDelivery = "ambiguous-delivery"
        case ambiguousEvent = "ambiguous-event"
        case cancelledEvent = "cancelled-event"
        case endsBeforeItBegins = "ends-before-it-begins"
        case everySilence = "silence-of-everything"
        case noDelivery = "no-delivery"
        case noDeliveryName = "no-delivery-name"
        case noEvent = "no-event"
        case noMonth = "no-month"
        case noPassword = "no-password"
        case noRule = "no-rule"
        case noSilence = "no-silence"
        case noSuchAction = "no-such-action"
        case noSuchPath = "no-such-path"
        case noTime = "no-time"
        case notToRetry = "not-to-retry"
        case overByThen = "over-by-then"
        case pastTime = "past-time"
        case tooManyPasswords = "too-many-passwords"
        case unknownCalendar = "unknown-calendar"
        case wrongPassword = "wrong-password"
    }

    /// The HTTP status that says the same.
    package let status: Int
    /// One sentence in English, without a full stop.
    package let problem: String
    /// What to do about it.
    package let remedy: String
    /// The same as a value; nil for what is said in English only.
    package let kind: Kind?
    /// What is filled into the phrases of its kind, by their places; `near` is what may have been meant.
    package let values: [String: String]

    package init(
        status: Int, _ problem: String, remedy: String = "", kind: Kind? = nil, values: [String: String] = [:]
    ) {
        (self.status, self.problem, self.remedy) = (status, problem, remedy)
        (self.kind, self.values) = (kind, values)
    }

    package var description: String { remedy.isEmpty ? problem : "\(problem)\nhelp: \(remedy)" }
}
