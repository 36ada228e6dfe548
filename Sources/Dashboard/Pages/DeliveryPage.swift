import Admin

/// One delivery with every attempt.
struct DeliveryPage: Page {
    let name: String

    let template = "delivery"
    let section = "/deliveries"

    func fields(_ scene: Scene) async throws(AdminProblem) -> Fields {
        let found = try await scene.desk.history(name)
        guard let one = found.first, found.count == 1 else {
            throw AdminProblem(
                status: 409, "several deliveries begin with '\(name)'", remedy: "write more of it",
                kind: .ambiguousDelivery, values: ["name": name])
        }
        let attempts = one.attempts.map { attempt in
            [
                "number": attempt.number, "at": scene.time(attempt.at), "state": scene.state(attempt.state),
                "status": attempt.status.map { "\($0)" }, "note": scene.said(attempt.note),
            ] as Fields
        }
        return DeliveriesPage.row(one.delivery, scene).merging([
            "title": one.delivery.summary, "tries": attempts, "hasAttempts": !attempts.isEmpty,
        ])
    }

    func act(_ form: Query, _ scene: Scene) async throws(AdminProblem) -> Done {
        guard form["action"] == "retry" else { throw .unknownAction }
        let queued = try await scene.desk.retry(RetryRequest(deliveries: [name]))
        return Done(message: .retried, path: "/deliveries/\(name)", more: ["count": "\(queued.count)"])
    }
}
