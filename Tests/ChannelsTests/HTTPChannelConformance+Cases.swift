import ReminderCore

extension HTTPChannelConformance.Case {
    /// Every kind with the cases that are tried on it.
    static let pairs: [(HTTPChannelConformance.Kind, Self)] = HTTPChannelConformance.Kind.all.flatMap { kind in
        let cases = HTTPChannelConformance.Kind.main.contains(kind) ? all : few
        return ([taken(by: kind)] + cases).map { (kind, $0) }
    }

    /// A notice that is taken.
    private static func taken(by kind: HTTPChannelConformance.Kind) -> Self {
        Self("taken", kind.success, then: nil, status: kind.service?.success.status ?? 200)
    }

    /// What shows whether a format lets the common table count, and keeps its secrets.
    private static let few: [Self] = [
        Self("502", .answer("502 Oh", ["Retry-After: 7"]), then: .retry(after: .seconds(7)), status: 502),
        Self("302", .answer("302 There", ["Location: http://127.0.0.1:1/T00S3CR3T"]), then: .mendChannel, status: 302),
        Self("echo 401", .echo("401 No"), then: .mendChannel, status: 401),
        Self("echo 400", .echo("400 No"), then: .simplify, status: 400),
        Self("echo 418", .echo("418 No"), then: .giveUp, status: 418),
        Self("reset after reading", .resetRead, then: .retry(), mayHaveArrived: true),
    ]

    /// For every kind alike. Attempts begin on Wed, 12 Feb 2020 01:30:00 GMT.
    static let all: [Self] =
        [
            Self("400", .answer("400 Bad Request"), then: .simplify, status: 400),
            Self("413", .answer("413 Too Large", ["Connection: close"]), then: .simplify, status: 413),
            Self("422", .answer("422 No", body: "<html>no</html>"), then: .simplify, status: 422),
            Self("418", .answer("418 Teapot"), then: .giveUp, status: 418),
            Self("500", .answer("500 Oh", body: "oh"), then: .retry(), status: 500),
            Self("502", .answer("502 Oh", ["Retry-After: soon"]), then: .retry(), status: 502),
            Self("408", .answer("408 Late", ["Connection: close"]), then: .retry(), status: 408),
            Self("425", .answer("425 Early"), then: .retry(), status: 425),
        ] + refusals + waits + echoes + silences

    /// What only the operator can mend.
    private static let refusals: [Self] =
        ["401 No", "403 No", "404 No", "405 No", "407 No", "410 No"].map { status in
            Self(status, .answer(status), then: .mendChannel, status: Int(status.prefix(3)))
        }
        + ["301 There", "302 There", "303 There", "307 There", "308 There"].map { status in
            let manner = MisbehavingServer.Manner.answer(status, ["Location: http://127.0.0.1:1/T00S3CR3T"])
            return Self(status, manner, then: .mendChannel, status: Int(status.prefix(3)))
        }

