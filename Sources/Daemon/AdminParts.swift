import Admin
import HostSystem
import ReminderCore

/// What the admin server carries for programs; people have the dashboard besides.
enum AdminParts {
    /// The largest description of the API that is read, in bytes.
    private static let largestDocument = 1024 * 1024

    /// Those parts.
    ///
    /// - Parameter data: The folder that holds `openapi.yaml`.
    static func all(_ desk: any AdminDesk, clock: any AlarmClock, data: String) -> [any AdminRoutes] {
        [
            AdminAPI(desk), EventStream(desk, clock: clock), MonitoringRoutes(desk), FeedRoutes(desk),
            OpenAPIDocument {
                guard case .bytes(let bytes) = SmallFile.read("\(data)/openapi.yaml", upTo: largestDocument) else {
                    return nil
                }
                return bytes
            },
        ]
    }
}
