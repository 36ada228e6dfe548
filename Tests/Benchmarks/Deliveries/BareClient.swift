import ReminderCore
import WebClient

/// The program's own HTTP client posts the same bytes to the same sink, with no store and nothing else besides.
enum BareClient {
    /// How many posts are under way at once.
    private static let connections = 64

    /// Posts `count` bodies of `size` bytes to the sink at `url`.
    static func post(_ count: Int, of size: Int, to url: String) async throws(Trouble) {
        let client = WebClient(userAgent: "nhaclich/benchmark")
        let failed = await withTaskGroup(of: Bool.self) { group in
            for first in 0..<connections {
                group.addTask {
                    for number in stride(from: first, to: count, by: connections) {
                        do throws(HTTPFailure) {
                            _ = try await client.exchange(request(number, size, url))
                        } catch {
                            return true
                        }
                    }
                    return false
                }
            }
            return await group.contains(true)
        }
        await client.shutdown()
        if failed { throw Trouble("the sink did not take everything") }
    }

    private static func request(_ number: Int, _ size: Int, _ url: String) -> HTTPRequest {
        var request = HTTPRequest(method: "POST", url: Secret(url))
        request.isBeginningEnough = true
        request.headers = [
            (name: "content-type", value: "application/json; charset=utf-8"),
            (name: "webhook-id", value: "0123456789abcdef0123456789abcdef"),
            (name: "webhook-timestamp", value: "1772674200"),
        ]
        let body = Array("{\"uid\":\"\(EventCalendar.mark(number))\",\"text\":\"".utf8)
        request.body =
            body + Array(repeating: UInt8(ascii: "."), count: max(0, size - body.count - 2)) + Array("\"}".utf8)
        return request
    }
}

/// ``BareClient`` in a process of its own.
struct BareDelivery: Trial {
    let schedule: Schedule

    func run() throws(Trouble) -> Usage {
        let folder = try Files.emptyFolder("bare")
        let sink = try Sink(in: folder)
        let begin = Stopwatch.wall * 1000
        let arguments = ["work", "bare-client", "\(schedule.notices)", "\(Schedule.bytes)", sink.url]
        var usage = try Command(program: "/proc/self/exe", arguments: arguments, answer: .lines).run()
        usage.answer = schedule.notices
        usage.figures = schedule.figures(of: try sink.end(), from: begin)
        return usage
    }
}
