package import Hummingbird
package import ReminderCore
import ServiceLifecycle

/// Tells those who watch that something may look otherwise than before, as server-sent events (WHATWG HTML, 9.2).
///
/// What it is they see when they look: an event has no content.
package struct EventStream: AdminRoutes {
    private let desk: any AdminDesk
    private let clock: any AlarmClock
    private let places = Places()

    package init(_ desk: any AdminDesk, clock: any AlarmClock) { (self.desk, self.clock) = (desk, clock) }

    package func add(to router: Hummingbird.Router<AdminContext>) {
        router.get("events") { request, _ in
            guard let place = places.take() else {
                throw Refusal(
                    AdminProblem(
                        status: 503, "\(Places.most) watch already",
                        remedy: "close the dashboard where nobody looks at it"), [.retryAfter: "30"])
            }
            return Response(
                status: .ok, headers: [.contentType: "text/event-stream"],
                body: ResponseBody { writer in
                    try await writer.write(ByteBuffer(string: "retry: 3000\n\n"))
                    // One who is gone is noticed at once, not with the next thing that cannot be told.
                    try? await request.body.consumeWithCancellationOnInboundClose { _ in
                        try await tell(&writer)
                    }
                    withExtendedLifetime(place) {}
                    try await writer.finish(nil)
                })
        }
    }

    /// Tells what there is to tell until nobody listens, or the server ends.
    private func tell(_ writer: inout any ResponseBodyWriter) async throws {
        let bell = Bell()
        defer { clock.arm(bell, at: nil) }
        // True for news, false for a ring. When there is no room, there is enough of both in it.
        let (inputs, input) = AsyncStream<Bool>.makeStream(bufferingPolicy: .bufferingOldest(8))
        var pace = EventPace(at: clock.now)
        try await withThrowingTaskGroup { group in
            let news = desk.changes()
            group.addTask { for await _ in news { input.yield(true) } }
            group.addTask { for await _ in bell.listen() { input.yield(false) } }
            bell.ring()
            try await withGracefulShutdownHandler {
                for await isNews in inputs {
                    if isNews { pace.note() }
                    let word = pace.word(at: clock.now)
                    switch word {
                    case .change: try await writer.write(ByteBuffer(string: "event: change\ndata:\n\n"))
                    case .heartbeat: try await writer.write(ByteBuffer(string: ":\n\n"))
                    case nil: break
                    }
                    clock.arm(bell, at: pace.next)
                }
            } onGracefulShutdown: {
                input.finish()
            }
            group.cancelAll()
        }
    }
}
