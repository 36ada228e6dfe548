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
        let feed = try await desk.feed(form, try AdminQuery(request))
        let tag = "\"\(feed.tag)\""
        // Who subscribes keeps it and asks again each time whether it is still so; others between do not keep it.
        let headers: HTTPFields = [
            .eTag: tag, .lastModified: feed.modified, .cacheControl: "private, no-cache", .contentType: type,
        ]
        if Self.isKnown(tag, feed.modified, to: request.headers) {
            return Response(status: .notModified, headers: headers)
        }
        return Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: feed.bytes)))
    }

    /// Whether who asks has this already (RFC 9110, 13.1.2 and 13.1.3): by its tag or, when no tag is named, by the time
    /// that it was given.
    private static func isKnown(_ tag: String, _ modified: String, to headers: HTTPFields) -> Bool {
        let names = headers[values: .ifNoneMatch].flatMap { $0.split(separator: ",") }
        if names.isEmpty { return headers[.ifModifiedSince] == modified }
        return names.contains { name in
            let name = name.trimmingPrefix { $0 == " " || $0 == "\t" }.trimmingPrefix("W/")
            return name.hasPrefix(tag) || name == "*"
        }
    }
}
