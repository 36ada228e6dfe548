import CivilTime
import ReminderCore

/// A reminder of an event, planned or not, and what became of it.
struct ReminderCase: Sendable {
    /// What the store calls it; nil when it was never planned.
    let record: ReminderRecord?
    let rule: String
    let lead: String
    let due: Instant
    let fate: Fate
    /// When its rule asks for it, and what moves it; nil when that is not known any more.
    var timing: Timing?
    /// Where its rule sends it.
    var channels: [String] = []
    var deliveries: [DeliveryStory] = []

    /// Whether its time is still to come, as far as the store knows.
    var isPlanned: Bool { record?.state == .planned }

    /// Whether anything was made of it, or should have been.
    var isOver: Bool {
        switch fate {
        case .sent, .grouped, .twin, .said, .unsent, .missed, .silenced: !isPlanned
        default: false
        }
    }
}
