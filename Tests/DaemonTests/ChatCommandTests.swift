import CivilTime
import Testing

@testable import Daemon

@Suite("Commands as people write them")
struct ChatCommandTests {
    private static let day: Int64 = 86_400

    @Test(
        "what is meant",
        arguments: [
            ("/upcoming", .upcoming, "", 0), ("/UPCOMING 5", .upcoming, "5", 0),
            ("/upcoming@nhac_bot hội thảo", .upcoming, "hội thảo", 0), ("!saptoi", .upcoming, "", 0),
            ("/sắptới  tuần  này", .upcoming, "tuần này", 0), ("/visao lương", .why, "lương", 0),
            ("/snooze 1d", .snooze, "", day), ("/snooze 1d12h Hội thảo", .snooze, "Hội thảo", day * 3 / 2),
            ("/nhaclai 1 ngày", .snooze, "", day), ("/nhaclai Hội thảo 2 giờ", .snooze, "Hội thảo", 7200),
            ("/nhaclai 2giờ 30phút họp", .snooze, "họp", 9000),
            ("/snooze 1 day 2 hours party", .snooze, "party", 93_600),
            ("/snooze Hội thảo", .snooze, "Hội thảo", 0), ("/snooze 0m a", .snooze, "0m a", 0),
            ("/mute", .mute, "", 0), ("/imlang 1 tuần", .mute, "", 7 * day), ("/unmute 2h", .unmute, "2h", 0),
            ("/thoiimlang", .unmute, "", 0), ("/help", .help, "", 0), ("/trogiup\n/mute", .help, "", 0),
            ("/why 3h", .why, "3h", 0), ("/start", .help, "", 0),
        ] as [(String, ChatCommand.Verb, String, Int64)])
    func meant(text: String, verb: ChatCommand.Verb, words: String, seconds: Int64) throws {
        let command = try #require(ChatCommand(text))
        #expect(command.verb == verb && command.words == words)
        #expect((command.length?.roughSeconds ?? 0) == seconds)
    }

    @Test(
        "what is no command",
        arguments: [
            "", "/", "!", "/ upcoming", "upcoming", " /upcoming", "hey /mute", "/mutes", "//mute", "/@bot", "\n/mute",
            "!!",
            "/mute" + String(repeating: " a", count: 300), "＃/mute", "/Гmute",
        ])
    func none(text: String) { #expect(ChatCommand(text) == nil) }
}
