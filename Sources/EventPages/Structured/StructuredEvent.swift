/// An event that a page describes for machines, as it is written there.
struct StructuredEvent {
    var name = ""
    /// As written: ISO 8601 for the most part.
    var start = ""
    var end = ""
    var location = ""
    var organizer = ""
    var link = ""
    var details = ""
    /// The last word of `eventStatus`, such as `EventCancelled`.
    var status = ""
    /// The last word of `eventAttendanceMode`, such as `OnlineEventAttendanceMode`.
    var attendance = ""
    /// The line of the document it begins on.
    var line = 1

    /// Whether there is enough to go by.
    var isUsable: Bool { !name.isEmpty && !start.isEmpty }
}
