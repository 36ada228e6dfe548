import CivilTime
import ReminderCore
import Synchronization

/// Decides whose commands are heeded: of those who may, and no more than people write.
final class CommandManners: Sendable {
    enum Judgement: Hashable {
        case heeded
        /// `isNews` the first time that somebody's command is ignored.
        case ignored(isNews: Bool)
    }

    private struct State {
        var senders: [String: TokenBucket] = [:]
        var room = TokenBucket(CommandManners.ofAll)
        /// Whose commands were ignored.
        var ignored: Set<String> = []
    }

    /// How many commands of one person are heeded, and of all.
    private static let ofOne = Rate(every: .seconds(6), burst: 5)
    private static let ofAll = Rate(every: .seconds(2), burst: 20)
    /// How many people are kept in mind.
    private static let most = 200

    private let state = Mutex(State())

    init() {}

    /// Whether a command of `sender` is heeded at `now`.
    ///
    /// - Parameter isAllowed: Whether the sender may write commands at all.
    func judgement(of sender: String, isAllowed: Bool, at now: Instant) -> Judgement {
        state.withLock { state in
            if isAllowed {
                var bucket = state.senders[sender] ?? TokenBucket(Self.ofOne)
                if bucket.available(at: now) > 0, state.room.available(at: now) > 0 {
                    bucket.take(1, at: now)
                    state.room.take(1, at: now)
                    if state.senders.count >= Self.most { state.senders = [:] }
                    state.senders[sender] = bucket
                    return .heeded
                }
            }
            // Of more people than that nothing is said.
            guard state.ignored.count < Self.most else { return .ignored(isNews: false) }
            return .ignored(isNews: state.ignored.insert(sender).inserted)
        }
    }
}
