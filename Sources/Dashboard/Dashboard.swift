package import Admin
package import Hummingbird
package import Wording

/// The pages that an operator opens in a browser.
///
/// Each is made whole by the daemon and says everything without a script; the script only looks again when something
/// changed. What can be done on a page is a form that is posted to the page's own address, and answered with the way to a page
/// that says what came of it.
package struct Dashboard: AdminRoutes {
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
    private let site: Site
    private let surroundings: @Sendable () -> Surroundings

    /// - Parameters:
    ///   - files: Templates, phrases and assets.
    ///   - surroundings: Asked for each page.
    /// - Throws: Everything that is wrong with `files`.
    package init(
        _ desk: any AdminDesk, files: DashboardFiles, surroundings: @escaping @Sendable () -> Surroundings
    ) throws(SiteFaults) {
        (self.desk, self.surroundings) = (desk, surroundings)
        site = try Site(files)
    }

    package func add(to router: Router<AdminContext>) {
        add(to: router, "/") { _ in AgendaPage() }
        add(to: router, "/month") { _ in MonthPage() }
        add(to: router, "/events/:name") { EventPage(name: $0) }
        add(to: router, "/deliveries") { _ in DeliveriesPage() }
        add(to: router, "/deliveries/:name") { DeliveryPage(name: $0) }
        add(to: router, "/channels") { _ in ChannelsPage() }
        add(to: router, "/calendars") { _ in CalendarsPage() }
        add(to: router, "/calendars/:name") { CalendarPage(name: $0) }
        add(to: router, "/review") { _ in ReviewPage() }
        add(to: router, "/silences") { _ in SilencesPage() }
        router.get("/assets/:name") { request, context in
            let name = try context.parameters.require("name")
            guard let asset = site.assets[name] else { throw HTTPError(.notFound) }
            return Response(
                status: .ok,
                headers: [.contentType: asset.type, .cacheControl: "public, max-age=31536000, immutable"],
                body: ResponseBody(byteBuffer: ByteBuffer(bytes: asset.bytes)))
        }
    }

    /// Adds the page at `path`, and what can be done on it; it is told what the address names.
    private func add(
        to router: Router<AdminContext>, _ path: RouterPath, _ page: @escaping @Sendable (String) -> any Page
    ) {
        router.get(path) { request, context in
            if let choice = remember(request) { return choice }
            return try await show(page(Self.name(context)), request)
        }
        router.post(path) { request, context in
            let body = try await request.body.collect(upTo: Self.largestForm)
            return try await act(page(Self.name(context)), request, Query(String(buffer: body)))
        }
    }

    /// What an address names; what cannot be read names nothing.
    private static func name(_ context: AdminContext) -> String {
        context.parameters.get("name").flatMap { Query.decoded($0) } ?? ""
    }

    /// Keeps what somebody chose in the browser, and goes on to the page without it in its address.
    private func remember(_ request: Request) -> Response? {
        let query = Query(request)
        let cookies = Preferences.cookies(query, languages: Set(site.words.keys))
        guard !cookies.isEmpty else { return nil }
        var answer = Response(
            status: .seeOther, headers: [.location: request.uri.path + query.with([:], without: ["lang", "theme"])])
        for cookie in cookies { answer.setCookie(cookie) }
        return answer
    }

    private func scene(_ request: Request) async throws(AdminProblem) -> Scene {
        let surroundings = surroundings()
        let query = Query(request)
        let preferences = Preferences(
            request, query, languages: Set(site.words.keys).intersection(surroundings.languages.keys),
            usual: surroundings.usual)
        guard let words = site.words[preferences.language], let language = surroundings.languages[preferences.language]
        else { throw AdminProblem(status: 500, "there is no language to show pages in") }
        let status = try await desk.status()
        return Scene(
            desk: desk, status: status, words: words, moments: Moments(words, language: language, now: status.now),
            preferences: preferences, path: request.uri.path, query: query, hasSession: false)
    }

    private func show(_ page: any Page, _ request: Request) async throws(AdminProblem) -> Response {
        let scene = try await scene(request)
        do {
            return try await response(page, scene, .ok)
        } catch {
            return try await response(ProblemPage(problem: error), scene, HTTPResponse.Status(code: error.status))
        }
    }

    private func act(_ page: any Page, _ request: Request, _ form: Query) async throws(AdminProblem) -> Response {
        var scene = try await scene(request)
        do {
            let done = try await page.act(form, scene)
            return Response(status: .seeOther, headers: [.location: done.address])
        } catch {
            // The page as it was, with what was typed and why that cannot be.
            scene.refusal = Scene.Refusal(form: form, problem: error)
        }
        let status = HTTPResponse.Status(code: scene.refusal?.problem.status ?? 500)
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
