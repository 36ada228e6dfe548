// swift-tools-version: 6.2
import PackageDescription

/// What every target is held to; each feature has its proposal in the Swift evolution repository.
let strict: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),  // SE-0335
    .enableUpcomingFeature("InternalImportsByDefault"),  // SE-0409
    .enableUpcomingFeature("MemberImportVisibility"),  // SE-0444
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),  // SE-0461
    .treatAllWarnings(as: .error),
]

let argumentParser = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")
let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let grdbSQLite = Target.Dependency.product(name: "GRDBSQLite", package: "GRDB.swift")
let hummingbird = Target.Dependency.product(name: "Hummingbird", package: "hummingbird")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let mustache = Target.Dependency.product(name: "Mustache", package: "swift-mustache")
// For the tests' servers.
let nio = Target.Dependency.product(name: "NIOPosix", package: "swift-nio")
let serviceLifecycle = Target.Dependency.product(name: "ServiceLifecycle", package: "swift-service-lifecycle")
let unixSignals = Target.Dependency.product(name: "UnixSignals", package: "swift-service-lifecycle")
let yams = Target.Dependency.product(name: "Yams", package: "Yams")

/// A target of ours under `Sources/<name>`.
func module(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
    .target(
        name: name, dependencies: dependencies, exclude: name == "Daemon" ? ["Daemon.docc"] : [],
        swiftSettings: strict)
}

/// The tests of a module, under `Tests/<name>`.
func tests(_ name: String, _ dependencies: [Target.Dependency], exclude: [String] = []) -> Target {
    .testTarget(name: name, dependencies: dependencies, exclude: exclude, swiftSettings: strict)
}

let package = Package(
    name: "nhaclich",
    products: [.executable(name: "nhaclich", targets: ["nhaclich"])],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
    ],
    targets: [
        module("CivilTime", []),
        module("DateGrammar", ["CivilTime"]),
        module("ICalendar", ["CivilTime"]),
        module("ReminderCore", ["CCrypto", "CivilTime"]),
        module("Wording", ["CivilTime", "ReminderCore", mustache]),
        module("Settings", ["CivilTime", "ReminderCore", yams]),
        module("EventPages", ["CivilTime", "CXML", "DateGrammar"]),
        module("CalendarSources", ["CivilTime", "CXML", "EventPages", "ICalendar", "ReminderCore"]),
        module("Formats", ["CivilTime", "ReminderCore", "Settings", "Wording"]),
        module(
            "Channels", ["CCurl", "CivilTime", "Formats", "ICalendar", "ReminderCore", "Wording"]),
        module("WebClient", ["CCurl", "CEpoll", "CivilTime", "ReminderCore"]),
        module("Store", ["CSQLite", "CivilTime", "ReminderCore", grdb, grdbSQLite]),
        module("HostSystem", ["CivilTime", "CSystemd", "CTimer", "ReminderCore", logging]),
        module("Admin", ["CivilTime", "ReminderCore", "Settings", hummingbird, logging, serviceLifecycle]),
        module("Dashboard", ["Admin", "CivilTime", "ReminderCore", "Wording", hummingbird, mustache]),
        module(
            "Daemon",
            [
                "Admin", "CalendarSources", "Channels", "CivilTime", "Dashboard", "DateGrammar", "EventPages",
                "Formats",
                "HostSystem", "ICalendar",
                "ReminderCore", "Settings", "Store", "WebClient", "Wording", logging, serviceLifecycle, unixSignals,
            ]),
        .executableTarget(
            name: "nhaclich",
            dependencies: [
                "Admin", "CivilTime", "Daemon", "EventPages", "HostSystem", "ReminderCore", "Settings", argumentParser,
                logging,
            ],
            swiftSettings: strict),
        // Not shipped; `make bench` builds it.
        .executableTarget(
            name: "Benchmarks",
            dependencies: [
                "CivilTime", "Formats", "HostSystem", "ICalendar", "ReminderCore", "Settings", "WebClient", "Wording",
            ],
            path: "Tests/Benchmarks", exclude: ["peers.sh", "Floor", "Formats/slack_blocks.py"], swiftSettings: strict),
        .systemLibrary(name: "CCurl", pkgConfig: "libcurl", providers: [.apt(["libcurl4-openssl-dev"])]),
        .systemLibrary(name: "CCrypto", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
        .systemLibrary(name: "CEpoll"),
        .target(name: "CSQLite"),
        .systemLibrary(name: "CSystemd", pkgConfig: "libsystemd", providers: [.apt(["libsystemd-dev"])]),
        .target(name: "CTimer"),
        .systemLibrary(name: "CXML", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),

        // TLS for the servers of tests.
        .systemLibrary(name: "CSSL", path: "Tests/CSSL", pkgConfig: "libssl", providers: [.apt(["libssl-dev"])]),
        .target(name: "TestTLS", dependencies: ["CSSL", nio], path: "Tests/TestTLS", swiftSettings: strict),
        tests("AdminTests", ["Admin", "CivilTime", "ReminderCore", "Settings", hummingbird]),
        tests("ArchitectureTests", []),
        tests("CalendarSourcesTests", ["CalendarSources", "CivilTime", "ReminderCore", "WebClient"]),
        tests("CivilTimeTests", ["CivilTime"]),
        tests("DateGrammarTests", ["CivilTime", "DateGrammar"]),
        tests("EventPagesTests", ["CivilTime", "DateGrammar", "EventPages"]),
        tests("ICalendarTests", ["CivilTime", "HostSystem", "ICalendar"]),
        tests("ReminderCoreTests", ["CivilTime", "ReminderCore"]),
        tests("WordingTests", ["CivilTime", "ReminderCore", "Settings", "Wording", yams], exclude: ["Fixtures"]),
        tests("SettingsTests", ["CivilTime", "ReminderCore", "Settings"], exclude: ["Fixtures"]),
        tests("FormatsTests", ["CivilTime", "Formats", "ReminderCore", "Settings"]),
        tests(
            "ChannelsTests",
            [
                "Channels", "CivilTime", "Formats", "ReminderCore", "Settings", "Store", "WebClient", "Wording", nio,
                "TestTLS",
            ],
            exclude: ["Fixtures", "Programs"]),
        tests("WebClientTests", ["CCurl", "CivilTime", "ReminderCore", "WebClient", nio, "TestTLS"]),
        tests("HostSystemTests", ["CivilTime", "HostSystem", "ReminderCore", logging]),
        tests("StoreTests", ["CivilTime", "ReminderCore", "Store", grdb], exclude: ["Fixtures"]),
        tests(
            "DaemonTests",
            ["Admin", "CivilTime", "Daemon", "HostSystem", "ReminderCore", "Settings", "Store", logging],
            exclude: ["Fixtures"]),
        tests("DashboardTests", ["Admin", "CivilTime", "Dashboard", "ReminderCore", "Settings", "Wording"]),
        tests("NhaclichTests", ["Daemon", "HostSystem", "ReminderCore", "nhaclich", argumentParser]),
        tests("EndToEndTests", [], exclude: ["Programs"]),
    ],
    swiftLanguageModes: [.v6]
)
