/// What goes first when a channel cannot take everything at once.
package enum Urgency: Int, Hashable, Sendable {
    /// Within a day it is too late.
    case soon = 0
    case usual = 1
    /// A digest: it says nothing that cannot wait some minutes.
    case patient = 2
}
