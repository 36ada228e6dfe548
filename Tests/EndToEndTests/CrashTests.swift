import Testing

@Suite("Crashes")
struct CrashTests {
    @Test(
        "after fifty kills at random moments every reminder is delivered, and no mail is doubled",
        .timeLimit(.minutes(30)))
    func nothingIsLost() async throws {
        try await Laboratory.run(
            "crash.py",
            options: [
                "kills": Laboratory.number("NHACLICH_KILLS", usual: 50),
                "reminders": Laboratory.number("NHACLICH_REMINDERS", usual: 500),
            ])
    }
}
