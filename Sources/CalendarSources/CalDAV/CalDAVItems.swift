import CivilTime
import ReminderCore

/// Gets the items of calendars, those that are at hand from there.
struct CalDAVItems: Sendable {
    /// The most items that are read, of all calendars together.
    private static let most = 20_000
    /// The most text of all items together, in bytes.
    private static let largest = 64 * 1024 * 1024
    /// How many items are asked for at once.
    private static let batch = 100
    /// The most requests for one reading: enough for all items, and some for large ones.
    private static let mostRequests = 1000

    let server: CalDAVServer
    /// The documents last understood, by their addresses.
    let known: [String: CalendarDocument]
    /// The time whose items are wanted.
    let window: Range<Instant>

    private(set) var documents: [CalendarDocument] = []
    private var size = 0
    private var requests = 0

    init(on server: CalDAVServer, knowing documents: [CalendarDocument], in window: Range<Instant>) {
        (self.server, self.window) = (server, window)
        known = Dictionary(documents.filter { !$0.address.isEmpty }.map { ($0.address, $0) }) { first, _ in first }
    }

    /// Adds the items of a calendar that has not changed, as they are at hand.
    mutating func keep(_ calendar: CalDAVCollection) throws(SourceFailure) {
        let folder = calendar.address.folder
        for document in known.values where document.address.hasPrefix(folder) { try add(document) }
    }

    /// Adds the items of a calendar that may have changed: those that are new or different are fetched.
    ///
    /// - Returns: Whether all of them lie in the calendar, so that they can be found there again.
    mutating func update(_ calendar: CalDAVCollection) async throws(SourceFailure) -> Bool {
        var wanted: [DAVAddress: String] = [:]
        let folder = calendar.address.folder
        var isTidy = true
        for (address, tag) in try await list(calendar) {
            isTidy = isTidy && address.key.hasPrefix(folder)
            if let document = known[address.key], !tag.isEmpty, document.entityTag == tag {
                try add(document)
            } else {
                wanted[address] = tag
            }
        }
        var rest = wanted.keys.sorted { $0.key < $1.key }[...]
        while !rest.isEmpty {
            let addresses = Array(rest.prefix(Self.batch))
            rest = rest.dropFirst(Self.batch)
            try await fetch(addresses, of: calendar, tags: wanted)
        }
        return isTidy
    }

    /// The addresses and tags of the items that matter. What a server cannot search is listed whole.
    private mutating func list(_ calendar: CalDAVCollection) async throws(SourceFailure) -> [DAVAddress: String] {
        var items: [DAVAddress: String] = [:]
        for kind in calendar.kinds {
            let answer = try await send(.items(kind, in: window), to: calendar)
            if [400, 403, 405, 409, 415, 422, 501, 507].contains(answer.status) {
                return try await listWhole(calendar)
            }
            guard answer.isMultiStatus else { throw server.refusal(answer) }
            let found = try server.resources(in: answer, limit: Self.most)
            // So the server says that this is not all (RFC 5323, 5.17).
            if found.contains(where: { $0.status == 507 }) { return try await listWhole(calendar) }
            for item in found where item.status ?? 200 < 300 {
                items[try server.resolve(item.href, from: answer.address)] = item.entityTag
            }
        }
        items[calendar.address] = nil
        return items
    }

    private mutating func listWhole(_ calendar: CalDAVCollection) async throws(SourceFailure) -> [DAVAddress: String] {
        let answer = try await send(.everything, to: calendar)
        guard answer.isMultiStatus else { throw server.refusal(answer) }
        let found = try server.resources(in: answer, limit: Self.most)
        if found.contains(where: { $0.status == 507 }) {
            throw SourceFailure("\(server.hint) does not list all that is in '\(calendar.shortName)'")
        }
        var items: [DAVAddress: String] = [:]
        for item in found where !item.isCollection && item.status ?? 200 < 300 {
            guard item.contentType.isEmpty || item.contentType.hasPrefix("text/calendar") else { continue }
            items[try server.resolve(item.href, from: answer.address)] = item.entityTag
        }
        items[calendar.address] = nil
        return items
    }

    /// Fetches and adds items; those that are gone meanwhile, or are not for this user, are left out.
    private mutating func fetch(
        _ addresses: [DAVAddress], of calendar: CalDAVCollection, tags: [DAVAddress: String]
    ) async throws(SourceFailure) {
        var missing = Set(addresses)
        let answer = try await send(.contents(of: addresses), to: calendar)
        if answer.response == nil, addresses.count > 1 {
            // Large items come in smaller batches.
            let half = addresses.count / 2
            try await fetch(Array(addresses[..<half]), of: calendar, tags: tags)
            try await fetch(Array(addresses[half...]), of: calendar, tags: tags)
            return
        }
        guard answer.isMultiStatus else { throw server.refusal(answer) }
        for item in try server.resources(in: answer, limit: 2 * addresses.count) {
            let address = try server.resolve(item.href, from: answer.address)
            guard missing.remove(address) != nil else { continue }
            guard let data = item[XMLElement.caldav("calendar-data")] else {
                if let status = item.status, [403, 404, 410].contains(status) { continue }
                throw SourceFailure("\(server.hint) does not give the item '\(shown(address))' that it lists")
            }
            let tag = item.entityTag.isEmpty ? tags[address] ?? "" : item.entityTag
            try add(
                CalendarDocument(
                    name: "\(server.hint)/\(shown(address))", bytes: Array(data.text.utf8), address: address.key,
                    entityTag: tag))
        }
        if missing.isEmpty { return }
        guard missing.count < addresses.count else {
            throw SourceFailure("\(server.hint) does not give \(missing.count) of the items that it lists")
        }
        // Some servers answer only so much at a time.
        try await fetch(missing.sorted { $0.key < $1.key }, of: calendar, tags: tags)
    }

    /// The answer to one of a bounded number of requests.
    private mutating func send(
        _ request: DAVRequest, to calendar: CalDAVCollection
    ) async throws(SourceFailure) -> DAVAnswer {
        requests += 1
        if requests > Self.mostRequests {
            throw SourceFailure("\(server.hint) takes more than \(Self.mostRequests) requests to be read")
        }
        return try await server.send(request, to: calendar.address)
    }

    private mutating func add(_ document: CalendarDocument) throws(SourceFailure) {
        size += document.bytes.count
        documents.append(document)
        if documents.count > Self.most {
            throw SourceFailure(
                "\(server.hint) has more than \(Self.most) items", remedy: "choose one calendar with name")
        }
        if size > Self.largest {
            throw SourceFailure(
                "the items of \(server.hint) are larger than 64 MiB together", remedy: "choose one calendar with name")
        }
    }

    /// What an item is called in messages.
    private func shown(_ address: DAVAddress) -> String { CalendarText.line(address.lastPart, limit: 100) }
}
