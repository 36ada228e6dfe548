import Admin

/// What machines ask, and those who subscribe.
extension OperatorDesk {
    func metrics() async -> [MetricFamily] { await metricsDesk.families() }

    func health() async -> HealthAnswer { metricsDesk.health() }

    func readiness() async -> HealthAnswer { await metricsDesk.readiness() }

    func feed(_ form: FeedForm, _ query: AdminQuery) async throws(AdminProblem) -> FeedAnswer {
        try await feedDesk.feed(form, query)
    }

    func feedMark(_ form: FeedForm, _ query: AdminQuery) async throws(AdminProblem) -> FeedMark {
        try await feedDesk.mark(form, query)
    }
}
