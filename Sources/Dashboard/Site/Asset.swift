import FoundationEssentials
import ReminderCore

/// A file that browsers get as it is: the style, the script, the icon.
struct Asset: Sendable {
    let type: String
    let bytes: [UInt8]
    /// Its path with the hash of its contents, so that browsers may keep it for ever.
    let address: String

    /// The asset called `name`; nil for a file that is none.
    init?(_ name: String, _ text: String) {
        guard let type = Self.types.first(where: { name.hasSuffix($0.key) })?.value else { return nil }
        (self.type, bytes) = (type, Array(text.utf8))
        let hash = Identity(of: name, text).description.prefix(12)
        address = "/assets/\(name)?v=\(hash)"
    }

    private static let types = [
        ".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".svg": "image/svg+xml",
    ]
}
