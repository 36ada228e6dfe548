import Glibc
import Testing

@Suite("The disk")
struct DiskTests {
    @Test(
        "a disk that fills up again and again, or cannot be written, delays and is told, and nothing is lost or doubled",
        .timeLimit(.minutes(20)), arguments: ["full-state", "full-mail", "readonly-start", "readonly"])
    func isTakenAway(part: String) async throws {
        guard getuid() == 0 else {
            print("skipped: only root can mount a small disk")
            return
        }
        let cycles = Laboratory.number("NHACLICH_CYCLES", usual: part == "full-mail" ? 1 : 3)
        // A Maildir is tried again half a minute after it was found full.
        let pause = cycles > 1 && part == "full-mail" ? 40 : 9
        try await Laboratory.run(
            "disk.py", part: part,
            options: [
                "cycles": cycles, "pause": pause, "reminders": Laboratory.number("NHACLICH_REMINDERS", usual: 60),
            ])
    }

    @Test(
        "a damaged database is told with the way out, by no crash, and what was sent is not sent again after it",
        .timeLimit(.minutes(10)), arguments: ["damaged-start", "damaged"])
    func isDamaged(part: String) async throws { try await Laboratory.run("disk.py", part: part) }
}
