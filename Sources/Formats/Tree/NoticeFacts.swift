import CivilTime
package import ReminderCore

/// What a request says of a notice besides its words.
package struct NoticeFacts: Hashable, Sendable {
    /// The delivery's name, the same for every attempt.
    package let id: Identity
    /// The event's name, the same for all notices about it.
    package var thread: String { written ?? (event ?? id).description }
    /// The name of the delivery that this one corrects; nil when it corrects none.
    package private(set) var earlier: Identity?
    private let event: Identity?
    /// The thread's name as it was written down.
    private let written: String?
    let kind: String
    let due: Int64
    let isUrgent: Bool

    /// - Parameter isUrgent: Whether people need it within a day.
    package init(of notice: Notice, isUrgent: Bool) {
        id = notice.id
        event = notice.occurrence.map { Identity(of: $0.id.calendar, $0.id.uid, $0.id.recurrenceID) }
        written = nil
        (kind, due, self.isUrgent) = (notice.subject.name, notice.due.unixSeconds, isUrgent)
    }

    /// What is known again when a delivery is sent.
    package init(id: Identity, thread: String = "", earlier: Identity? = nil) {
        (self.id, event, written) = (id, nil, thread)
        (kind, due, isUrgent) = ("", 0, false)
        self.earlier = earlier
    }

    /// The same of a notice that corrects what was delivered as `earlier`.
    package func correcting(_ earlier: Identity) -> NoticeFacts {
        var facts = self
        facts.earlier = earlier
        return facts
    }

    /// The text of a value that is known without the message; empty for others.
    func text(_ value: Value.Text) -> String {
        switch value {
        case .id: id.description
        case .uuid: uuid
        case .thread: thread
        case .earlierID: earlier?.description ?? ""
        case .kind: kind
        case .unix: String(due)
        case .urgent: isUrgent ? "yes" : ""
        default: ""
        }
    }

    /// The id in the form of a UUID (RFC 9562, version 8: made as its maker likes).
    private var uuid: String {
        var digits = Array(id.description.utf8.prefix(32))
        while digits.count < 32 { digits.append(UInt8(ascii: "0")) }
        digits[12] = UInt8(ascii: "8")
        digits[16] = UInt8(ascii: "8")
        let text = String(decoding: digits, as: UTF8.self)
        var parts: [Substring] = []
        var rest = text[...]
        for length in [8, 4, 4, 4, 12] {
            parts.append(rest.prefix(length))
            rest = rest.dropFirst(length)
        }
        return parts.joined(separator: "-")
    }
}
