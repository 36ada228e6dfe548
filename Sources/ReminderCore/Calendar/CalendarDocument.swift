/// One file of a calendar as it was received: a feed has one, a folder one for each `.ics` in it.
package struct CalendarDocument: Hashable, Sendable {
    /// What diagnostics call it: a path, or an address without its secrets.
    package let name: String
    package let bytes: [UInt8]

    package init(name: String, bytes: [UInt8]) { (self.name, self.bytes) = (name, bytes) }
}
