import CivilTime
package import ReminderCore

/// How a service is asked what people wrote, and where its answer says what.
package struct ListenRule: Sendable {
    /// Where it is said where to go on next time.
    enum Bookmark: Hashable, Sendable {
        /// The service keeps it in mind itself, and hands each message out once.
        case none
        /// In the answer. What an answer brings that was asked for without one is history.
        case answer(JSONPath)
        /// The number after the highest that an update has at this place.
        case after(JSONPath)
    }

    /// Where an update says what, seen from the update.
    struct Message: Hashable, Sendable {
        var id: JSONPath
        var text: JSONPath
        /// What a line at the beginning begins with that repeats the message that is replied to; nil for none.
        var quote: String?
        /// Who wrote it.
        var senders: [JSONPath]
        /// When, in seconds or milliseconds since 1970; nil when it is not said.
        var written: (path: JSONPath, isInMilliseconds: Bool)?
        /// The message that it replies to, the best place first.
        var repliesTo: [JSONPath] = []
        /// By settings that say where notices are posted: where it was written.
        var places: [String: [JSONPath]] = [:]

        static func == (left: Message, right: Message) -> Bool {
            left.id == right.id && left.text == right.text && left.senders == right.senders
        }

        func hash(into hasher: inout Hasher) { hasher.combine(id) }
    }

    /// What stands in the request for where the last answer left off.
    package static let bookmarkName = "bookmark"

    package let request: RequestTemplate
    /// How long an answer may take: the service holds it back until there is news.
    package let patience: Duration
    /// What an answer means.
    package let answer: AnswerRule
    /// What an answer is that says that there is no news; it is no fault.
    let nothing: [AnswerRule.Delivered]
    /// The list of updates, or the one update.
    let updates: JSONPath
    let bookmark: Bookmark
    let message: Message
    /// What an update has to be, one of these; none for anything.
    let only: [AnswerRule.Delivered]
    /// What an update is that is not heeded.
    let ignored: [AnswerRule.Delivered]
    /// The request of a notice that answers a message; nil where it stands alone.
    package let reply: RequestTemplate?

    /// What an answer brings.
    package struct Reading: Sendable {
        package var messages: [HeardMessage] = []
        /// Where to go on; nil when that is as before.
        package var bookmark: String?
    }

    /// The most messages that one answer is heeded for.
    private static let most = 100
    /// The longest id and the longest text of a message that is heeded, in bytes.
    private static let (longestID, longestText) = (200, 4000)

    /// Whether an answer says that there is no news.
    package func saysNothing(status: Int, body: [UInt8]) -> Bool {
        guard !nothing.isEmpty else { return false }
        let tree = JSONTree(body)
        return nothing.contains { $0.isMet(status, "", tree) }
    }

    /// Reads an answer.
    ///
    /// - Parameters:
    ///   - hasBookmark: Whether it was asked for with one.
    ///   - setting: The text of a setting; nil when it is not given.
    package func reading(_ body: [UInt8], hasBookmark: Bool, _ setting: (String) -> String?) -> Reading {
        var reading = Reading()
        guard let tree = JSONTree(body) else { return reading }
        var isHistory = false
        if case .answer(let path) = bookmark {
            reading.bookmark = tree[path.filled(setting)]?.word
            isHistory = !hasBookmark
        }
        let updates: [JSONTree] =
            switch tree[self.updates.filled(setting)] {
            case .list(let items)?: items
            case .map(let members)?: [.map(members)]
            default: []
            }
        if case .after(let path) = bookmark {
            let highest = updates.compactMap { $0[path]?.word.flatMap(Int64.init) }.max()
            reading.bookmark = highest.map { String($0 &+ 1) }
        }
        if isHistory { return reading }
        reading.messages = updates.suffix(Self.most).filter(isHeeded).compactMap(heard)
        return reading
    }

    private func isHeeded(_ update: JSONTree) -> Bool {
        (only.isEmpty || only.contains { $0.isMet(200, "", update) }) && !ignored.contains { $0.isMet(200, "", update) }
    }

    private func heard(_ update: JSONTree) -> HeardMessage? {
        func word(_ path: JSONPath) -> String? {
            update[path]?.word.flatMap { $0.isEmpty || $0.utf8.count > Self.longestID ? nil : $0 }
        }
        guard let id = word(message.id), case .text(let text)? = update[message.text],
            text.utf8.count <= Self.longestText
        else { return nil }
        var written: Instant?
        if let place = message.written, let number = word(place.path).flatMap(Int64.init) {
            // A time that cannot be is no reason to take what was written long ago for new.
            guard let instant = Self.instant(number, isInMilliseconds: place.isInMilliseconds) else { return nil }
            written = instant
        }
        return HeardMessage(
            id: id, text: unquoted(text), senders: message.senders.compactMap(word), written: written,
            repliesTo: message.repliesTo.compactMap(word),
            places: message.places.mapValues { $0.compactMap(word) })
    }

    /// The time that `number` is since 1970; nil before that, and after the year 9999.
    private static func instant(_ number: Int64, isInMilliseconds: Bool) -> Instant? {
        let (milliseconds, isTooMuch) =
            isInMilliseconds ? (number, false) : number.multipliedReportingOverflow(by: 1000)
        guard !isTooMuch, (0...253_402_300_799_999).contains(milliseconds) else { return nil }
        return Instant(milliseconds: milliseconds)
    }

    /// `text` without the lines at its beginning that repeat what is replied to.
    private func unquoted(_ text: String) -> String {
        guard let quote = message.quote else { return text }
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        guard lines.first?.hasPrefix(quote) == true else { return text }
        return lines.drop { $0.hasPrefix(quote) || $0.isEmpty }.joined(separator: "\n")
    }
}
