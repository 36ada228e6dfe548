package import Hummingbird
import ReminderCore

extension AdminReply {
    /// The longest that a request may wait, in seconds.
    private static let patience = 30

    /// The JSON of what `ask` answers. A client that has that already, as it says with `If-None-Match` (RFC 9110, 13.1.2),
    /// gets it when it is another: it waits for the seconds that its query names as `wait`, and gets 304 when they are over.
    package static func json<Answer: Encodable>(
        orWaiting request: Request, with desk: any AdminDesk, _ ask: () async throws(AdminProblem) -> Answer
    ) async throws -> Response {
        let wait = try request.parameters.number("wait", within: 0...patience) ?? 0
        // One listens before one looks, so that nothing is missed between.
        let changes = desk.changes()
        var (response, tag) = try tagged(await ask())
        if request.headers[.ifNoneMatch] == tag, wait > 0 {
            await desk.wait(for: changes, within: .seconds(wait))
            (response, tag) = try tagged(await ask())
        }
        guard request.headers[.ifNoneMatch] == tag else { return response }
        return Response(status: .notModified, headers: [.eTag: tag])
    }

    private static func tagged(_ answer: some Encodable) throws(AdminProblem) -> (Response, tag: String) {
        guard let bytes = try? AdminJSON.encode(answer) else {
            throw AdminProblem(status: 500, "the answer cannot be written as JSON")
        }
        let tag = "\"\(Identity { $0.add(String(decoding: bytes, as: UTF8.self)) })\""
        let response = Response(
            status: .ok, headers: [.contentType: "application/json", .eTag: tag],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
        return (response, tag)
    }
}
