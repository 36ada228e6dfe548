import Admin

/// How every channel is, and whether a message gets through.
struct ChannelsPage: Page {
    let template = "channels"
    let section = "/channels"

    func fields(_ scene: Scene) async throws(AdminProblem) -> Fields {
        let channels = try await scene.desk.channels()
        var tried: [Fields] = []
        if let name = scene.query["delivery"], let one = try? await scene.desk.history(name).first {
            tried = [test(one, scene)]
        }
        return [
            "title": scene.words["nav.channels"], "channels": channels.map { row($0, scene) },
            "isEmpty": channels.isEmpty, "tried": tried,
        ]
    }

    func act(_ form: Query, _ scene: Scene) async throws(AdminProblem) -> Done {
        guard form["action"] == "test", let channel = form["subject"] else { throw .unknownAction }
        let delivery = try await scene.desk.test(channel: channel)
        return Done(message: .tested, path: section, more: ["delivery": delivery.id])
    }

    /// What came of a test. One that was not taken is withdrawn, so what its last attempt came to is shown.
    private func test(_ history: DeliveryHistoryAnswer, _ scene: Scene) -> Fields {
        var delivery = history.delivery
        if let last = history.attempts.last { (delivery.state, delivery.note) = (last.state, last.note) }
        let channel = scene.status.channels.first { $0.name == delivery.channel }
        // What was tried in its place was an earlier notice.
        if delivery.state == "cancelled", let trouble = channel?.trouble {
            (delivery.state, delivery.note) = ("deferred", trouble)
        }
        return DeliveriesPage.row(delivery, scene)
    }

    private func row(_ channel: ChannelAnswer, _ scene: Scene) -> Fields {
        let isConfigured = scene.status.channels.contains {
            $0.name == channel.name && $0.kind.allSatisfy { $0 != " " }
        }
        return [
            "name": channel.name, "kind": channel.kind, "waiting": channel.waiting,
            "isOpen": channel.trouble != nil, "isPaused": channel.trouble == nil && channel.nextTry != nil,
            "works": channel.trouble == nil && channel.nextTry == nil,
            "trouble": channel.trouble.map { scene.said($0) },
            "since": channel.leftAloneSince.map { scene.moments.moment($0) },
            "nextTry": channel.nextTry.map { scene.moments.moment($0) },
            "notes": channel.notes.sorted { $0.key < $1.key }.map { ["key": $0.key, "text": $0.value] },
            "sparkline": Sparkline(scene: scene).fields(channel.hours), "canTest": isConfigured,
            "isSubject": scene.refusal?.form["subject"] == channel.name,
        ]
    }
}
