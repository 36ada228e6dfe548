import Admin
import Daemon

/// The last words of `nhaclich init`: what was written, and what comes next.
struct InitEnd {
    let console: any Console
    let phrases: InitPhrases
    let socket: SocketPlace
    /// The path of `nhaclich.yaml`.
    let config: String

    /// - Parameter hasSecrets: Whether credentials were written; a service gets those only when it starts.
    func run(_ written: DraftDesk.Written, hasSecrets: Bool) async throws {
        for file in written.files { console.say("  " + phrases.wrote(file)) }
        if let backup = written.backup { console.say("  " + phrases.kept(backup)) }
        let isRunning = (try? await socket.daemon { try await $0.get("/status", as: StatusAnswer.self) }) != nil
        guard isRunning else { return next(["sudo systemctl enable --now nhaclich", "sudo nhaclich status"]) }
        if hasSecrets { return next(["sudo systemctl restart nhaclich", "sudo nhaclich status"]) }
        let answer = try console.ask(Question(topic: .reload, text: phrases.reloadNow, suggestion: phrases.yes))
        guard phrases.isYes(answer) == true else { return next(["sudo nhaclich reload", "sudo nhaclich status"]) }
        let reload = try await socket.daemon { try await $0.post("/reload", as: ReloadAnswer.self) }
        if reload.faults.isEmpty { return console.say("  " + phrases.inForce) }
        for fault in reload.faults { console.say(fault) }
        throw InitFailure(problem: "the daemon does not take the configuration", status: .configuration)
    }

    private func next(_ commands: [String]) {
        let option = config == "/etc/nhaclich/nhaclich.yaml" ? "" : " --config \(config)"
        console.say("")
        console.say(phrases.next)
        for command in ["sudo nhaclich check --connect\(option)"] + commands { console.say("    \(command)") }
    }
}
