package import CivilTime
import EventPages
package import ReminderCore

/// Events announced on a web page, or in a file of one, in HTML or plain text.
package struct PageSource: CalendarSource {
    package static let schema = KindSchema(
        "page", mainField: "url",
        fields: [
            .required("url", .place), .optional("kind", .choice(EventPageReader.Layout.allCases.map(\.rawValue))),
            .optional("item", .text), .optional("robots", .flag),
        ])

    /// What `robots.txt` files call this program.
    private static let agent = "nhaclich"

    /// How many articles of a list are read: the newest.
    private static let mostArticles = 20

    private enum Place {
        case file(String)
        case web(Secret)
    }

    private let place: Place
    private let layout: EventPageReader.Layout
    private let item: String?
    /// Whether the site's `robots.txt` is asked first.
    private let asksRobots: Bool
    private let web: any HTTPExchange

    init?(_ settings: KindSettings, web: any HTTPExchange) {
        if let path = settings.text("url") {
            place = .file(path)
        } else if let url = settings.secret("url") {
            place = .web(url)
        } else {
            return nil
        }
        layout = settings.text("kind").flatMap { EventPageReader.Layout(rawValue: $0) } ?? .auto
        item = settings.text("item")
        asksRobots = settings.flag("robots") ?? true
        self.web = web
    }

    package var watchedPaths: [String] {
        if case .file(let path) = place { [path] } else { [] }
    }

    package var readsText: Bool { true }

    package var defaultRefresh: Duration { .seconds(3600) }

    package func fetch(ifChangedSince known: KnownCalendar) async throws(SourceFailure) -> FetchedCalendar {
        switch place {
        case .file(let path):
            let file = try CalendarFileOnDisk(path)
            let now = Validators(entityTag: file.stamp)
            if now == known.validators { return .unchanged }
            return .documents(dated([try file.read()], try await known.documents(), known.now), now)
        case .web(let url):
            let robots = asksRobots ? try await robots(for: url) : nil
            let site = PageSite(web: web)
            guard case .page(let page, let validators) = try await site.page(url, known.validators, known.now) else {
                return .unchanged
            }
            if let links = NewsFeed.links(in: page.bytes, most: Self.mostArticles) {
                let articles = try await articles(links, of: url, robots, known, site)
                return .documents(dated(articles, try await known.documents(), known.now), validators)
            }
            var documents = [page]
            for link in EventPageReader.calendars(in: page.bytes) {
                let address = PageAddress.resolved(link, against: url.reveal())
                // A calendar that cannot be had takes nothing from the page.
                if !address.isEmpty, let calendar = try? await site.calendar(address) { documents.append(calendar) }
            }
            return .documents(dated(documents, try await known.documents(), known.now), validators)
        }
    }

    /// The documents, each with the day it was first seen as it is: what a page without a date is reckoned from.
    private func dated(
        _ documents: [CalendarDocument], _ known: [CalendarDocument], _ now: Instant
    ) -> [CalendarDocument] {
        documents.map { document in
            let same = known.first { $0.address == document.address && $0.bytes == document.bytes }
            return document.received(at: same?.received ?? now)
        }
    }

    /// The pages that a list of articles leads to: those on its own server, each fetched only when it has changed.
    private func articles(
        _ links: [String], of feed: Secret, _ robots: RobotsRules?, _ known: KnownCalendar, _ site: PageSite
    ) async throws(SourceFailure) -> [CalendarDocument] {
        let kept = try await known.documents()
        var articles: [CalendarDocument] = []
        for link in links {
            let address = PageAddress.resolved(link, against: feed.reveal())
            guard PageAddress.robots(of: address) == PageAddress.robots(of: feed.reveal()),
                robots?.allow(PageAddress.path(of: address)) ?? true,
                !articles.contains(where: { $0.address == address })
            else { continue }
            let old = kept.first { $0.address == address }
            let validators = Validators(entityTag: old?.entityTag ?? "")
            // One that cannot be had takes nothing from the others.
            switch try? await site.page(Secret(address), validators, known.now) {
            case .page(let page, let new)?:
                articles.append(
                    CalendarDocument(
                        name: page.name, bytes: page.bytes, address: address, entityTag: new.entityTag))
            case .unchanged?, nil:
                if let old { articles.append(old) }
            }
        }
        return articles
    }

    /// What the site of `url` asks of programs; nil when it asks nothing.
    private func robots(for url: Secret) async throws(SourceFailure) -> RobotsRules? {
        guard let address = PageAddress.robots(of: url.reveal()) else { return nil }
        var request = HTTPRequest(url: Secret(address))
        request.redirects = 5
        request.maximumBytes = RobotsRules.largest
        request.isBeginningEnough = true
        let response: HTTPResponse
        do { response = try await web.exchange(request) } catch {
            throw SourceFailure(error, getting: url.hint)
        }
        // RFC 9309, 2.3.1: none means no rules, a server in trouble means not now.
        if response.status >= 500 {
            throw SourceFailure("the site of \(url.hint) is in trouble", remedy: "it is tried again")
        }
        guard response.status == 200 else { return nil }
        let rules = RobotsRules(response.body, agent: Self.agent)
        if !rules.allow(PageAddress.path(of: url.reveal())) {
            throw SourceFailure(
                "the site's robots.txt asks programs not to read \(url.hint)",
                remedy: "ask its keepers, or write 'robots: false' when the page is your own")
        }
        return rules
    }

    package func interpret(
        _ documents: [CalendarDocument], calendar: String, window: Range<Instant>, zone: any ZoneRules,
        zones: any ZoneDatabase
    ) throws(SourceFailure) -> CalendarReading {
        let address: String = if case .web(let url) = place { url.reveal() } else { "" }
        var reader = PageInterpretation(calendar: calendar, window: window, zone: zone)
        for document in documents {
            if document.bytes.isCalendar {
                let own = ICalendarReader(calendar: calendar, window: window, zone: zone, zones: zones)
                reader.add(try own.read([document]))
            } else {
                let today = zone.civil(at: document.received ?? window.lowerBound).date
                let reading = EventPageReader(reference: today, layout: layout, item: item).read(document.bytes)
                reader.add(reading, from: document.name, at: document.address.isEmpty ? address : document.address)
            }
        }
        return reader.reading
    }
}

extension Array where Element == UInt8 {
    /// Whether it begins as iCalendar does.
    fileprivate var isCalendar: Bool {
        starts(with: "BEGIN:VCALENDAR".utf8) || dropFirst(3).starts(with: "BEGIN:VCALENDAR".utf8)
    }
}
