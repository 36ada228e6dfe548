import CivilTime
package import ReminderCore

/// A calendar somebody publishes on the web as iCalendar.
package struct FeedSource: ICalendarSource {
    package static let schema = KindSchema("feed", mainField: "url", fields: [.required("url", .url)])

    private let url: Secret
    private let web: any HTTPExchange

    package init(url: Secret, web: any HTTPExchange) { (self.url, self.web) = (url, web) }

    init?(_ settings: KindSettings, web: any HTTPExchange) {
        guard let url = settings.secret("url") else { return nil }
        self.init(url: url, web: web)
    }

    package func fetch(ifChangedSince known: KnownCalendar) async throws(SourceFailure) -> FetchedCalendar {
        let validators = known.validators
        var request = HTTPRequest(url: url)
        request.redirects = 5
        request.maximumBytes = 32 * 1024 * 1024
        request.timeout = .seconds(60)
        request.headers = [("Accept", "text/calendar, text/plain;q=0.5, */*;q=0.1")]
        if !validators.entityTag.isEmpty { request.headers.append(("If-None-Match", validators.entityTag)) }
        if !validators.lastModified.isEmpty { request.headers.append(("If-Modified-Since", validators.lastModified)) }
        let response: HTTPResponse
        do {
            response = try await web.exchange(request)
        } catch {
            throw SourceFailure(error, getting: url.hint)
        }
        switch response.status {
        case 200:
            let new = Validators(
                entityTag: response[header: "etag"] ?? "", lastModified: response[header: "last-modified"] ?? "")
            return .documents([CalendarDocument(name: url.hint, bytes: response.body)], new)
        case 304 where validators != Validators():
            return .unchanged
        default:
            throw SourceFailure(refusing: response, of: url.hint, at: known.now)
        }
    }
}
