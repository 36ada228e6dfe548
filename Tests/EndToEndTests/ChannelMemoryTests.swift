import Foundation
import Glibc
import Testing

@Suite("What channels remember")
struct ChannelMemoryTests {
    let sandbox: Sandbox

    init() throws { sandbox = try Sandbox() }

    @Test("the status shows what is shown of it, beside the channel, and nothing of what is secret")
    func status() async throws {
        try sandbox.configure("channels: { room: { webhook: \"http://127.0.0.1:9/\" } }\n")
        let first = try await startDaemon(in: sandbox)
        first.signal(SIGTERM)
        #expect(await first.end() == 0)
        let filled = try await run(
            "/usr/bin/sqlite3",
            [
                sandbox.path("state/nhaclich.db"),
                """
                INSERT INTO channel_memory (channel, key, text, shown_from, kept, seen) VALUES
                    ('room', 'quota', CAST('7 còn lại' AS BLOB), 0, 0, 9e15), ('room', 'tokens', CAST('s3cr3t' AS BLOB), NULL, 0, 9e15),
                    ('room', 'warning', CAST('l4ter' AS BLOB), 9e15, 0, 9e15), ('gone', 'quota', CAST('f0rmer' AS BLOB), 0, 0, 9e15);
                """,
            ], in: sandbox)
        #expect(filled.status == 0, "\(filled)")
        let daemon = try await startDaemon(in: sandbox)
        let text = try await nhaclich("status", in: sandbox).output
        #expect(text.contains("good; quota: 7 còn lại"), "\(text)")
        let json = try await nhaclich("status", "--format", "json", in: sandbox).output
        #expect(json.contains("\"quota\" : \"7 còn lại\""), "\(json)")
        for output in [text, json, daemon.written] {
            for hidden in ["s3cr3t", "l4ter", "f0rmer"] { #expect(!output.contains(hidden)) }
        }
        daemon.signal(SIGTERM)
        #expect(await daemon.end() == 0)
    }
}
