import CalendarSources
import CivilTime
import Foundation
import Glibc
import ReminderCore
import Testing

/// Việt Nam's zone since 1975.
struct VietnamZone: ZoneRules {
    let identifier = "Asia/Ho_Chi_Minh"
    func utcOffset(at instant: Instant) -> Int { 25_200 }
    func instant(of civil: CivilDateTime) -> Instant { civil.asUTC - .seconds(25_200) }
}

/// The zones that the calendars of these tests name.
struct FewZones: ZoneDatabase {
    func zone(named identifier: String) -> (any ZoneRules)? {
        switch identifier {
        case "Asia/Ho_Chi_Minh": VietnamZone()
        case "UTC", "Etc/UTC": UTCZone()
        default: nil
        }
    }
}

/// The instant written in `text`; without an offset, in Việt Nam.
func at(_ text: String) -> Instant {
    guard let instant = Instant(iso8601: text, in: VietnamZone()) else { preconditionFailure("no instant: \(text)") }
    return instant
}

/// The lines of a calendar with `events` in it; the first event begins on line 4.
func calendar(_ events: [String]...) -> String {
    let lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//nhaclich//tests//EN"] + events.flatMap { $0 }
    return (lines + ["END:VCALENDAR", ""]).joined(separator: "\r\n")
}

/// The lines of an event on 13 February 2020 at 08:30 in Việt Nam, unless `lines` say otherwise.
func event(_ uid: String?, _ lines: String...) -> [String] {
    let hasStart = lines.contains { $0.hasPrefix("DTSTART") }
    return ["BEGIN:VEVENT"] + (uid.map { ["UID:\($0)"] } ?? []) + (hasStart ? [] : ["DTSTART:20200213T013000Z"]) + lines
        + ["END:VEVENT"]
}

/// What documents say about February 2020.
func reading(_ documents: [CalendarDocument]) throws(SourceFailure) -> CalendarReading {
    try FileSource(path: "unused").interpret(
        documents, calendar: "team", window: at("2020-02-01")..<at("2020-03-01"), zone: VietnamZone(),
        zones: FewZones())
}

/// What the files `1.ics`, `2.ics` … say about February 2020.
func reading(_ texts: String...) throws(SourceFailure) -> CalendarReading {
    try reading(
        texts.enumerated().map { CalendarDocument(name: "\($0.offset + 1).ics", bytes: Array($0.element.utf8)) })
}

extension CalendarSource {
    /// What it has of February 2020, with nothing at hand but `validators`.
    func fetch(ifChangedSince validators: Validators) async throws(SourceFailure) -> FetchedCalendar {
        try await fetch(
            ifChangedSince: KnownCalendar(
                validators, at: at("2020-02-01"), window: at("2020-02-01")..<at("2020-03-01")))
    }
}

/// Why `source` cannot be read, or nil when it can.
func failure(
    of source: any CalendarSource, ifChangedSince validators: Validators = Validators()
) async -> SourceFailure? {
    do throws(SourceFailure) {
        _ = try await source.fetch(ifChangedSince: validators)
        return nil
    } catch {
        return error
    }
}

/// A folder of its own for a test, gone with the last reference to it.
final class TemporaryFolder: Sendable {
    let path: String

    /// - Parameter isInMemory: Whether it is better where nothing waits for a disk, if there is such a place.
    init(isInMemory: Bool = false) throws {
        let memory = URL(filePath: "/dev/shm")
        let isThere = isInMemory && access(memory.path(), W_OK) == 0
        let url = (isThere ? memory : FileManager.default.temporaryDirectory).appending(
            path: "nhaclich-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
        path = url.path()
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    func path(_ name: String) -> String { "\(path)/\(name)" }

    /// Writes a file in place.
    func write(_ text: String, to name: String) throws {
        try Data(text.utf8).write(to: URL(filePath: path(name)))
    }

    /// Writes a file beside and puts it in place, as careful programs do.
    func replace(_ name: String, with text: String) throws {
        try write(text, to: ".\(name).draft")
        try #require(rename(path(".\(name).draft"), path(name)) == 0)
    }

    /// Makes a file of `size` bytes that takes no room.
    func makeSparse(_ name: String, size: UInt64) throws {
        try write("", to: name)
        let file = try FileHandle(forWritingTo: URL(filePath: path(name)))
        try file.truncate(atOffset: size)
        try file.close()
    }
}

/// Runs `body` as somebody whom files' modes bind, which root is not. Only for this thread, so `body` must not wait.
func withoutPrivileges<Result>(_ body: () throws -> Result) throws -> Result {
    guard geteuid() == 0 else { return try body() }
    typealias SetUser = @convention(c) (uid_t) -> CInt
    let symbol = try #require(dlsym(nil, "setfsuid"))
    let setUser = unsafeBitCast(symbol, to: SetUser.self)
    _ = setUser(65_534)
    defer { _ = setUser(0) }
    return try body()
}
