import Channels
import CivilTime
import Foundation
import Glibc
import ReminderCore

/// Việt Nam's zone since 1975.
struct VietnamZone: ZoneRules {
    let identifier = "Asia/Ho_Chi_Minh"
    func utcOffset(at instant: Instant) -> Int { 25_200 }
    func instant(of civil: CivilDateTime) -> Instant { Instant(unixSeconds: civil.wallSeconds - 25_200) }
}

/// The morning of 12 February 2020, 08:30 in Việt Nam: when the notices are due and sent.
let morning = Instant(unixSeconds: 1_581_471_000)

extension ChannelSurroundings {
    /// Surroundings with nothing but what a test gives.
    static func test(
        http: any HTTPExchange = FakeHTTPExchange(), console: ConsoleOutput = .standardOutput,
        patience: Duration = .seconds(20), hostname: String = "calendar.example.org",
        memory: any ChannelMemory = FleetingMemory()
    ) -> ChannelSurroundings {
        ChannelSurroundings(
            http: http, hostname: hostname, zone: VietnamZone(), memory: SharedMemory(memory), console: console,
            patience: patience)
    }
}

/// A folder of its own for `body`, gone afterwards.
func withTemporaryFolder<Result>(_ body: (String) async throws -> Result) async throws -> Result {
    var template = Array("\(FileManager.default.temporaryDirectory.path())/channels-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw CocoaError(.fileWriteUnknown) }
    let folder = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    return try await body(folder)
}
