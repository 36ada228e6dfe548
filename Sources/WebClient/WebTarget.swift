import ReminderCore
import Synchronization

/// What is asked for, and where: a method and an address.
struct WebTarget: Sendable {
    /// In capital letters.
    let method: String
    let address: WebAddress

    /// - Parameter method: In capital letters. Nil comes of what is none.
    init?(_ method: String, _ address: WebAddress) {
        guard WebStep.isWord(method) else { return nil }
        (self.method, self.address) = (method, address)
    }
}

/// The targets of late: channels and feeds go to the same addresses again and again, and to take one apart takes longer
/// than all the rest of making a request.
final class KnownTargets: Sendable {
    private struct Key: Hashable {
        let method: String
        let url: Secret
    }

    /// More are not remembered; there are hardly ever so many.
    private static let most = 256

    private let known = Mutex<[Key: WebTarget]>([:])

    /// The target of `request`; nil when its address is none of the web.
    subscript(request: HTTPRequest) -> WebTarget? {
        let key = Key(method: request.method.uppercased(), url: request.url)
        if let target = known.withLock({ $0[key] }) { return target }
        guard let address = WebAddress(request.url), let target = WebTarget(key.method, address) else { return nil }
        known.withLock { known in
            if known.count >= Self.most { known = [:] }
            known[key] = target
        }
        return target
    }
}
