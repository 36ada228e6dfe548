import Testing

@Suite("Commands that people write in rooms")
struct CommandTests {
    @Test(
        "in a Matrix room are answered once, and done for those who may",
        .enabled(if: TestPython.isInstalled, TestPython.absence), .timeLimit(.minutes(10)))
    func matrix() async throws { try await Laboratory.run("commands.py", with: TestPython.program) }

    @Test("to a bot of Telegram or Zalo likewise, however many channels it serves", .timeLimit(.minutes(10)))
    func bots() async throws { try await Laboratory.run("bots.py") }
}
