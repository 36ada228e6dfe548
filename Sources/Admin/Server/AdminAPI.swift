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
            try await AdminReply.json { () throws(AdminProblem) in try await desk.upcoming(try AdminQuery(request)) }
        }
        api.get("plan") { request, _ in
            try await AdminReply.json { () throws(AdminProblem) in try await desk.plan(try AdminQuery(request)) }
        }
        api.get("why") { request, _ in
            try await AdminReply.json { () throws(AdminProblem) in
                let query = try AdminQuery(request)
                return try await desk.why(query.event ?? "", in: query.language)
            }
        }
    }

    private func addCalendarsAndChannels(to api: RouterGroup<AdminContext>) {
        api.post("reload") { _, _ in
            try await AdminReply.json { () throws(AdminProblem) in try await desk.reload() }
        }
        api.get("channels") { _, _ in
            try await AdminReply.json { () throws(AdminProblem) in try await desk.channels() }
        }
        api.get("calendars/:name/events") { request, context in
            let name = try context.name("name")
            return try await AdminReply.json { () throws(AdminProblem) in
                try await desk.events(of: name, AdminQuery(request))
            }
        }
        api.post("channels/:name/test") { _, context in
            let name = try context.name("name")
            return try await AdminReply.json { () throws(AdminProblem) in try await desk.test(channel: name) }
        }
        api.post("calendars/:name/refresh") { _, context in
            let name = try context.name("name")
            return try await AdminReply.json { () throws(AdminProblem) in try await desk.refresh(calendar: name) }
        }
        api.post("calendars/:name/accept") { _, context in
            let name = try context.name("name")
            return try await AdminReply.json { () throws(AdminProblem) in try await desk.accept(calendar: name) }
        }
    }

    private func addDeliveries(to api: RouterGroup<AdminContext>) {
        api.get("deliveries") { request, _ in
            try await AdminReply.json(orWaiting: request, with: desk) { () throws(AdminProblem) in
                try await desk.deliveries(try AdminQuery(request))
            }
        }
        api.get("deliveries/:name") { _, context in
            let name = try context.name("name")
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
            let name = try context.name("event")
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
            guard let number = Int64(try context.name("number")) else {
                throw AdminProblem(
                    status: 400, "a silence has a whole number for its name", remedy: "see GET /api/v1/silences")
            }
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
    ///
    /// - Throws: When it cannot be read.
    package init(_ request: Request) throws(AdminProblem) {
        let parameters = try request.parameters
        self.init(
            until: parameters.text("until"), limit: try parameters.number("limit", within: 1...100_000) ?? 1000)
        (from, before) = (parameters.text("from"), parameters.text("before"))
        calendar = parameters.text("calendar")
        (event, channel) = (parameters.text("event"), parameters.text("channel"))
        language = parameters.text("language")
        states = parameters.texts("state").flatMap { $0.split(separator: ",").map(String.init) }
        skipped = try parameters.number("skip", within: 0...1_000_000) ?? 0
        hasTexts = try parameters.flag("texts") ?? false
    }
}
