import ReminderCore

extension Cut {
    /// The mildest cut of `message` that is no longer than `limit`: first the description goes, then items, then words.
    ///
    /// The harshest cut when even that is too long.
    ///
    /// - Parameter length: How long the message is with a cut.
    static func fitting(_ message: Message, limit: Int, length: (Cut) -> Int) -> Cut {
        if length(.none) <= limit { return .none }
        var cut = Cut.none
        if !message.body.isEmpty {
            for room in [300, 150, 60, 0] where room < message.body.utf16.count {
                cut.body = room
                if length(cut) <= limit { return cut }
            }
        }
        let count = message.itemCount
        if count > 0 {
            // The largest number of items that fits, if any does.
            var (fitting, tooMany) = (0, count)
            while fitting + 1 < tooMany {
                let middle = (fitting + tooMany) / 2
                cut.items = middle
                if length(cut) <= limit { fitting = middle } else { tooMany = middle }
            }
            cut.items = fitting
            if length(cut) <= limit { return cut }
        }
        for words in [120, 60, 30, 15] {
            cut.words = words
            if length(cut) <= limit { return cut }
        }
        return cut
    }
}
