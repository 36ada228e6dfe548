import Foundation
import Testing

@Suite("A first configuration")
struct InitTests {
    @Test(
        "a new user comes from nothing to a test message at a terminal, and Ctrl-C leaves nothing behind"
    )
    func beginner() async throws { try await Laboratory.run("init.py") }

    @Test(
        "a script needs no terminal: options answer, the daemon that runs takes it, and each refusal has its status"
    )
    func script() async throws {
        let sandbox = try Sandbox()
        let receiver = try await Receiver(in: sandbox)
        try sandbox.write(DueCalendar.text(starts: [90_000]), to: "team.ics")
        try sandbox.configure("timezone: UTC\ncalendars:\nchannels:\nrules:\n")
        let daemon = try await startDaemon(in: sandbox)
        try sandbox.write(receiver.url("key-secret/slack"), to: "url")
        func made(_ arguments: [String]) async throws -> CommandResult {
            let words =
                ["init", "--non-interactive", "--config", sandbox.path("etc/nhaclich.yaml")] + arguments
            return try await run(Project.nhaclich, words, in: sandbox)
        }
        let refusals: [([String], Int32, String)] = [
            ([], 64, "say --calendar"), (["--calendar", sandbox.path("none.ics")], 66, "There is no"),
            (["--calendar", sandbox.path("team.ics"), "--channel", "slack"], 64, "say --set url="),
            (
                ["--calendar", receiver.url("feed/missing"), "--language", "en"], 69,
                "answered with status 404"
            ),
            (
                [
                    "--calendar", sandbox.path("team.ics"), "--channel",
                    "slack+\(receiver.url("status/404"))",
                    "--language", "en",
                ], 1, "answered 404"
            ), (["--set", "url"], 64, "NAME=VALUE"),
        ]
        for (arguments, status, words) in refusals {
            let result = try await made(
                ["--language", "en"] + arguments.filter { $0 != "--language" && $0 != "en" })
            #expect(
                result.status == status && result.complaints.contains(words), "\(arguments): \(result)")
        }
        let done = try await made([
            "--language", "en", "--timezone", "Europe/Berlin", "--calendar", sandbox.path("team.ics"),
            "--remind", "1h",
            "--channel", "slack", "--set", "url=@\(sandbox.path("url"))",
        ])
        #expect(done.status == 0, "\(done)")
        #expect(
            !done.output.contains("key-secret") && done.output.contains("etc/nhaclich.yaml.old"),
            "\(done)")
        #expect(receiver.requests(to: "key-secret/slack").count == 1)
        #expect(try await nhaclich("reload", in: sandbox).status == 0, "\(daemon.written)")
        #expect(
            try await nhaclich("plan", "--format", "jsonl", in: sandbox).output.contains(
                "\"rule\":\"team\""))
        let again = try await made(["--calendar", sandbox.path("team.ics"), "--channel", "console"])
        #expect(again.status == 64 && again.complaints.contains("say --existing add"), "\(again)")
    }
}
