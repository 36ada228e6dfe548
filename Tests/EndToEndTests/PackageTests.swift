import Testing

@Suite("The package, under a real systemd")
struct PackageTests {
    @Test(
        "it installs, says the next step, explains itself, upgrades, is removed, and leaves nothing when it is purged",
        .timeLimit(.minutes(10)))
    func life() async throws {
        let store = "/srv/store.sql"
        try await Machine.run(
            "package.sh", [Machine.older, Machine.package, store],
            shown: [store: Project.path("Tests/StoreTests/Fixtures/schema-1.sql")])
    }

    @Test(
        "its service starts, reminds, reloads, is watched, and stops at a faulty configuration",
        .timeLimit(.minutes(10)))
    func service() async throws { try await Machine.run("service.sh", [Machine.package]) }

    @Test("its unit is a strict sandbox, with a drop-in for what else a machine needs", .timeLimit(.minutes(10)))
    func unit() async throws { try await Machine.run("unit.sh", [Machine.package]) }

    @Test("an upgrade among 10,000 reminders loses none and doubles none", .timeLimit(.minutes(10)))
    func upgrade() async throws { try await Machine.run("upgrade.sh", [Machine.older, Machine.package]) }

    @Test("nothing that is hostile crashes or restarts it", .timeLimit(.minutes(10)))
    func hostile() async throws {
        let (seeds, corpus) = ("/srv/seeds", "/srv/corpus")
        try await Machine.run(
            "hostile.sh", [Machine.package, seeds, corpus],
            shown: [seeds: Project.path("Tests/Fuzzing/Seeds"), corpus: Project.path("../shared/corpus")])
    }
}
