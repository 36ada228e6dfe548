import Formats
import ReminderCore

/// What is stored of a notice for a chat service: the body to send, and what its request needs besides.
///
/// Parts are parted by RS (U+001E), which neither JSON nor a form can hold; those at the end that are empty are left out.
struct ServicePayload: Sendable {
    let body: [UInt8]
    /// The body that corrects the earlier message in its place; empty for none.
    var edit: [UInt8] = []
    /// What the service calls the earlier message; empty for none.
    var earlierReference = ""
    /// What that message's delivery is called.
    var earlierID = ""
    /// What all notices about the event have in common.
    var thread = ""

    private static let separator: UInt8 = 0x1E

    init(_ body: [UInt8]) { self.body = body }

    /// Reads what ``bytes`` wrote.
    init(stored bytes: [UInt8]) {
        let parts = bytes.split(separator: Self.separator, omittingEmptySubsequences: false)
        func text(_ index: Int) -> String { index < parts.count ? String(decoding: parts[index], as: UTF8.self) : "" }
        body = Array(parts[0])
        edit = parts.count > 1 ? Array(parts[1]) : []
        (earlierReference, earlierID, thread) = (text(2), text(3), text(4))
    }

    /// It as it is stored.
    var bytes: [UInt8] {
        var parts = [body, edit, Array(earlierReference.utf8), Array(earlierID.utf8), Array(thread.utf8)]
        while parts.count > 1, parts.last?.isEmpty == true { parts.removeLast() }
        return Array(parts.joined(separator: [Self.separator]))
    }

    /// What requests say besides the words.
    func facts(of delivery: Identity) -> NoticeFacts {
        NoticeFacts(id: delivery, thread: thread, earlierReference: earlierReference, earlierID: earlierID)
    }
}
