import Testing

@Suite("The dashboard", .enabled(if: TestPython.isInstalled, TestPython.absence))
struct DashboardTests {
    @Test(
        "looks as it should in two languages, light and dark, wide and narrow, and axe-core finds nothing wrong",
        .timeLimit(.minutes(10)))
    func looks() async throws { try await Laboratory.run("dashboard.py", part: "look", with: TestPython.program) }

    @Test(
        "does what is asked of it, with a script and without one, by mouse and by keyboard, and shows changes at once",
        .timeLimit(.minutes(10)))
    func acts() async throws { try await Laboratory.run("dashboard.py", part: "act", with: TestPython.program) }

    @Test("sends again what failed, believes, ignores and silences when that is asked", .timeLimit(.minutes(10)))
    func mends() async throws { try await Laboratory.run("dashboard.py", part: "mend", with: TestPython.program) }

    @Test("lets in who has the password", .timeLimit(.minutes(5)))
    func login() async throws { try await Laboratory.run("dashboard.py", part: "login", with: TestPython.program) }

    @Test("has small pages however much there is", .timeLimit(.minutes(5)))
    func large() async throws { try await Laboratory.run("dashboard.py", part: "large", with: TestPython.program) }
}
