import CivilTime
import Foundation
import ReminderCore
import Settings

/// A database of three zones that are good enough for reading configurations.
struct FewZones: ZoneDatabase {
    func zone(named identifier: String) -> (any ZoneRules)? {
        switch identifier {
        case "Asia/Ho_Chi_Minh": FixedZone(identifier: identifier, offset: 7 * 3600)
        case "Asia/Tokyo": FixedZone(identifier: identifier, offset: 9 * 3600)
        case "UTC": UTCZone()
        default: nil
        }
    }
}

/// A zone whose clocks are never put forward or back.
struct FixedZone: ZoneRules {
    let identifier: String
    let offset: Int

    func utcOffset(at instant: Instant) -> Int { offset }
    func instant(of civil: CivilDateTime) -> Instant { civil.asUTC - .seconds(offset) }
}

/// Secrets in a dictionary.
struct FewSecrets: SecretSource {
    var known: [SecretReference: String] = [
        .credential("room-url"): "https://hooks.example.org/s3cr3t-credential",
        .credential("open-url"): "https://hooks.example.org/s3cr3t-open",
        .credential("signing"): "whsec_s3cr3t",
        .credential("not-an-address"): "s3cr3t-but-no-address",
        .file("/run/secrets/feed"): "https://example.org/s3cr3t.ics",
        .environment("ROOM_URL"): "https://hooks.example.org/s3cr3t-environment",
    ]

    func secret(_ reference: SecretReference) throws(SecretUnreadable) -> Secret {
        guard let text = known[reference] else {
            throw switch reference {
            case .credential(let name):
                SecretUnreadable(
                    problem: "there is no credential '\(name)'", remedy: "add 'LoadCredential=\(name)' to the unit")
            case .file(let path):
                SecretUnreadable(problem: "the file '\(path)' cannot be read", remedy: "check that it exists")
            case .environment(let name):
                SecretUnreadable(problem: "the variable '\(name)' is not set", remedy: "set it")
            }
        }
        return Secret(text)
    }

    func concern(about reference: SecretReference) -> SecretConcern? {
        guard reference == .credential("open-url") else { return nil }
        return SecretConcern(
            problem: "every user of this machine may read the credential 'open-url'", remedy: "chmod 600 it")
    }
}

/// Templates in a dictionary; every tag that asks for `bad` is a fault.
struct FewTemplates: TemplateSource {
    func text(of path: String) throws(TemplateFault) -> String {
        switch path {
        case "/etc/nhaclich/templates/good.mustache": "{{title}}\n{{when}}\n"
        case "/etc/nhaclich/templates/bad.mustache": "{{title}}\n\n  {{bad}}\n"
        default: throw TemplateFault("there is no template '\(path)'", remedy: "put it there, or name another")
        }
    }

    func faults(in template: String) -> [TemplateFault] {
        var faults: [TemplateFault] = []
        for (number, piece) in template.split(separator: "{{", omittingEmptySubsequences: false).dropFirst()
            .enumerated()
        where piece.hasPrefix("bad}}") {
            faults.append(TemplateFault(tag: number, "'bad' means nothing", remedy: "write something better"))
        }
        return template.contains { !$0.isWhitespace }
            ? faults : [TemplateFault("the template is empty", remedy: "fill it")]
    }
}

/// One file of authorities.
struct FewAuthorities: AuthoritySource {
    func authorities(at path: String) throws(AuthoritiesUnreadable) -> Authorities {
        guard path == "/etc/nhaclich/authority.pem" else {
            throw AuthoritiesUnreadable("there is no file '\(path)'", remedy: "put the authority's certificate there")
        }
        return Authorities(path: path, certificates: Array("PEM".utf8))
    }
}

extension ConfigurationReader {
    /// A reader with the kinds of the program, as its channels and calendars declare them.
    static func forTests(secrets: FewSecrets = FewSecrets()) -> ConfigurationReader {
        ConfigurationReader(
            channelKinds: [
                KindSchema("console", fields: []),
                KindSchema(
                    "maildir",
                    fields: [.required("path", .path), .required("from", .mailbox), .required("to", .mailboxes)]),
                KindSchema(
                    "smtp",
                    fields: [
                        .required("host", .host), .optional("username", .text), .optional("password", .secret),
                        .required("from", .mailbox), .required("to", .mailboxes),
                        .optional("calendar", .choice(["publish", "request", "none"])), .optional("list", .text),
                        .optional("unsubscribe", .uri(["https", "mailto"])),
                    ]),
                KindSchema(
                    "slack", mainField: "url", fields: [.required("url", .url)], address: ShortAddress("slack+{url}")),
                KindSchema(
                    "telegram", fields: [.required("token", .secret), .required("chat", .text)],
                    address: ShortAddress("telegram://{token}/{chat}"), hears: true),
                KindSchema(
                    "webhook", mainField: "url",
                    fields: [
                        .required("url", .url), .optional("secret", .secret), .optional("timeout", .duration),
                        .optional("verify", .flag), .optional("label", .text), .authorities,
                    ]),
            ],
            calendarKinds: [
                KindSchema("file", mainField: "path", fields: [.required("path", .path)]),
                KindSchema("directory", mainField: "path", fields: [.required("path", .path)]),
                KindSchema("feed", mainField: "url", fields: [.required("url", .url)]).overTheWeb,
                KindSchema(
                    "caldav", mainField: "url",
                    fields: [
                        .required("url", .url), .optional("username", .text), .optional("password", .secret),
                        .optional("name", .text), .authorities,
                    ]),
                KindSchema(
                    "page", mainField: "url",
                    fields: [
                        .required("url", .place), .optional("kind", .choice(["auto", "listing", "article"])),
                        .optional("item", .text), .optional("robots", .flag),
                    ]),
            ],
            languages: ["vi", "en"], zones: FewZones(), secrets: secrets, templates: FewTemplates(),
            authorities: FewAuthorities())
    }

    /// The configuration in one text.
    func read(_ text: String) throws(ConfigurationFaults) -> Configuration {
        try read([ConfigurationText(file: "/etc/nhaclich/nhaclich.yaml", text: text)])
    }

    /// What is wrong with one text, or its warnings when nothing is.
    func diagnostics(_ text: String) -> [Diagnostic] {
        do {
            return try read(text).warnings
        } catch {
            return error.diagnostics
        }
    }
}
