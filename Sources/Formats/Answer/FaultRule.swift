/// Something that can be wrong, as a service says it, and what follows from it.
package struct FaultRule: Hashable, Sendable {
    /// What follows from it.
    package enum Consequence: String, Hashable, Sendable, CaseIterable {
        case retry, simplify, delivered
        case mendChannel = "mend-channel"
        case giveUp = "give-up"
        /// The token is made anew, and it is tried again.
        case renew
    }

    var statuses: Set<Int> = []
    /// Words any of which the service says.
    var words: [String] = []
    /// What is somewhere in what it says.
    var contains: String?
    /// What is there in its answer.
    var has: JSONPath?
    package var consequence: Consequence
    /// What to do about it, without a full stop; empty where nothing can be done.
    package var say = ""
    var remember: [String: JSONPath] = [:]

    /// Whether an answer is this fault: everything that is said of it holds.
    ///
    /// A word is not believed against a status that says "try again", unless the rule names the status.
    func isMet(status: Int, error: String, tree: JSONTree?) -> Bool {
        if statuses.isEmpty, Self.isPassing(status) { return false }
        if !statuses.isEmpty, !statuses.contains(status) { return false }
        if !words.isEmpty, !words.contains(where: { $0.lowercased() == error.lowercased() }) { return false }
        if let contains, !error.lowercased().contains(contains.lowercased()) { return false }
        if let has, tree?[has] == nil { return false }
        return true
    }

    private static func isPassing(_ status: Int) -> Bool {
        switch status {
        case 408, 425, 429, 500...: true
        case 200..<500: false
        default: true
        }
    }
}
