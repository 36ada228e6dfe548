import Admin

/// What surrounds every page: navigation, what is wrong with the daemon, what came of the last action.
struct PageShell {
    let site: Site
    let scene: Scene

    /// The parts of the dashboard in the order of its navigation; the names are below `nav`.
    private static let parts = [
        ("/", "agenda"), ("/month", "month"), ("/deliveries", "deliveries"), ("/channels", "channels"),
        ("/calendars", "calendars"), ("/review", "review"), ("/silences", "silences"),
    ]

    /// What the head and the foot of the templates show.
    func fields(section: String) -> Fields {
        outside.merging(scene.visitor == .stranger ? [:] : inside(section: section))
    }

    /// What everybody may see: nothing of the daemon.
    private var outside: Fields {
        [
            "t": scene.words, "language": scene.preferences.language,
            "theme": scene.preferences.theme == .system ? "" : scene.preferences.theme.rawValue,
            "style": site.assets["style.css"]?.address, "script": site.assets["live.js"]?.address,
            "icon": site.assets["icon.svg"]?.address, "languages": languages, "themes": themes, "refusal": refusal,
        ]
    }

    private func inside(section: String) -> Fields {
        let waiting = scene.status.calendars.map(\.waiting).reduce(0, +)
        let parts = Self.parts.map { path, name in
            [
                "href": path, "name": scene.words["nav.\(name)"], "isCurrent": path == section,
                "count": path == "/review" && waiting > 0 ? "\(waiting)" : "",
            ] as Fields
        }
        return [
            "parts": parts, "isKnown": true, "version": scene.status.version, "zone": scene.status.timezone,
            "now": scene.time(scene.status.now), "hasSession": scene.visitor == .session, "notice": notice,
            "storeFailure": scene.status.storeFailure,
            "hasFaults": !scene.status.configurationFaults.isEmpty,
            "faults": scene.status.configurationFaults.map { ["text": String($0.prefix { $0 != "\n" })] },
        ]
    }

    private var languages: [Fields] {
        site.words.keys.sorted().map { tag in
            [
                "tag": tag, "name": site.words[tag]?["language"], "isCurrent": tag == scene.preferences.language,
                "href": scene.query.with(["lang": tag], without: Self.transient),
            ]
        }
    }

    private var themes: [Fields] {
        Preferences.Theme.allCases.map { theme in
            [
                "name": scene.words["theme.\(theme.rawValue)"], "isCurrent": theme == scene.preferences.theme,
                "href": scene.query.with(["theme": theme.rawValue], without: Self.transient),
            ]
        }
    }

    /// What an address says about the last action only.
    private static let transient: Set<String> = ["done", "delivery", "count", "lang", "theme"]

    /// What came of the last action.
    private var notice: String {
        guard let message = scene.query["done"].flatMap({ Done.Message(rawValue: $0) }) else { return "" }
        return scene.words[
            "done.\(message.rawValue)", ["count": "\(scene.query.number("count") ?? 0)"]]
    }

    /// Why the last action was refused.
    private var refusal: [Fields] {
        guard let problem = scene.refusal?.problem else { return [] }
        return [scene.words.refusal(problem)]
    }
}
