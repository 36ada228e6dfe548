import Hummingbird

/// How somebody wants to see pages: in which language, light or dark.
struct Preferences: Hashable, Sendable {
    /// Light or dark.
    enum Theme: String, CaseIterable, Sendable {
        /// As the system of the browser is.
        case system, light, dark
    }

    /// The tag of a language of the site.
    let language: String
    let theme: Theme

    static let languageCookie = "nhaclich_language"
    static let themeCookie = "nhaclich_theme"

    /// What a request's address, cookies and headers say, in this order.
    ///
    /// - Parameters:
    ///   - languages: The tags that there are.
    ///   - usual: The one for those who say nothing.
    init(_ request: Request, _ query: Query, languages: Set<String>, usual: String) {
        let cookies = request.cookies
        theme = Theme(rawValue: query["theme"] ?? cookies[Self.themeCookie]?.value ?? "") ?? .system
        let wanted = [query["lang"], cookies[Self.languageCookie]?.value].compactMap(\.self)
        let accepted = Self.accepted(request.headers[.acceptLanguage] ?? "")
        let known = (wanted + accepted + [usual]).first { languages.contains($0) }
        language = known ?? languages.sorted().first ?? usual
    }

    /// The primary tags of `Accept-Language` (RFC 9110, 12.5.4), the most wanted first.
    static func accepted(_ header: String) -> [String] {
        let ranges = header.prefix(1000).split(separator: ",").map { range in
            let parts = range.split(separator: ";").map { $0.trimmingPrefix { $0 == " " } }
            let weight = parts.dropFirst().first { $0.hasPrefix("q=") }.flatMap { Double($0.dropFirst(2)) } ?? 1
            return (tag: parts.first?.split(separator: "-").first?.lowercased() ?? "", weight: weight)
        }
        // Sorting keeps the order of those that are wanted alike.
        return ranges.enumerated().filter { $0.element.weight > 0 }
            .sorted { ($1.element.weight, $0.offset) < ($0.element.weight, $1.offset) }.map(\.element.tag)
    }

    /// What the browser is to remember of `query`; empty when it says nothing of it.
    static func cookies(_ query: Query, languages: Set<String>) -> [Cookie] {
        var cookies: [Cookie] = []
        if let language = query["lang"], languages.contains(language) {
            cookies.append(cookie(languageCookie, language))
        }
        if let theme = query["theme"].flatMap({ Theme(rawValue: $0) }) {
            cookies.append(cookie(themeCookie, theme.rawValue))
        }
        return cookies
    }

    private static func cookie(_ name: String, _ value: String) -> Cookie {
        Cookie(name: name, value: value, maxAge: 365 * 86_400, path: "/", httpOnly: true, sameSite: .lax)
    }
}
