import AsyncHTTPClient
import NIOHTTP1
import ReminderCore
import Synchronization

/// Where a request goes, and how: its address taken apart, for us and for the library.
struct WebTarget: Sendable {
    let address: WebAddress
    /// A request for it with neither headers nor body.
    let request: HTTPClient.Request

    /// The target of a request with `method`; nil when the library cannot send to that address.
    init?(_ method: String, _ address: WebAddress) {
        guard let request = try? HTTPClient.Request(url: address.text, method: HTTPMethod(rawValue: method)) else {
            return nil
        }
        (self.address, self.request) = (address, request)
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
