package import CivilTime
package import ReminderCore

/// Calendars on a CalDAV server (RFC 4791): one, or all of a user's together.
package struct CalDAVSource: ICalendarSource {
    package static let schema = KindSchema(
        "caldav", mainField: "url",
        fields: [
            .required("url", .url), .optional("username", .text), .optional("password", .secret),
            .optional("name", .text),
        ])

    /// How much more than the window is listed at its ends, so that it need not be listed anew every day. The first
    /// also covers times without a zone.
    private static let margins = (before: Duration.seconds(2 * 86_400), after: Duration.seconds(7 * 86_400))

    private let url: Secret
    private let username: String?
    private let password: Secret?
    /// The display name of the calendar that is meant, or the last part of its address; nil for all.
    private let name: String?
    private let web: any HTTPExchange

    package init(
        url: Secret, username: String? = nil, password: Secret? = nil, name: String? = nil, web: any HTTPExchange
    ) {
        (self.url, self.username, self.password, self.name, self.web) = (url, username, password, name, web)
    }

    init?(_ settings: KindSettings, web: any HTTPExchange) {
        guard let url = settings.secret("url") else { return nil }
        self.init(
            url: url, username: settings.text("username"), password: settings.secret("password"),
            name: settings.text("name"), web: web)
    }

    /// Asks what changed, with one request when nothing did; lists what is in the window of calendars that changed,
    /// and fetches the items that are new or different.
    package func fetch(ifChangedSince known: KnownCalendar) async throws(SourceFailure) -> FetchedCalendar {
        guard let start = DAVAddress(url.reveal()) else {
            throw SourceFailure("\(url.hint) is not an http or https address", remedy: "mend the url")
        }
        let server = CalDAVServer(
            start, hint: url.hint, user: username, password: password, web: web, now: known.now)
        let last = CalDAVBookmark(known.validators.bookmark)
        let place = try await place(last, start, on: server)
        let calendars = try place.chosen(name, hint: server.hint)
        let isCovered = last?.covers(known.window) ?? false
        let unchanged = Set(calendars.filter { isCovered && $0.isUnchanged(since: last) }.map(\.address))
        if unchanged.count == calendars.count, calendars.count == last?.marks.count { return .unchanged }

        let listed = isCovered ? last?.listed ?? known.window : known.window.widened(by: Self.margins)
        var items = CalDAVItems(on: server, knowing: try await known.documents(), in: listed)
        var marks: [String: String] = [:]
        for calendar in calendars {
            if unchanged.contains(calendar.address) {
                try items.keep(calendar)
                marks[calendar.address.key] = calendar.mark
            } else {
                let isTidy = try await items.update(calendar)
                marks[calendar.address.key] = isTidy ? calendar.mark : ""
            }
        }
        let bookmark = CalDAVBookmark(place, marks: marks, listed: listed)
        return .documents(items.documents.sorted { $0.address < $1.address }, Validators(bookmark: bookmark.text))
    }

    package func interpret(
        _ documents: [CalendarDocument], calendar: String, window: Range<Instant>, zone: any ZoneRules,
        zones: any ZoneDatabase
    ) throws(SourceFailure) -> CalendarReading {
        var reading = try ICalendarReader(calendar: calendar, window: window, zone: zone, zones: zones).read(documents)
        // Items arrive whole: one that ends in the middle was written so, and must not hold up the others.
        reading.isCutOff = false
        return reading
    }

    /// The place of the last reading, if it is still there; otherwise it is searched for.
    private func place(
        _ last: CalDAVBookmark?, _ start: DAVAddress, on server: CalDAVServer
    ) async throws(SourceFailure) -> CalDAVPlace {
        let addresses = last?.places.compactMap { DAVAddress($0) }.filter { $0.host == start.host } ?? []
        if let last, !addresses.isEmpty, addresses.count == last.places.count,
            let place = try await CalDAVPlace(at: addresses, isCalendar: last.isCalendar, on: server)
        {
            return place
        }
        return try await CalDAVPlace.found(from: start, on: server)
    }
}

extension CalDAVCollection {
    /// Whether the server says that nothing in it is other than at `last`.
    fileprivate func isUnchanged(since last: CalDAVBookmark?) -> Bool {
        !mark.isEmpty && last?.marks[address.key] == mark
    }
}

extension Range<Instant> {
    fileprivate func widened(by margins: (before: Duration, after: Duration)) -> Range<Instant> {
        lowerBound - margins.before..<upperBound + margins.after
    }
}
