/// Which part of a list is asked for. What a list does not know of is ignored by it.
package struct AdminQuery: Hashable, Sendable {
    /// The beginning of the time looked at, ISO 8601; nil for now.
    package var from: String?
    /// The end of the time looked at, ISO 8601; nil for the daemon's own choice.
    package var until: String?
    /// The most entries to answer with.
    package var limit: Int
    /// Only of this calendar.
    package var calendar: String?
    /// Only of the events that these words name.
    package var event: String?
    /// Only of this channel.
    package var channel: String?
    /// The tag of the language of what is said; nil for English.
    package var language: String?
    /// Only in one of these states; empty for all.
    package var states: [String] = []
    /// Only what stands before the entry of this name, for the next page of a list.
    package var before: String?
    /// How many entries are left out at the beginning of a list that goes forward in time.
    package var skipped = 0
    /// Whether the words that would be sent are wanted, too.
    package var hasTexts = false

    package init(until: String? = nil, limit: Int = 1000) { (self.until, self.limit) = (until, limit) }
}
