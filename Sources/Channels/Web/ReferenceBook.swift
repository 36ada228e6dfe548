import Formats
import ReminderCore

/// What a service calls its messages, written down so that it is not taken for another chat's: they count from one again
/// elsewhere.
struct ReferenceBook: Sendable {
    /// Where the messages are.
    private let place: String

    /// - Parameter texts: The settings. A token that was renewed leads to the same messages; any other setting may lead
    ///   to others.
    init(of format: Format, _ texts: [String: Secret]) {
        let tokens = Set(format.schema.fields.filter { $0.form == .secret }.map(\.name))
        let identity = Identity { digest in
            digest.add(format.name)
            for (name, text) in texts.sorted(by: { $0.key < $1.key }) where !tokens.contains(name) {
                digest.add(name)
                digest.add(text.reveal())
            }
        }
        place = String(identity.description.prefix(8))
    }

    /// `reference` as it is kept; empty for none.
    func written(_ reference: String) -> String { reference.isEmpty ? "" : "\(place)/\(reference)" }

    /// What is kept as `text`; empty when it is of another place, or there is none.
    func read(_ text: String?) -> String {
        guard let text, text.hasPrefix("\(place)/") else { return "" }
        return String(text.dropFirst(place.count + 1))
    }
}
