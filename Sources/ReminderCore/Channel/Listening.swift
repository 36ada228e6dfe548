package import CivilTime

/// A way to hear what people write where a channel posts, without a port that its service could call.
package protocol Listening: Sendable {
    /// The hash of what the service is asked, but for where it was left off.
    ///
    /// Channels with the same one hear the same messages. A service may hand each out once, to whoever asks first: so one
    /// listens for all of them.
    var source: Identity { get }

    /// Asks once, and waits as long as the service holds its answer back.
    ///
    /// - Parameter bookmark: Where it was left off; nil to begin. What was heard before is then not handed out again.
    func listen(from bookmark: Secret?, at now: Instant) async throws(DeliveryFailure) -> Heard

    /// `message` as this channel hears it; nil when it was written elsewhere.
    func own(_ message: HeardMessage) async throws(DeliveryFailure) -> HeardMessage?
}

/// What a service handed out.
package struct Heard: Hashable, Sendable {
    /// The oldest first.
    package let messages: [HeardMessage]
    /// Where to go on; nil where the service keeps that in mind itself.
    package let bookmark: Secret?

    package init(_ messages: [HeardMessage], bookmark: Secret?) {
        (self.messages, self.bookmark) = (messages, bookmark)
    }
}

/// A message that somebody wrote. Nothing in it is to be believed but who wrote it, which is the service's word.
package struct HeardMessage: Hashable, Sendable {
    /// What the service calls it.
    package let id: String
    package let text: String
    /// What the service calls who wrote it: an id, and a name that nobody else can take.
    package let senders: [String]
    /// When it was written; nil when the service does not say.
    package let written: Instant?
    /// The message that it replies to and the one that began the thread, as the service names them or, once it is a
    /// channel's ``Listening/own(_:)``, as its receipts do; none when it stands alone.
    package var repliesTo: [String]
    /// Where it was written, by the names of the settings that say where a channel posts.
    package let places: [String: [String]]

    package init(
        id: String, text: String, senders: [String], written: Instant? = nil, repliesTo: [String] = [],
        places: [String: [String]] = [:]
    ) {
        (self.id, self.text, self.senders, self.written) = (id, text, senders, written)
        (self.repliesTo, self.places) = (repliesTo, places)
    }
}
