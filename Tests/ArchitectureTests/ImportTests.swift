import Testing

@Suite("Imports")
struct ImportTests {
    /// What each module may import besides the standard library. Adding a name is a design decision: see
    /// `Sources/Daemon/Daemon.docc/Decisions`.
    static let allowed: [String: Set<String>] = [
        "CivilTime": [],
        "DateGrammar": ["CivilTime"],
        "ICalendar": ["CivilTime"],
        "ReminderCore": ["CCrypto", "CivilTime"],
        "Wording": ["CivilTime", "Mustache", "ReminderCore"],
        "Settings": ["CivilTime", "ReminderCore", "Yams"],
        "EventPages": ["CXML", "CivilTime", "DateGrammar", "Foundation", "Glibc"],
        "CalendarSources": ["CXML", "CivilTime", "EventPages", "Foundation", "Glibc", "ICalendar", "ReminderCore"],
        "Formats": ["CivilTime", "FoundationEssentials", "ReminderCore", "Settings", "Wording"],
        "Channels": [
            "CCurl", "CivilTime", "Dispatch", "Formats", "FoundationEssentials", "Glibc",
            "ICalendar", "ReminderCore", "Synchronization", "Wording",
        ],
        "WebClient": [
            "CCurl", "CEpoll", "CivilTime", "Dispatch", "FoundationEssentials", "Glibc", "ReminderCore",
            "Synchronization",
        ],
        "Store": [
            "CSQLite", "CivilTime", "FoundationEssentials", "GRDB", "GRDBSQLite", "Glibc", "ReminderCore",
            "Synchronization",
        ],
        "HostSystem": [
            "CSystemd", "CTimer", "CivilTime", "Dispatch", "Foundation", "FoundationEssentials", "Glibc", "Logging",
            "ReminderCore", "Synchronization",
        ],
        "Admin": [
            "CivilTime", "FoundationEssentials", "Glibc", "Hummingbird", "HummingbirdCore", "Logging", "NIOCore",
            "NIOHTTP1", "NIOHTTPTypes", "NIOPosix", "ReminderCore", "ServiceLifecycle", "Settings", "Synchronization",
        ],
        "Dashboard": [
            "Admin", "CivilTime", "FoundationEssentials", "Hummingbird", "Mustache", "ReminderCore", "Wording",
        ],
        "Daemon": [
            "Admin", "CalendarSources", "Channels", "CivilTime", "Dashboard", "DateGrammar", "EventPages", "Formats",
            "FoundationEssentials", "HostSystem", "ICalendar", "Logging", "ReminderCore", "ServiceLifecycle",
            "Settings", "Store",
            "Synchronization",
            "UnixSignals", "WebClient", "Wording",
        ],
        "nhaclich": [
            "Admin", "ArgumentParser", "CivilTime", "Daemon", "EventPages", "FoundationEssentials", "Glibc",
            "HostSystem", "Logging",
            "ReminderCore", "Settings", "Synchronization",
        ],
    ]

    @Test("every module is in the table")
    func everyModuleHasItsLine() {
        #expect(Sources.modules == Self.allowed.keys.sorted())
    }

    @Test("a module imports only what it may", arguments: allowed.keys.sorted())
    func importsOnlyWhatItMay(module: String) {
        for file in Sources.files(below: "Sources/\(module)") {
            for (number, line) in file.code {
                guard let match = line.firstMatch(of: /^\s*(?:@\w+\s+)*(?:\w+\s+)?import\s+(\w+)/) else { continue }
                let name = String(match.1)
                #expect(
                    Self.allowed[module]?.contains(name) == true, "\(module)/\(file):\(number) imports \(name)")
            }
        }
    }
}
