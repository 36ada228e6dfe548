import CivilTime
import ReminderCore

/// What is asked of a CalDAV server.
struct DAVRequest: Sendable {
    let method: String
    /// Whether only the address itself is asked about (`0`), or what is in it as well (`1`).
    let depth: Int
    let body: String

    /// What kind of thing it is, whose, and whether it changed.
    static func properties(depth: Int) -> DAVRequest {
        let names =
            "<D:resourcetype/><D:displayname/><D:current-user-principal/><D:sync-token/><C:calendar-home-set/>"
            + "<C:supported-calendar-component-set/><S:getctag/>"
        return DAVRequest(method: "PROPFIND", depth: depth, body: document("propfind", "<D:prop>\(names)</D:prop>"))
    }

    /// The addresses and tags of all that is in a calendar.
    static let everything = DAVRequest(
        method: "PROPFIND", depth: 1,
        body: document("propfind", "<D:prop><D:resourcetype/><D:getetag/><D:getcontenttype/></D:prop>"))

    /// The addresses and tags of items of a kind (`VEVENT` or `VTODO`) with something in `window` (RFC 4791, 7.8).
    static func items(_ kind: String, in window: Range<Instant>) -> DAVRequest {
        let range = "<C:time-range start=\"\(time(window.lowerBound))\" end=\"\(time(window.upperBound))\"/>"
        let filter = """
            <C:filter><C:comp-filter name="VCALENDAR"><C:comp-filter name="\(kind)">\(range)</C:comp-filter>\
            </C:comp-filter></C:filter>
            """
        return DAVRequest(
            method: "REPORT", depth: 1, body: document("calendar-query", "<D:prop><D:getetag/></D:prop>\(filter)"))
    }

    /// The items at these addresses (RFC 4791, 7.9).
    static func contents(of addresses: some Sequence<DAVAddress>) -> DAVRequest {
        let hrefs = addresses.map { "<D:href>\(escaped($0.path))</D:href>" }.joined()
        let names = "<D:prop><D:getetag/><C:calendar-data/></D:prop>"
        return DAVRequest(method: "REPORT", depth: 1, body: document("calendar-multiget", names + hrefs))
    }

    private static func document(_ root: String, _ content: String) -> String {
        let prefix = root == "propfind" ? "D" : "C"
        return """
            <?xml version="1.0" encoding="utf-8"?>
            <\(prefix):\(root) xmlns:D="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav" \
            xmlns:S="http://calendarserver.org/ns/">\(content)</\(prefix):\(root)>
            """
    }

    /// `20200213T013000Z`, within the years that four digits can tell.
    private static func time(_ instant: Instant) -> String {
        let years = Instant(unixSeconds: -2_208_988_800)...Instant(unixSeconds: 253_370_764_800)  // 1900 to 9999
        let civil = CivilDateTime(utc: min(max(instant, years.lowerBound), years.upperBound))
        return "\(civil)Z".filter { $0 != "-" && $0 != ":" }
    }

    private static func escaped(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
    }
}
