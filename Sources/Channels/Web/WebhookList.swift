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

    /// Writes the first of `events` that fit, each as `write` does it. After one that did not fit, none does.
    ///
    /// - Returns: How many were written.
    @discardableResult
    mutating func write<Event>(
        _ events: [Event], to json: inout JSONWriter, _ write: (Event, inout JSONWriter) -> Void
    ) -> Int {
        room -= Self.heading
        var written = 0
        for event in events {
            let start = json.bytes.count
            json.attempt { json in
                if left == 0, places > 0 {
                    write(event, &json)
                    // The first has no comma, and is counted as if it had.
                    let size = json.bytes.count - start + (written == 0 ? 1 : 0)
                    if size <= room {
                        room -= size
                        places -= 1
                        written += 1
                        return true
                    }
                }
                left += 1
                return false
            }
        }
        return written
    }
}
