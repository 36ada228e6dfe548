import Testing

@Suite("A Matrix homeserver")
struct MatrixTests {
    @Test(
        "gets a reminder, its correction and what follows in its thread once each, whatever answer is lost",
        .enabled(if: TestPython.isInstalled, TestPython.absence), .timeLimit(.minutes(10)))
    func room() async throws { try await Laboratory.run("matrix.py", with: TestPython.program) }
}
