import ReminderCore

/// A calendar on a server.
struct CalDAVCollection: Sendable {
    let address: DAVAddress
    /// What people call it; empty when it has no name.
    let name: String
    /// What can be in it: `VEVENT`, `VTODO`, or both.
    let kinds: [String]
    /// Changes with anything in it; empty when the server gives nothing of the kind.
    let mark: String

    init(_ resource: DAVResource, at address: DAVAddress) {
        self.address = address
        name = CalendarText.line(resource.displayName, limit: 100)
        kinds = ["VEVENT", "VTODO"].filter(resource.kinds.contains)
        mark = resource.mark.isEmpty ? "" : Identity(of: resource.mark).description
    }

    /// The last part of its address, fit to be shown.
    var shortName: String { CalendarText.line(address.lastPart, limit: 100) }

    /// How it is listed for people: its name, and the last part of its address when that is another.
    var description: String {
        name.isEmpty || name == shortName ? "'\(shortName)'" : "'\(name)' (\(shortName))"
    }
}

extension [CalDAVCollection] {
    /// How many names are listed in a message.
    private static let mostListed = 20

    /// The one that is called `name`, by its address first.
    ///
    /// - Parameter hint: What the operator knows the server by.
    func named(_ name: String, on hint: String) throws(SourceFailure) -> CalDAVCollection {
        let matches = [
            filter { $0.shortName == name }, filter { $0.name == name },
            filter { $0.name.lowercased() == name.lowercased() },
        ].first { !$0.isEmpty }
        guard let found = matches?.first else {
            throw SourceFailure(
                "\(hint) has no calendar called '\(name)'; it has \(listed)", remedy: "give one of these")
        }
        guard matches?.count == 1 else {
            throw SourceFailure(
                "\(hint) has several calendars called '\(name)': \(listed)",
                remedy: "give the last part of the address of one")
        }
        return found
    }

    /// Their names in one line.
    private var listed: String {
        let names = prefix(Self.mostListed).map(\.description).joined(separator: ", ")
        return count > Self.mostListed ? "\(names) and \(count - Self.mostListed) more" : names
    }
}
