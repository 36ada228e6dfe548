import Daemon
import ReminderCore

/// What a person may mean who names a channel by its kind, by words, or by a whole address.
enum ChannelGuess {
    /// One kind.
    case kind(ChannelKind)
    /// A kind with all that it needs, by the names of its settings.
    case whole(ChannelKind, [String: String])
    /// An address that begins as one of the kind's does, and is not whole; how it is written.
    case incomplete(String)
    /// Several kinds, or none.
    case several([ChannelKind])

    init(_ answer: String, among kinds: [ChannelKind]) {
        if let exact = kinds.first(where: { $0.name == answer.lowercased() }) {
            self = .kind(exact)
            return
        }
        let begun = kinds.filter { kind in kind.schema.address.map { answer.hasPrefix($0.beginning) } ?? false }
        // `a+https://` is meant where `a+` is one, too.
        let longest = begun.max {
            ($0.schema.address?.beginning.count ?? 0) < ($1.schema.address?.beginning.count ?? 0)
        }
        if let kind = longest, let address = kind.schema.address {
            self = address.settings(in: answer).map { .whole(kind, $0) } ?? .incomplete(address.description)
            return
        }
        if answer.contains("://") {
            // What a service gives one to copy: its name is in its host.
            let host = answer.split(separator: "/").dropFirst().first?.lowercased() ?? ""
            let own = kinds.filter { $0.schema.address?.description == "\($0.name)+{url}" && host.contains($0.name) }
            if own.count == 1, let kind = own.first {
                self = .whole(kind, ["url": answer])
            } else {
                self = .several(kinds.filter { $0.schema.fields.contains { $0.name == "url" && $0.isRequired } })
            }
            return
        }
        let meant = kinds.filter { $0.isMeant(by: answer) }
        let named = meant.filter { $0.name.hasPrefix(answer.lowercased()) }
        if let only = meant.count == 1 ? meant.first : named.count == 1 ? named.first : nil {
            self = .kind(only)
        } else {
            self = .several(meant)
        }
    }
}
