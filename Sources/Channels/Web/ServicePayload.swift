import Formats
import ReminderCore

/// What is stored of a notice for a chat service: the body to send, and those that serve where the service knows an
/// earlier message that the notice corrects.
///
/// Parts are parted by RS (U+001E), which neither JSON nor a form can hold; those at the end that are empty are left out.
struct ServicePayload: Sendable {
    /// What is sent where there is no earlier message.
    let body: [UInt8]
    /// What is put under the earlier message; empty where the service has no such thing.
    var reply: [UInt8] = []
    /// What takes the earlier message's place; empty where the service has no such thing.
    var edit: [UInt8] = []
    /// What all notices about the event have in common; empty where no request says it.
    var thread = ""

    private static let separator: UInt8 = 0x1E

    init(_ body: [UInt8]) { self.body = body }

    /// Reads what ``bytes`` wrote.
    init(stored bytes: [UInt8]) {
        let parts = bytes.split(separator: Self.separator, omittingEmptySubsequences: false)
        func part(_ index: Int) -> [UInt8] { index < parts.count ? Array(parts[index]) : [] }
        (body, reply, edit) = (part(0), part(1), part(2))
        thread = String(decoding: part(3), as: UTF8.self)
    }

    /// It as it is stored.
    var bytes: [UInt8] {
        var parts = [body, reply, edit, Array(thread.utf8)]
        while parts.count > 1, parts.last?.isEmpty == true { parts.removeLast() }
        return Array(parts.joined(separator: [Self.separator]))
    }
}