    /// Every way to ask for a wait.
    private static let waits: [Self] =
        [
            (["Retry-After: 7"], "", 7), (["Retry-After: 1.5"], "", 2), (["Retry-After: 999999"], "", 86_400),
            (["Retry-After: Wed, 12 Feb 2020 01:32:00 GMT"], "", 120),
            (["Retry-After: Wednesday, 12-Feb-20 01:32:00 GMT"], "", 120),
            (["Retry-After: Wed Feb 12 01:32:00 2020"], "", 120),
            (["Retry-After: Wed, 12 Feb 2020 01:00:00 GMT"], "", 0),
            (["X-RateLimit-Reset-After: 0.75"], "", 1), (["Retry-After: 9", "X-RateLimit-Reset-After: 4"], "", 9),
            ([], #"{"retry_after":3.2,"ok":false,"error":"rate_limited"}"#, 4),
            ([], #"{"errcode":"M_LIMIT_EXCEEDED","retry_after_ms":2500}"#, 3),
            ([], #"{"ok":false,"error_code":429,"parameters":{"retry_after":31}}"#, 31),
            (["Retry-After: 5"], #"{"retry_after":60}"#, 5), (["Retry-After: ?"], #"{"retry_after":60}"#, 60),
        ].flatMap { headers, body, seconds in
            ["429 Slow", "503 Busy"].map { status in
                let name = "\(status) \(headers.joined(separator: ", ")) \(body)"
                let manner = MisbehavingServer.Manner.answer(status, headers, body: body)
                return Self(name, manner, then: .retry(after: .seconds(seconds)), status: Int(status.prefix(3)))
            }
        }

    /// What is sent comes back.
    private static let echoes: [Self] = [
        Self("echo 400", .echo("400 No"), then: .simplify, status: 400),
        Self("echo 404", .echo("404 No"), then: .mendChannel, status: 404),
        Self("echo 302", .echo("302 There", ["Location: /XyZt0k3n"]), then: .mendChannel, status: 302),
        Self("echo 418", .echo("418 No"), then: .giveUp, status: 418),
        Self("echo 429", .echo("429 No"), then: .retry(), status: 429),
        Self("echo 500", .echo("500 No"), then: .retry(), status: 500),
    ]

    /// What is no answer, though the notice was sent.
    private static let silences: [Self] = [
        Self("silence", .silence, then: .retry(), mayHaveArrived: true, patience: .seconds(12)),
        Self("one byte a second", .drip, then: .retry(), mayHaveArrived: true, patience: .seconds(15)),
        Self("reset before reading", .resetUnread, then: .retry(), mayHaveArrived: nil),
        Self("reset after reading", .resetRead, then: .retry(), mayHaveArrived: true),
        Self("no HTTP", .garbage, then: .retry(), mayHaveArrived: true),
        Self("half an answer", .half, then: .retry(), mayHaveArrived: true),
        Self("endless headers", .endlessHeaders, then: .retry(), mayHaveArrived: true),
        Self("an endless 500", .endless("500 Oh"), then: .retry(), status: 500),
        Self("an endless 404", .endless("404 Oh"), then: .mendChannel, status: 404),
    ]

    private static let webhook = HTTPChannelConformance.Kind(name: "webhook")
    private static let slack = HTTPChannelConformance.Kind(name: "slack")

    /// For a webhook, any 2xx is enough; Slack has words of its own.
    static let ofOneKind: [(HTTPChannelConformance.Kind, Self)] = [
        (webhook, Self("202", .answer("202 Accepted"), then: nil, status: 202)),
        (webhook, Self("204", .answer("204 No Content"), then: nil, status: 204)),
        (webhook, Self("echo 200", .echo("200 OK"), then: nil, status: 200)),
        (webhook, Self("an endless 200", .endless("200 OK"), then: nil, status: 200)),
        (webhook, Self("200 and an error", .answer("200 OK", body: #"{"ok":false}"#), then: nil, status: 200)),
        (slack, Self("echo 200", .echo("200 OK"), then: .mendChannel, status: 200)),
        (slack, Self("an endless 200", .endless("200 OK"), then: .mendChannel, status: 200)),
        (slack, words("200 OK", "no_service", then: .mendChannel)),
        (slack, words("200 OK", #"{"ok":false,"error":"invalid_blocks"}"#, then: .simplify)),
        (slack, words("200 OK", #"{"ok":false,"error":"channel_not_found"}"#, then: .mendChannel)),
        (
            slack,
            words("200 OK", #"{"ok":false,"error":"rate_limited","retry_after":3}"#, then: .retry(after: .seconds(3)))
        ),
        (slack, words("500 Oh", "rollup_error", then: .retry())),
        (slack, words("400 No", "channel_is_archived", then: .mendChannel)),
    ]

    private static func words(_ status: String, _ body: String, then remedy: DeliveryFailure.Remedy) -> Self {
        Self("\(status) \(body)", .answer(status, body: body), then: remedy, status: Int(status.prefix(3)))
    }
}
