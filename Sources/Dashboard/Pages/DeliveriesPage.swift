import Admin

/// What was sent, is on its way, or did not arrive: the newest first.
struct DeliveriesPage: Page {
    static let size = 50

    let template = "deliveries"
    let section = "/deliveries"

    /// What can be chosen, and the states that it means.
    private static let choices: [(name: String, states: [String])] = [
        ("all", []), ("open", ["queued", "sending", "deferred"]), ("arrived", ["delivered", "accepted"]),
        ("failed", ["failed", "expired"]), ("diverted", ["diverted"]), ("cancelled", ["cancelled"]),
    ]

    func fields(_ scene: Scene) async throws(AdminProblem) -> Fields {
        let chosen = scene.query["state"] ?? "all"
        var query = AdminQuery(limit: Self.size + 1)
        query.states = Self.choices.first { $0.name == chosen }?.states ?? [chosen]
        (query.channel, query.event, query.before) = (
            scene.query["channel"], scene.query["event"], scene.query["before"]
        )
        let found = Array(try await scene.desk.deliveries(query).reversed())
        let shown = found.prefix(Self.size)
        let failed = ["failed", "expired"].map { scene.status.deliveries[$0] ?? 0 }.reduce(0, +)
        return [
            "title": scene.words["nav.deliveries"],
            "states": Self.choices.map {
                ["value": $0.name, "name": scene.words["deliveries.choice.\($0.name)"], "isChosen": $0.name == chosen]
            },
            "channels": scene.status.channels.map { ["value": $0.name, "isChosen": $0.name == query.channel] },
            "event": query.event, "rows": shown.map { Self.row($0, scene) }, "isEmpty": shown.isEmpty,
            "isFiltered": !query.states.isEmpty || query.channel != nil || query.event != nil || query.before != nil,
            "isLater": query.before != nil,
            "older": found.count > Self.size
                ? scene.query.with(["before": shown.last?.id ?? ""], without: ["done", "count"]) : "",
            "failed": failed > 0 ? "\(failed)" : "",
            "retryAll": scene.words["deliveries.retry-all", ["count": "\(failed)"]],
        ]
    }

    func act(_ form: Query, _ scene: Scene) async throws(AdminProblem) -> Done {
        guard form["action"] == "retry" else { throw .unknownAction }
        let queued = try await scene.desk.retry(RetryRequest(deliveries: []))
        return Done(message: .retried, path: section, more: ["count": "\(queued.count)"])
    }

    /// One delivery in a list.
    static func row(_ delivery: DeliveryAnswer, _ scene: Scene) -> Fields {
        [
            "id": delivery.id, "summary": delivery.summary, "channel": delivery.channel,
            "state": scene.state(delivery.state), "changed": scene.time(delivery.changed),
            "due": scene.time(delivery.due), "attempts": delivery.attempts, "hasTried": delivery.attempts > 1,
            "retryAt": delivery.retryAt.map { scene.moments.moment($0) }, "note": scene.said(delivery.note),
            "maybeDuplicate": delivery.maybeDuplicate,
            "canRetry": ["failed", "expired", "cancelled"].contains(delivery.state),
        ]
    }
}
