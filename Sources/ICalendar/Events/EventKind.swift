/// What an occurrence is of.
package enum EventKind: Sendable {
    /// A `VEVENT`.
    case event
    /// A `VTODO`; its occurrences are its deadlines.
    case todo
}
