/// Where a service's answer says what.
package struct AnswerRule: Hashable, Sendable {
    /// Whether it posts only after it answered.
    package var isAccepted = false
    /// What an answer is that means delivered; none for every 2xx.
    var delivered: [Delivered] = []
    /// Where it says what it calls the message.
    var reference: JSONPath?
    /// Where it says what is wrong, the best first; none when the body does.
    var error: [JSONPath] = []
    /// Where it says how long to wait, in seconds.
    var wait: JSONPath?
    /// The same in milliseconds.
    var waitMilliseconds: JSONPath?
    /// What is kept of it, by the name to keep it under.
    var remember: [String: JSONPath] = [:]
    package var faults: [FaultRule] = []

    /// The longest reference and the longest text that is kept, in bytes.
    private static let longest = 200
    /// How much of a body that is a sentence is looked at, in bytes.
    private static let longestError = 2000

    /// What an answer is that means delivered: everything that is said of it.
    struct Delivered: Hashable, Sendable {
        /// None for every 2xx.
        var statuses: Set<Int> = []
        /// The whole body; nil for any.
        var text: String?
        /// What is there in it.
        var has: [JSONPath] = []
        /// What is this in it.
        var equals: [JSONPath: String] = [:]

        func isMet(_ status: Int, _ words: String, _ tree: JSONTree?) -> Bool {
            if !statuses.isEmpty, !statuses.contains(status) { return false }
            if let text, words != text { return false }
            return has.allSatisfy { tree?[$0] != nil } && equals.allSatisfy { tree?[$0]?.word == $1 }
        }
    }

    /// What an answer says.
    package struct Reading: Sendable {
        /// Whether the service says in its own way that it has the notice, or has no way of its own.
        package let isDelivered: Bool
        /// The first fault that it is.
        package let fault: FaultRule?
        /// What the service calls the message; empty when it does not say.
        package let reference: String
        /// What it says is wrong; empty when it does not say.
        package let error: String
        /// How long it asks to be left alone, in seconds; nil when it does not say.
        package let wait: Double?
        /// What is to be kept, by name.
        package let remember: [String: String]
    }

    /// Makes it the rule of answers that say what people wrote.
    ///
    /// - Parameters:
    ///   - answered: What such an answer is; none for every 2xx.
    ///   - faults: What can be wrong, before what can be wrong with any request.
    mutating func listens(answered: [Delivered], faults: [FaultRule]) {
        (isAccepted, delivered, reference, remember) = (false, answered, nil, [:])
        self.faults.removeAll { $0.consequence == .delivered }
        self.faults = faults + self.faults
    }

    /// Reads an answer.
    package func reading(status: Int, body: [UInt8]) -> Reading {
        let tree = JSONTree(body)
        let words = String(decoding: body.prefix(Self.longestError), as: UTF8.self)
        let trimmed = words.split { $0.isWhitespace }.joined(separator: " ")
        let error =
            self.error.lazy.compactMap { tree?[$0]?.word }.first { !$0.isEmpty }
            // A service that has a place for it may answer in another way when it is not the service that answers.
            ?? (self.error.isEmpty || tree == nil ? trimmed : "")
        let fault = faults.first { $0.isMet(status: status, error: error, tree: tree) }
        var kept: [String: String] = [:]
        for (name, path) in remember.merging(fault?.remember ?? [:], uniquingKeysWith: { $1 }) {
            if let word = tree?[path]?.word, Self.isShort(word) { kept[name] = word }
        }
        let seconds = wait.flatMap { tree?[$0]?.word }.flatMap(Double.init)
        let milliseconds = waitMilliseconds.flatMap { tree?[$0]?.word }.flatMap(Double.init).map { $0 / 1000 }
        let reference = self.reference.flatMap { tree?[$0]?.word } ?? ""
        return Reading(
            isDelivered: delivered.isEmpty || delivered.contains { $0.isMet(status, trimmed, tree) }, fault: fault,
            reference: Self.isShort(reference) ? reference : "", error: error, wait: seconds ?? milliseconds,
            remember: kept)
    }

    /// Whether `text` may be kept: not long, and of characters that can be seen.
    private static func isShort(_ text: String) -> Bool {
        text.utf8.count <= longest && text.utf8.allSatisfy { (0x21...0x7E).contains($0) }
    }
}
