/// That a store of an earlier program was brought up to date when it was opened.
package struct StoreUpgrade: Hashable, Sendable {
    /// The schema it had.
    package let from: Int
    /// The schema it has.
    package let to: Int
    /// Where it is as it was; nil when it could not be kept.
    package var kept: String?
    /// Why it was not kept: one sentence, without a full stop.
    package var obstacle: String?
}
