// swift-tools-version: 6.2
import PackageDescription

// A package of its own, because everything in it is built to be fuzzed: with counters at every branch and without a
// `main`. Its modules are the program's, through the link `Modules`.

/// What the modules are held to in the program's package, as far as they need it.
let strict: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
    .treatAllWarnings(as: .error),
]

/// A module of the program.
func module(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
    .target(name: name, dependencies: dependencies, path: "Modules/\(name)", swiftSettings: strict)
}

/// A program that is fed with what the fuzzer makes up.
func fuzzed(_ name: String) -> Target {
    .executableTarget(
        name: "Fuzz\(name)", dependencies: ["CivilTime", "Fuzzing", "ICalendar"], path: name, swiftSettings: strict)
}

let package = Package(
    name: "fuzzing",
    targets: [
        module("CivilTime", []),
        module("ICalendar", ["CivilTime"]),
        // Of all that it has only the zones are needed.
        .target(
            name: "HostSystem", dependencies: ["CivilTime"], path: "Modules/HostSystem",
            exclude: ["Clock", "Files", "Log", "System"], sources: ["SystemZones.swift"], swiftSettings: strict),
        .target(
            name: "Fuzzing", dependencies: ["CivilTime", "HostSystem", "ICalendar"], path: "Fuzzing",
            swiftSettings: strict),
        fuzzed("Reading"),
        fuzzed("Expansion"),
        fuzzed("RoundTrip"),
    ],
    swiftLanguageModes: [.v6]
)
