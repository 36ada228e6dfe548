import CivilTime
import EventPages
import ReminderCore

/// Gets a page, and what belongs to it, from its site.
struct PageSite {
    let web: any HTTPExchange

    enum Answer {
        case unchanged
        case page(CalendarDocument, Validators)
    }

    /// The page at `url`, in UTF-8.
    ///
    /// - Parameter validators: What it is known by; an unchanged page need not be sent again.
    func page(_ url: Secret, _ validators: Validators, _ now: Instant) async throws(SourceFailure) -> Answer {
        var request = HTTPRequest(url: url)
        request.redirects = 5
        request.maximumBytes = EventPageReader.largest
        request.timeout = .seconds(60)
        request.headers = [("Accept", "text/html, application/xhtml+xml, text/plain;q=0.8, */*;q=0.1")]
        if !validators.entityTag.isEmpty { request.headers.append(("If-None-Match", validators.entityTag)) }
        if !validators.lastModified.isEmpty { request.headers.append(("If-Modified-Since", validators.lastModified)) }
        let response: HTTPResponse
        do { response = try await web.exchange(request) } catch {
            throw SourceFailure(error, getting: url.hint)
        }
        switch response.status {
        case 200:
            let new = Validators(
                entityTag: response[header: "etag"] ?? "", lastModified: response[header: "last-modified"] ?? "")
            let charset = response[header: "content-type"].flatMap(Self.charset)
            let bytes = EventPageReader.utf8(response.body, charset: charset)
            return .page(CalendarDocument(name: url.hint, bytes: bytes), new)
        case 304 where validators != Validators():
            return .unchanged
        default:
            throw SourceFailure(refusing: response, of: url.hint, at: now)
        }
    }

    /// The calendar that a page offers at `address`.
    func calendar(_ address: String) async throws(SourceFailure) -> CalendarDocument {
        let url = Secret(address)
        var request = HTTPRequest(url: url)
        request.redirects = 5
        request.maximumBytes = EventPageReader.largest
        request.timeout = .seconds(60)
        request.headers = [("Accept", "text/calendar")]
        let response: HTTPResponse
        do { response = try await web.exchange(request) } catch {
            throw SourceFailure(error, getting: url.hint)
        }
        guard response.status == 200, response.body.starts(with: "BEGIN:VCALENDAR".utf8) else {
            throw SourceFailure("\(url.hint) is no calendar")
        }
        return CalendarDocument(name: url.hint, bytes: response.body)
    }

    /// What stands after `charset=` in a content type.
    private static func charset(_ type: String) -> String? {
        guard let key = type.lowercased().firstRange(of: "charset=") else { return nil }
        let name = type[key.upperBound...].filter { $0 != "\"" && $0 != "'" }.prefix { $0 != ";" && $0 != " " }
        return name.isEmpty ? nil : String(name)
    }
}
