import Daemon
import ReminderCore

/// What a person may mean who names a calendar by a path or an address.
struct CalendarGuess {
    /// What can be tried, the likeliest first.
    let entries: [Draft.Entry]

    /// - Parameters:
    ///   - answer: A path from the root, or an address.
    ///   - login: For a server that asks who is there.
    ///   - name: Makes a name of the calendar's, or of a credential's, that nothing has yet.
    init(
        _ answer: String, isFolder: Bool, login: (username: String, password: String)? = nil,
        naming name: (String) -> String, credential: (String) -> String
    ) {
        let called = name(Self.name(of: answer))
        func short(_ kind: String, _ value: Draft.Value) -> Draft.Entry {
            Draft.Entry(name: called, kind: kind, settings: [Draft.Setting(kind, value)], isShort: true)
        }
        guard answer.contains("://") else {
            let isPage = [".html", ".htm", ".txt"].contains { answer.lowercased().hasSuffix($0) }
            entries = [short(isFolder ? "directory" : isPage ? "page" : "file", .text(answer))]
            return
        }
        let address = Self.webAddress(answer)
        if let login {
            let parts = address.split(separator: "/", maxSplits: 2, omittingEmptySubsequences: false)
            let user = "\(login.username.percentEncoded):\(login.password.percentEncoded)"
            let whole = "\(parts[0])//\(user)@\(parts.last ?? "")"
            entries = [
                Draft.Entry(
                    name: called, kind: "caldav",
                    settings: [
                        Draft.Setting("url", Self.value(address, credential("\(called)-url"))),
                        Draft.Setting("username", .text(login.username)),
                        Draft.Setting(
                            "password", .credential(credential("\(called)-password"), Secret(login.password))),
                    ]),
                short("feed", .credential(credential("\(called)-feed"), Secret(whole))),
            ]
            return
        }
        let value = Self.value(address, credential("\(called)-address"))
        entries = [short("feed", value), short("page", value)]
    }

    /// The address as the web has it: calendars are also shared as `webcal://…`.
    private static func webAddress(_ text: String) -> String {
        let scheme = text.prefix { $0 != ":" }.lowercased()
        return scheme == "webcal" || scheme == "webcals" ? "https" + text.dropFirst(scheme.count) : text
    }

    private static func value(_ address: String, _ credential: @autoclosure () -> String) -> Draft.Value {
        isSecret(address) ? .credential(credential(), Secret(address)) : .text(address)
    }

    /// Whether who knows the address may read what others may not: it has a password in it, or something that nobody
    /// guesses.
    static func isSecret(_ address: String) -> Bool {
        let rest = address.split(separator: "/", omittingEmptySubsequences: true).dropFirst()
        if rest.first?.contains("@") == true { return true }
        let pieces = rest.dropFirst().joined(separator: "/").split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }
        return pieces.contains { piece in
            piece == "private"
                || piece.count >= 16 && piece.contains(where: \.isNumber) && piece.contains(where: \.isLetter)
        }
    }

    /// What it may be called: the file's name, or the server's where that says nothing.
    private static func name(of answer: String) -> String {
        let plain = answer.prefix { $0 != "?" && $0 != "#" }
        let isAddress = plain.contains("://")
        var parts = plain.split(separator: "/").dropFirst(isAddress ? 2 : 0)
        let last = parts.popLast().map { part in
            part.contains(".") ? part.split(separator: ".").dropLast().joined(separator: ".") : String(part)
        }
        let generic = ["basic", "calendar", "index", "ics", "ical", "feed", "public", "export"]
        if let last, !generic.contains(last.lowercased()), last.utf8.count <= 24 { return last }
        let host = plain.split(separator: "/").dropFirst().first.map { $0.split(separator: "@").last ?? $0 } ?? ""
        let labels = host.split(separator: ".").filter { $0 != "www" }
        return isAddress ? String(labels.first ?? "calendar") : "calendar"
    }
}
