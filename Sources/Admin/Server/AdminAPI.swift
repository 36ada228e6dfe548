package import Hummingbird

/// The admin API: JSON for programs, the command line among them.
package struct AdminAPI: AdminRoutes {
    private let desk: any AdminDesk

    package init(_ desk: any AdminDesk) { self.desk = desk }

    package func add(to router: Router<AdminContext>) {
        let api = router.group(RouterPath(AdminServer.root))
        addLists(to: api)
        addCalendarsAndChannels(to: api)
        addDeliveries(to: api)
        addReview(to: api)
        addSilences(to: api)
    }

    private func addLists(to api: RouterGroup<AdminContext>) {
        api.get("status") { _, _ in
            try await AdminReply.json { () throws(AdminProblem) in try await desk.status() }
        }
        api.get("upcoming") { request, _ in
            try await AdminReply.json { () throws(AdminProblem) in try await desk.upcoming(AdminQuery(request)) }
        }
        api.get("plan") { request, _ in
            try await AdminReply.json { () throws(AdminProblem) in try await desk.plan(AdminQuery(request)) }
        }
        api.get("why") { request, _ in
            try await AdminReply.json { () throws(AdminProblem) in
                try await desk.why(AdminQuery(request).event ?? "")
            }
        }
    }

    private func addCalendarsAndChannels(to api: RouterGroup<AdminContext>) {
        api.post("reload") { _, _ in
            try await AdminReply.json { () throws(AdminProblem) in try await desk.reload() }
        }
        api.post("channels/:name/test") { _, context in
            let name = try context.parameters.require("name")
            return try await AdminReply.json { () throws(AdminProblem) in try await desk.test(channel: name) }
        }
        api.post("calendars/:name/refresh") { _, context in
            let name = try context.parameters.require("name")
            return try await AdminReply.json { () throws(AdminProblem) in try await desk.refresh(calendar: name) }
        }
        api.post("calendars/:name/accept") { _, context in
            let name = try context.parameters.require("name")
            return try await AdminReply.json { () throws(AdminProblem) in try await desk.accept(calendar: name) }
        }
    }

    private func addDeliveries(to api: RouterGroup<AdminContext>) {
        api.get("deliveries") { request, _ in
            try await AdminReply.json(orWaiting: request, with: desk) { () throws(AdminProblem) in
                try await desk.deliveries(AdminQuery(request))
            }
        }
        api.get("deliveries/:name") { _, context in
            let name = try context.parameters.require("name")
            return try await AdminReply.json { () throws(AdminProblem) in try await desk.history(name) }
        }
        api.post("retry") { request, _ in
            try await AdminReply.json(to: request, "send deliveries") { body throws(AdminProblem) in
                try await desk.retry(body)
            }
        }
    }

    private func addReview(to api: RouterGroup<AdminContext>) {
        api.get("review") { _, _ in
            try await AdminReply.json { () throws(AdminProblem) in try await desk.review() }
        }
        api.post("review/:event") { request, context in
            let name = try context.parameters.require("event")
            return try await AdminReply.json(to: request, "send verdict and corrections") {
                decision throws(AdminProblem) in
                try await desk.review(name, decision)
            }
        }
    }

    private func addSilences(to api: RouterGroup<AdminContext>) {
        api.get("silences") { _, _ in
            try await AdminReply.json { () throws(AdminProblem) in try await desk.silences() }
        }
        api.post("silences") { request, _ in
            try await AdminReply.json(to: request, "send match, until and comment") { body throws(AdminProblem) in
                try await desk.silence(body)
            }
        }
        api.post("silences/:number/expire") { _, context in
            let number = try context.parameters.require("number", as: Int64.self)
            return try await AdminReply.json { () throws(AdminProblem) in try await desk.endSilence(number) }
        }
        api.post("snooze") { request, _ in
            try await AdminReply.json(to: request, "send event and until") { body throws(AdminProblem) in
                try await desk.snooze(body)
            }
        }
    }
}

extension AdminQuery {
    /// What the query of a request's address asks for.
    package init(_ request: Request) {
        let parameters = request.uri.queryParameters
        func text(_ name: Substring) -> String? {
            parameters[name].flatMap { $0.isEmpty ? nil : String($0) }
        }
        self.init(
            until: text("until"), limit: min(max(parameters["limit"].flatMap { Int($0) } ?? 1000, 1), 100_000))
        (from, before) = (text("from"), text("before"))
        (calendar, event, channel) = (text("calendar"), text("event"), text("channel"))
        states = (text("state") ?? "").split(separator: ",").map(String.init)
        hasTexts = parameters["texts"] == "true"
    }
}
