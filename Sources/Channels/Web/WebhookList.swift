import ReminderCore

/// The room for occurrences in a webhook's payload: it is filled from the beginning, and what does not fit is counted.
struct WebhookList {
    /// How many bytes there are left.
    private var room: Int
    /// How many occurrences may still be listed, whatever room there is.
    private var places = Notice.mostListed
    /// How many were not listed.
    private(set) var left = 0

    /// What a heading and its brackets take, in bytes.
    private static let heading = 60

    init(room: Int) { self.room = room }

    /// The first of `events` that fit. After one that did not, none does.
    mutating func fitting(_ events: [JSONValue]) -> [JSONValue] {
        room -= Self.heading
        var listed: [JSONValue] = []
        for event in events {
            // One is the comma's.
            let size = event.bytes.count + 1
            if left > 0 || places == 0 || size > room {
                left += 1
            } else {
                listed.append(event)
                room -= size
                places -= 1
            }
        }
        return listed
    }
}
