import CivilTime
import Formats
import ReminderCore

/// Hears what people write where a channel to a chat service posts, as its ``Format`` says.
struct ServiceListener: Listening {
    private let format: Format
    private let rule: ListenRule
    private let settings: ServiceSettings
    private let caller: ServiceCaller
    let source: Identity

    /// The largest answer that is read, in bytes: twenty messages as long as messages can be, with what is around them.
    private static let largestAnswer = 512 * 1024
    /// The longest bookmark that is taken, in bytes.
    private static let longestBookmark = 4096

    /// - Parameter settings: The channel's.
    init(_ format: Format, _ rule: ListenRule, _ settings: ServiceSettings, in surroundings: ChannelSurroundings) {
        (self.format, self.rule, self.settings) = (format, rule, settings)
        caller = ServiceCaller(
            hiding: settings.secrets, patience: rule.patience, largest: Self.largestAnswer, in: surroundings)
        let request = Self.request(rule, format, settings.written, bookmark: nil)
        source = Identity { digest in
            digest.add(format.name)
            digest.add(rule.request.method)
            digest.add(rule.request.address(request.values).reveal())
            for header in rule.request.headers(request.values) { digest.add("\(header.name): \(header.value)") }
            digest.add(rule.request.credentials(request.values) ?? "")
            digest.add(bytes: request.body)
        }
    }

    func listen(from bookmark: Secret?, at now: Instant) async throws(DeliveryFailure) -> Heard {
        let texts = try await settings.current()
        let request = Self.request(rule, format, texts, bookmark: bookmark)
        let answer = try await caller.call(
            rule.request, request.values, request.body, adding: [], hiding: settings.secrets(in: texts))
        let (status, body) = (answer.response.status, answer.response.body)
        if rule.saysNothing(status: status, body: body) { return Heard([], bookmark: bookmark) }
        _ = try ServiceVerdict(format: format, answer: rule.answer, outcome: answer.outcome).receipt(
            for: answer.response, rule.answer.reading(status: status, body: body), at: now)
        let reading = rule.reading(body, hasBookmark: bookmark != nil) { texts[$0]?.reveal() }
        if let bookmark = reading.bookmark, bookmark.utf8.count > Self.longestBookmark {
            throw DeliveryFailure(.retry(), "the service says in too many bytes where to go on")
        }
        return Heard(reading.messages, bookmark: reading.bookmark.map { Secret($0) } ?? bookmark)
    }

    func own(_ message: HeardMessage) async throws(DeliveryFailure) -> HeardMessage? {
        let texts = try await settings.current()
        for (name, places) in message.places {
            guard let wanted = texts[name]?.reveal() else { continue }
            guard places.contains(where: { Self.isSame($0, wanted) }) else { return nil }
        }
        var own = message
        let references = ReferenceBook(of: format, texts)
        own.repliesTo = message.repliesTo.map { references.written($0) }
        return own
    }

    /// Whether two names are one: what may be written with an at sign before it is the same without.
    private static func isSame(_ one: String, _ other: String) -> Bool {
        func name(_ text: String) -> String { (text.hasPrefix("@") ? String(text.dropFirst()) : text).lowercased() }
        return name(one) == name(other)
    }

    /// What is asked with the settings `texts`.
    private static func request(
        _ rule: ListenRule, _ format: Format, _ texts: [String: Secret], bookmark: Secret?
    ) -> (values: RequestTemplate.Values, body: [UInt8]) {
        var known = texts
        known[ListenRule.bookmarkName] = bookmark
        let filling = known
        let body = format.listeningBody(rule, settings: Set(texts.keys), hasBookmark: bookmark != nil)
        let values = RequestTemplate.Values(NoticeFacts(id: Identity(of: "listen"))) { filling[$0]?.reveal() }
        return (values, Blank.filled(body, in: rule.request.notation) { filling[$0]?.reveal() ?? "" })
    }
}
