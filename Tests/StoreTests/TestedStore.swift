import Foundation
import ReminderCore
import Store
import Testing

/// A kind of state store that ``StoreConformance`` is run on. Another kind is one more case.
enum TestedStore: CaseIterable, CustomTestStringConvertible {
    case sqlite

    var testDescription: String { "\(self)" }

    /// Opens what ``TemporaryState`` holds.
    func open(_ state: TemporaryState) throws -> any StateStore {
        switch self {
        case .sqlite: try SQLiteStore(folder: state.path)
        }
    }
}

/// A folder for the state of one test, deleted with it.
final class TemporaryState: Sendable {
    let path: String

    init() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "store-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        path = folder.path
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    /// The database of a SQLite store.
    var database: String { "\(path)/\(SQLiteStore.fileName)" }
}
