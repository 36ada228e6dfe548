/// What a store, or a copy of one, holds.
package struct StoreContents: Hashable, Sendable {
    /// Which schema it is of.
    package let schema: Int
    /// How large its file is.
    package let bytes: Int
    package let calendars: Int
    /// The events in those calendars.
    package let events: Int
    /// The reminders that wait for their time.
    package let reminders: Int
    /// The deliveries that wait to be sent, or whose answer is not known.
    package let deliveries: Int

    package init(schema: Int, bytes: Int, calendars: Int, events: Int, reminders: Int, deliveries: Int) {
        (self.schema, self.bytes, self.calendars) = (schema, bytes, calendars)
        (self.events, self.reminders, self.deliveries) = (events, reminders, deliveries)
    }
}
