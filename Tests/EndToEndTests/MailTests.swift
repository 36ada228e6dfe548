import Glibc
import Testing

@Suite("Mail")
struct MailTests {
    @Test(
        "Postfix delivers what is sent, Dovecot returns it, and the event in it is the calendar's",
        .timeLimit(.minutes(10)))
    func delivery() async throws {
        guard getuid() == 0 else {
            print("skipped: only root can run mail servers of its own")
            return
        }
        try await Laboratory.run("mail.py")
    }
}
