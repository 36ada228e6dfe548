import Formats
import ReminderCore

/// What is stored of a notice for a chat service: the body to send, and those that serve where the service knows an
/// earlier message that the notice corrects.
///
/// Parts are parted by RS (U+001E), which neither JSON nor a form can hold.
struct ServicePayload: Sendable {
    /// What is sent where there is no earlier message.
    let body: [UInt8]
    /// What is put under the earlier message; empty where the service has no such thing.
    var reply: [UInt8] = []
    /// What takes the earlier message's place; empty where the service has no such thing.
    var edit: [UInt8] = []
    /// What all notices about the event have in common; empty where no request says it.
    var thread = ""
    /// What the service calls somebody's message that ``reply`` is put under; empty where that is a notice's.
    var answering = ""
    /// The kind of channel that it was made for.
    let kind: String

    private static let separator: UInt8 = 0x1E

    /// Whether `text` can be a part of it.
    static func canHold(_ text: String) -> Bool { text.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F } }

    init(_ body: [UInt8], for kind: String) { (self.body, self.kind) = (body, kind) }

    /// Reads what ``bytes`` wrote.
    init(stored bytes: [UInt8]) {
        let parts = bytes.split(separator: Self.separator, omittingEmptySubsequences: false)
        func part(_ index: Int) -> [UInt8] { index < parts.count ? Array(parts[index]) : [] }
        (body, reply, edit) = (part(0), part(1), part(2))
        thread = String(decoding: part(3), as: UTF8.self)
        kind = String(decoding: part(4), as: UTF8.self)
        answering = String(decoding: part(5), as: UTF8.self)
    }

    /// It as it is stored.
    var bytes: [UInt8] {
        let texts = answering.isEmpty ? [thread, kind] : [thread, kind, answering]
        return Array(([body, reply, edit] + texts.map { Array($0.utf8) }).joined(separator: [Self.separator]))
    }
}
