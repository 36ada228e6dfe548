import ReminderCore

/// Where calendars are found on a server, and those that are there now.
struct CalDAVPlace: Sendable {
    /// The most calendars that are read together.
    private static let mostCalendars = 200
    /// The most resources in a folder that are looked at when calendars are searched for.
    private static let mostResources = 5000
    /// The most calendar homes of one user.
    private static let mostHomes = 5

    /// The folders of calendars; or the one calendar.
    let addresses: [DAVAddress]
    /// Whether the address is that of one calendar, and not of a folder of calendars.
    let isCalendar: Bool
    /// Those with events or to-dos, in the order of their addresses.
    private(set) var calendars: [CalDAVCollection] = []
    /// What else is there, by its name: for the message that says that there are no calendars.
    private var others: [String] = []

    /// Looks at a place that was found before: one request for each address.
    ///
    /// - Returns: Nil when it is not there any more.
    init?(at addresses: [DAVAddress], isCalendar: Bool, on server: CalDAVServer) async throws(SourceFailure) {
        (self.addresses, self.isCalendar) = (addresses, isCalendar)
        for address in addresses {
            let answer = try await server.send(.properties(depth: isCalendar ? 0 : 1), to: address)
            if [403, 404, 405, 410].contains(answer.status) { return nil }
            guard answer.isMultiStatus else { throw server.refusal(answer) }
            try add(answer, from: server)
        }
        calendars.sort { $0.address.key < $1.address.key }
        if isCalendar && calendars.isEmpty { return nil }
    }

    /// Searches for calendars from an address on, as RFC 6764 and RFC 4791 (6.2) say: it may be a calendar, a
    /// folder of calendars, a principal, or just the server.
    static func found(from start: DAVAddress, on server: CalDAVServer) async throws(SourceFailure) -> CalDAVPlace {
        var refused: SourceFailure?
        for address in [start] + (start.isTop ? [start.at("/.well-known/caldav")] : []) {
            let answer = try await server.send(.properties(depth: 0), to: address)
            guard answer.isMultiStatus else {
                let refusal = server.refusal(answer)
                if answer.status == 401 { throw refusal }
                refused = refused ?? refusal
                continue
            }
            if let place = try await found(through: answer, on: server) { return place }
        }
        throw refused
            ?? SourceFailure(
                "\(server.hint) does not say where the user's calendars are",
                remedy: server.authorization == nil
                    ? "give it a username and a password, or the address of a calendar as url"
                    : "give the address of a calendar as url")
    }

    private static func found(
        through answer: DAVAnswer, on server: CalDAVServer
    ) async throws(SourceFailure) -> CalDAVPlace? {
        let resources = try server.resources(in: answer, limit: mostResources)
        let own = resources.first { answer.address.resolve($0.href) == answer.address } ?? resources.first
        guard let own else { return nil }
        if own.isCalendar {
            return try await CalDAVPlace(at: [answer.address], isCalendar: true, on: server)
        }
        if let place = try await home(of: own, answer.address, on: server) { return place }
        if own.isCollection {
            let folder = try await CalDAVPlace(at: [answer.address], isCalendar: false, on: server)
            if let folder, !folder.calendars.isEmpty { return folder }
        }
        guard let href = own.addresses(in: XMLElement.dav("current-user-principal")).first else { return nil }
        let principal = try server.resolve(href, from: answer.address)
        if principal == answer.address { return nil }
        let (base, about) = try await server.resources(.properties(depth: 0), at: principal, limit: mostResources)
        guard let user = about.first else { return nil }
        return try await home(of: user, base, on: server)
    }

    /// The calendars of a principal, if `resource` is one.
    private static func home(
        of resource: DAVResource, _ base: DAVAddress, on server: CalDAVServer
    ) async throws(SourceFailure) -> CalDAVPlace? {
        var homes: [DAVAddress] = []
        for href in resource.addresses(in: XMLElement.caldav("calendar-home-set")).prefix(mostHomes) {
            let home = try server.resolve(href, from: base)
            if !homes.contains(home) { homes.append(home) }
        }
        return homes.isEmpty ? nil : try await CalDAVPlace(at: homes, isCalendar: false, on: server)
    }

    private mutating func add(_ answer: DAVAnswer, from server: CalDAVServer) throws(SourceFailure) {
        for resource in try server.resources(in: answer, limit: Self.mostResources) {
            if resource.isCalendar {
                let address = try isCalendar ? answer.address : server.resolve(resource.href, from: answer.address)
                let isKnown = calendars.contains { $0.address == address }
                if !isKnown { calendars.append(CalDAVCollection(resource, at: address)) }
            } else if resource.isCollection, let address = answer.address.resolve(resource.href),
                address != answer.address
            {
                others.append(CalDAVCollection(resource, at: address).description)
            }
        }
    }

    /// The calendars to be read: all of them, or the one that is called `name`.
    ///
    /// - Throws: When there are none, with what is there instead.
    func chosen(_ name: String?, hint: String) throws(SourceFailure) -> [CalDAVCollection] {
        if calendars.isEmpty {
            let rest = others.isEmpty ? "nothing" : others.prefix(20).joined(separator: ", ")
            throw SourceFailure(
                "\(hint) has no calendars with events or to-dos; there is \(rest)",
                remedy: "make one there, or write the address of one as url")
        }
        if let name, !isCalendar { return [try calendars.named(name, on: hint)] }
        guard calendars.count <= Self.mostCalendars else {
            throw SourceFailure(
                "\(hint) has more than \(Self.mostCalendars) calendars",
                remedy: "choose one with name, or write the address of one as url")
        }
        return calendars
    }
}
