import Foundation

/// A notice as a webhook's receiver reads it.
struct Notice: Decodable {
    struct Data: Decodable {
        let id: String
        let uid: String?
        let title: String?
        let start: String?
        let location: String?
        let lead: String?
        let replaces: String?
        let changes: [String]?
        let before: Before?
        let name: String?
        let problem: String?
        let over: Bool?
        let text: String
    }

    /// How an event was before it changed.
    struct Before: Decodable {
        let title: String?
        let start: String?
        let location: String?
    }

    let type: String
    let data: Data

    init(_ request: Receiver.Request) throws {
        self = try JSONDecoder().decode(Notice.self, from: Foundation.Data((request.body ?? "").utf8))
    }
}
