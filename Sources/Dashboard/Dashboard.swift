package import Admin
package import Hummingbird
package import Wording

/// The pages that an operator opens in a browser.
///
/// Each is made whole by the daemon and says everything without a script; the script only looks again when something
/// changed. What can be done on a page is a form that is posted to the page's own address, and answered with the way to a page
/// that says what came of it.
package struct Dashboard: AdminRoutes, ProblemPages {
    /// The largest form, in bytes.
    private static let largestForm = 64 * 1024

    /// What follows from the configuration in force.
    package struct Surroundings: Sendable {
        /// The languages of notices, by their tags: they say dates.
        package let languages: [String: Language]
        /// The tag of the one that the organisation uses.
        package let usual: String

        package init(languages: [String: Language], usual: String) {
            (self.languages, self.usual) = (languages, usual)
        }
    }

    private let desk: any AdminDesk
    let gate: Gate
    private let site: Site
    private let surroundings: @Sendable () -> Surroundings

    /// - Parameters:
    ///   - gate: Who lets people in.
    ///   - files: Templates, phrases and assets.
    ///   - surroundings: Asked for each page.
    /// - Throws: Everything that is wrong with `files`.
    package init(
        _ desk: any AdminDesk, _ gate: Gate, files: DashboardFiles, surroundings: @escaping @Sendable () -> Surroundings
    ) throws(SiteFaults) {
        (self.desk, self.gate, self.surroundings) = (desk, gate, surroundings)
        site = try Site(files)
    }

    package func add(to router: Router<AdminContext>) {
        add(to: router, "/", isActive: false) { _ in AgendaPage() }
        add(to: router, "/month", isActive: false) { _ in MonthPage() }
        add(to: router, "/events/:name") { EventPage(name: $0) }
        add(to: router, "/deliveries") { _ in DeliveriesPage() }
        add(to: router, "/deliveries/:name") { DeliveryPage(name: $0) }
        add(to: router, "/channels") { _ in ChannelsPage() }
        add(to: router, "/calendars") { _ in CalendarsPage() }
        add(to: router, "/calendars/:name") { CalendarPage(name: $0) }
        add(to: router, "/review") { _ in ReviewPage() }
        add(to: router, "/silences") { _ in SilencesPage() }
        addLogin(to: router)
        router.get("/assets/:name") { request, context in
            guard let asset = site.assets[try context.name("name")] else {
                throw AdminProblem(status: 404, "there is no such file")
            }
            return Response(
                status: .ok,
                headers: [.contentType: asset.type, .cacheControl: "public, max-age=31536000, immutable"],
                body: ResponseBody(byteBuffer: ByteBuffer(bytes: asset.bytes)))
        }
    }

    /// Adds the page at `path`, which is told what the address names.
    ///
    /// - Parameter isActive: Whether something can be done on it.
    private func add(
        to router: Router<AdminContext>, _ path: RouterPath, isActive: Bool = true,
        _ page: @escaping @Sendable (String) -> any Page
    ) {
        router.get(path) { request, context in
            if let choice = remember(request) { return choice }
            return try await show(page(context.name("name")), request, context)
        }
        guard isActive else { return }
        router.post(path) { request, context in
            try await act(page(context.name("name")), request, try await form(of: request), context)
        }
    }

    /// What a form says.
    func form(of request: Request) async throws -> Query {
        Query(String(buffer: try await request.body.collect(upTo: Self.largestForm)))
    }

    /// Keeps what somebody chose in the browser, and goes on to the page without it in its address.
    func remember(_ request: Request) -> Response? {
        let query = Query(request)
        let cookies = Preferences.cookies(query, languages: Set(site.words.keys))
        guard !cookies.isEmpty else { return nil }
        var answer = Response(
            status: .seeOther,
            headers: [.location: Gate.returnPath(request.uri.path + query.with([:], without: ["lang", "theme"]))])
        for cookie in cookies { answer.setCookie(cookie) }
        return answer
    }

    private func scene(_ request: Request, _ context: AdminContext) async throws(AdminProblem) -> Scene {
        let surroundings = surroundings()
        let query = Query(request)
        let preferences = Preferences(
            request, query, languages: Set(site.words.keys).intersection(surroundings.languages.keys),
            usual: surroundings.usual)
        guard let words = site.words[preferences.language], let language = surroundings.languages[preferences.language]
        else { throw AdminProblem(status: 500, "there is no language to show pages in") }
        // Strangers are shown nothing of the daemon, and do not keep it busy.
        let status = context.visitor == .stranger ? .unknown : try await desk.status()
        return Scene(
            desk: desk, status: status, words: words, moments: Moments(words, language: language, now: status.now),
            language: language,
            preferences: preferences, path: request.uri.path, query: query, visitor: context.visitor)
    }

    func show(
        _ page: any Page, _ request: Request, _ context: AdminContext
    ) async throws(AdminProblem) -> Response {
        let scene = try await scene(request, context)
        do {
            return try await response(page, scene, .ok)
        } catch {
            return try await response(ProblemPage(problem: error), scene, HTTPResponse.Status(code: error.status))
        }
    }

    private func act(
        _ page: any Page, _ request: Request, _ form: Query, _ context: AdminContext
    ) async throws(AdminProblem) -> Response {
        let problem: AdminProblem
        do {
            let done = try await page.act(form, scene(request, context))
            return Response(status: .seeOther, headers: [.location: done.address])
        } catch { problem = error }
        return try await refuse(page, form, problem, request, context)
    }

    /// The page as it was, with what was typed and why that cannot be.
    func refuse(
        _ page: any Page, _ form: Query, _ problem: AdminProblem, _ request: Request, _ context: AdminContext
    ) async throws(AdminProblem) -> Response {
        var scene = try await scene(request, context)
        scene.refusal = Scene.Refusal(form: form, problem: problem)
        let status = HTTPResponse.Status(code: problem.status)
        do {
            return try await response(page, scene, status)
        } catch {
            return try await response(ProblemPage(problem: error), scene, status)
        }
    }

    private func response(
        _ page: any Page, _ scene: Scene, _ status: HTTPResponse.Status
    ) async throws(AdminProblem) -> Response {
        let shell = PageShell(site: site, scene: scene)
        let fields = shell.fields(section: page.section).merging(try await page.fields(scene))
        return Response(
            status: status,
            headers: [.contentType: "text/html; charset=utf-8", .contentLanguage: scene.preferences.language],
            body: ResponseBody(byteBuffer: ByteBuffer(string: site.page(page.template, fields))))
    }
}
