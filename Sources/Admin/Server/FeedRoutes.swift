package import Hummingbird

/// The events for calendars that subscribe to them: `/calendar.ics`, and `/calendar.json` for programs.
package struct FeedRoutes: AdminRoutes {
    private let desk: any AdminDesk

    package init(_ desk: any AdminDesk) { self.desk = desk }

    package func add(to router: Router<AdminContext>) {
        router.get("calendar.ics") { request, _ in
            try await response(to: request, .calendar, "text/calendar; charset=utf-8")
        }
        router.get("calendar.json") { request, _ in try await response(to: request, .json, "application/json") }
    }

    private func response(to request: Request, _ form: FeedForm, _ type: String) async throws -> Response {
        let query = try AdminQuery(request)
        let mark = try await desk.feedMark(form, query)
        if Self.isKnown(mark, to: request.headers) {
            return Response(status: .notModified, headers: Self.headers(mark, type))
        }
        let feed = try await desk.feed(form, query)
        return Response(
            status: .ok, headers: Self.headers(feed.mark, type),
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: feed.bytes)))
    }

    /// Who subscribes keeps it and asks again each time whether it is still so; others between do not keep it.
    private static func headers(_ mark: FeedMark, _ type: String) -> HTTPFields {
        [
            .eTag: "\"\(mark.tag)\"", .lastModified: mark.modified, .cacheControl: "private, no-cache",
            .contentType: type,
        ]
    }

    /// Whether who asks has this already (RFC 9110, 13.1.2 and 13.1.3): by its tag or, when no tag is named, by the time
    /// that it was given.
    private static func isKnown(_ mark: FeedMark, to headers: HTTPFields) -> Bool {
        let names = headers[values: .ifNoneMatch].flatMap { $0.split(separator: ",") }
        if names.isEmpty { return headers[.ifModifiedSince] == mark.modified }
        return names.contains { name in
            let name = name.trimmingPrefix { $0 == " " || $0 == "\t" }.trimmingPrefix("W/")
            return name.hasPrefix("\"\(mark.tag)\"") || name == "*"
        }
    }
}
