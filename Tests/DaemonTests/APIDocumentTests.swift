import Admin
import Foundation
import Testing

@testable import Daemon

@Suite("The description of the API")
struct APIDocumentTests {
    @Test("every path that programs can ask is in config/openapi.yaml, and no other")
    func routes() throws {
        let world = try World()
        let desk = try world.desk()
        let parts = AdminParts.all(desk, clock: world.clock, data: World.data)
        #expect(try documented() == AdminServer.routes(of: parts))
    }

    /// The operations of the document, as in `GET /api/v1/status`.
    private func documented() throws -> [String] {
        let text = try String(contentsOfFile: "\(World.data)/openapi.yaml", encoding: .utf8)
        var (path, operations) = ("", [String]())
        for line in text.split(separator: "\n") {
            if let match = line.wholeMatch(of: /\s{2}(\/.*):/) { path = String(match.1) }
            if let match = line.wholeMatch(of: /\s{4}(get|post|put|delete|patch):/) {
                operations.append("\(match.1.uppercased()) \(path)")
            }
        }
        return operations.sorted()
    }
}
