import ReminderCore
import Settings

/// Reads how a service is asked what people wrote.
struct ListenReader {
    /// Reads requests of notices.
    let requests: RequestReader
    /// The request of a notice, which an answer to a message is like; nil when it could not be read.
    let notice: RequestTemplate?
    /// What answers to notices mean.
    let answer: AnswerRule
    /// The format's settings.
    let settings: Set<String>
    let faults: FaultCollector

    private static let keys = [
        "request", "patience", "answered", "nothing", "updates", "bookmark", "message", "room", "only", "ignore",
        "reply", "faults",
    ]
    private static let messageKeys = ["id", "text", "quote", "from", "sent", "sent-ms", "replies-to"]
    private static let example = "listen: { request: {…}, updates: result, message: {…}, room: {…} }"

    /// What `node` says; nil after a fault.
    func rule(_ node: LocatedNode) -> ListenRule? {
        guard let values = faults.values(node, "'listen'", keys: Self.keys, of: "'listen'", example: Self.example),
            isWhole(values, ["request", "updates", "message", "room"], "'listen'", at: node)
        else { return nil }
        let answers = AnswerReader(faults: faults)
        var isSound = true
        func read<Result>(_ key: String, _ reading: (LocatedNode) -> Result?) -> Result? {
            guard let node = values[key] else { return nil }
            let result = reading(node)
            if result == nil { isSound = false }
            return result
        }
        var heard = answer
        heard.listens(
            answered: read("answered") { answers.conditions($0, "'answered'") } ?? [],
            faults: read("faults") { answers.faults($0) } ?? [])
        let request = read("request") { listening.request($0, "'request'") }
        let patience = read("patience") {
            faults.duration($0, "'patience'", within: .seconds(5) ... .seconds(600), example: "patience: 60s")
        }
        let nothing = read("nothing") { answers.conditions($0, "'nothing'") }
        let updates = read("updates") { path($0, "'updates'", answers) }
        let bookmark = read("bookmark") { self.bookmark($0, answers) }
        let message = read("message") { self.message($0, answers) }
        let places = read("room") { self.places($0, answers) }
        let only = read("only") { answers.conditions($0, "'only'") }
        let ignored = read("ignore") { answers.conditions($0, "'ignore'") }
        let reply = read("reply") { self.reply($0) }
        guard isSound, let request, let updates, var message, let places else { return nil }
        message.places = places
        return ListenRule(
            request: request, patience: patience ?? .seconds(60), answer: heard, nothing: nothing ?? [],
            updates: updates,
            bookmark: bookmark ?? .none, message: message, only: only ?? [], ignored: ignored ?? [], reply: reply)
    }

    /// Reads requests that are about no notice.
    private var listening: RequestReader {
        var reader = requests
        reader.trees.leaves.settings = settings.union([ListenRule.bookmarkName])
        reader.trees.leaves.schemeValues = []
        reader.trees.leaves.isListening = true
        return reader
    }

    private func isWhole(
        _ values: [String: LocatedNode], _ keys: [String], _ what: String, at node: LocatedNode
    ) -> Bool {
        for key in keys where values[key] == nil {
            faults.error(
                at: node.location, "\(what) has no '\(key)'", remedy: "add it; Formats.md says what stands there")
        }
        return keys.allSatisfy { values[$0] != nil }
    }

    private func path(_ node: LocatedNode, _ what: String, _ answers: AnswerReader) -> JSONPath? {
        guard let path = answers.path(node, what) else { return nil }
        if let name = path.settings.first(where: { !settings.contains($0) }) {
            faults.error(
                at: node.location, "there is no setting \(quoted(name))",
                remedy: didYouMean(name, among: settings.sorted()) ?? "write one of 'settings'")
            return nil
        }
        return path
    }

    private func bookmark(_ node: LocatedNode, _ answers: AnswerReader) -> ListenRule.Bookmark? {
        if case .scalar = node.content { return path(node, "'bookmark'", answers).map { .answer($0) } }
        guard
            let values = faults.values(
                node, "'bookmark'", keys: ["after"], of: "'bookmark'", example: "bookmark: { after: update_id }"),
            isWhole(values, ["after"], "'bookmark'", at: node), let after = values["after"]
        else { return nil }
        return answers.path(after, "'after'").map { .after($0) }
    }

    private func message(_ node: LocatedNode, _ answers: AnswerReader) -> ListenRule.Message? {
        guard
            let values = faults.values(
                node, "'message'", keys: Self.messageKeys, of: "'message'",
                example: "message: { id: message_id, text: text, from: from.id }"),
            isWhole(values, ["id", "text", "from"], "'message'", at: node),
            let id = values["id"].flatMap({ answers.path($0, "'id'") }),
            let text = values["text"].flatMap({ answers.path($0, "'text'") }),
            let senders = values["from"].flatMap({ answers.paths($0, "'from'") })
        else { return nil }
        var message = ListenRule.Message(id: id, text: text, senders: senders)
        if let quote = values["quote"] {
            guard let word = faults.word(quote, "'quote'", example: "quote: \"> \"") else { return nil }
            message.quote = word.text
        }
        if let replies = values["replies-to"] {
            guard let paths = answers.paths(replies, "'replies-to'") else { return nil }
            message.repliesTo = paths
        }
        for (key, isInMilliseconds) in [("sent", false), ("sent-ms", true)] {
            guard let node = values[key] else { continue }
            guard let path = answers.path(node, "'\(key)'") else { return nil }
            message.written = (path, isInMilliseconds)
        }
        return message
    }

    /// Where an update says what settings say, by the settings' names.
    private func places(_ node: LocatedNode, _ answers: AnswerReader) -> [String: [JSONPath]]? {
        guard let entries = faults.entries(node, "'room'", example: "room: { chat: message.chat.id }") else {
            return nil
        }
        var places: [String: [JSONPath]] = [:]
        for entry in entries {
            guard settings.contains(entry.key.text) else {
                faults.error(
                    at: entry.key.location, "there is no setting \(quoted(entry.key.text))",
                    remedy: didYouMean(entry.key.text, among: settings.sorted()) ?? "write one of 'settings'")
                return nil
            }
            guard let paths = answers.paths(entry.value, quoted(entry.key.text)) else { return nil }
            places[entry.key.text] = paths
        }
        return places
    }

    /// The request of a notice that answers a message.
    private func reply(_ node: LocatedNode) -> RequestTemplate? {
        guard let amendment = requests.amendment(node, "'reply'"), let notice else { return nil }
        guard notice.canBeMerged(with: amendment) else {
            faults.error(
                at: node.location,
                "'reply' has a map where 'request' has a condition, which it would take the place of",
                remedy: "put the condition deeper into 'request', or write the whole of it in 'reply', too")
            return nil
        }
        return notice.merged(with: amendment)
    }
}
