import Glibc
import Testing

@Suite("The network")
struct NetworkTests {
    @Test(
        "while the network is cut nothing is lost, and soon after all arrives, doubled only with its id",
        .timeLimit(.minutes(30)))
    func partition() async throws {
        guard getuid() == 0 else {
            print("skipped: only root can cut a network")
            return
        }
        let seconds = Laboratory.number("NHACLICH_PARTITION", usual: 20)
        try await Laboratory.run("partition.py", options: ["seconds": seconds, "reminders": 2 * seconds])
    }
}
