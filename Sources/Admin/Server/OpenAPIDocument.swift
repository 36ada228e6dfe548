package import Hummingbird

/// The description of the API for programs and for people who write them (OpenAPI 3.1).
package struct OpenAPIDocument: AdminRoutes {
    private let read: @Sendable () -> [UInt8]?

    /// - Parameter read: Reads the document, which is a file of the data folder; nil when it is not there.
    package init(read: @escaping @Sendable () -> [UInt8]?) { self.read = read }

    package func add(to router: Router<AdminContext>) {
        router.get("openapi.yaml") { _, _ in
            guard let bytes = read() else {
                throw AdminProblem(
                    status: 404, "the description of the API is not installed",
                    remedy: "install nhaclich whole, or say where its data is: --data /usr/share/nhaclich")
            }
            return Response(
                status: .ok, headers: [.contentType: "application/yaml"],
                body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
        }
    }
}
