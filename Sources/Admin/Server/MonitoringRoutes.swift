package import Hummingbird

/// What machines ask again and again: numbers for Prometheus, and whether all is well.
package struct MonitoringRoutes: AdminRoutes {
    private let desk: any AdminDesk

    package init(_ desk: any AdminDesk) { self.desk = desk }

    package func add(to router: Router<AdminContext>) {
        router.get("metrics") { request, _ in
            let format = Exposition.Format(accepting: request.headers[.accept])
            let bytes = Exposition.bytes(of: await desk.metrics(), as: format)
            return Response(
                status: .ok, headers: [.contentType: format.contentType],
                body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
        }
        router.get("healthz") { _, _ in try Self.response(await desk.health()) }
        router.get("readyz") { _, _ in try Self.response(await desk.readiness()) }
    }

    /// 200 when all is well, else 503.
    private static func response(_ answer: HealthAnswer) throws -> Response {
        Response(
            status: answer.problems.isEmpty ? .ok : .serviceUnavailable, headers: [.contentType: "application/json"],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: try AdminJSON.encode(answer))))
    }
}
