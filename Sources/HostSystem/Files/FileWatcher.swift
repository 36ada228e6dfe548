import Dispatch
import Glibc
import Synchronization

/// Notices when files change, through inotify.
///
/// What is watched is a path, not a file: a file may be replaced by another of its name, be deleted or
/// appear later, and so may each folder above it. A path that is a folder stands for the `.ics` files in it.
/// Changes made on another machine, as on a network file system, are not noticed.
package final class FileWatcher: Sendable {
    private struct State {
        var paths: Set<String> = []
        /// What stands behind inotify's numbers.
        var folders: [Int32: [WatchPlan.Folder]] = [:]
        var unwatched: [String: String] = [:]
        /// Paths that changed and were not reported yet.
        var changed: Set<String> = []
        var source: (any DispatchSourceRead)?
    }

    /// How long changes are collected before they are reported: copying a folder is one change.
    private static let pause = DispatchTimeInterval.milliseconds(100)

    private let inotify: Inotify?
    private let whyNot: String
    private let state = Mutex(State())
    private let queue = DispatchQueue(label: "nhaclich.file-watcher")
    private let report: @Sendable (Set<String>) -> Void

    /// - Parameter changed: Called on a private queue with the watched paths that may have changed.
    package init(changed: @escaping @Sendable (Set<String>) -> Void) {
        report = changed
        inotify = Inotify()
        whyNot = inotify == nil ? Inotify.words(errno) : ""
        guard let inotify else { return }
        state.withLock { state in
            let source = DispatchSource.makeReadSource(fileDescriptor: inotify.descriptor, queue: queue)
            let readable: @Sendable () -> Void = { [weak self] in self?.takeEvents() }
            let closed: @Sendable () -> Void = { inotify.close() }
            source.setEventHandler(handler: readable)
            source.setCancelHandler(handler: closed)
            source.activate()
            state.source = source
        }
    }

    deinit { state.withLock { $0.source?.cancel() } }

    /// Watches `paths`, which are absolute, and nothing else from now on.
    ///
    /// - Returns: As ``unwatched``.
    @discardableResult
    package func watch(_ paths: Set<String>) -> [String: String] {
        state.withLock { state in
            state.paths = paths
            state.changed.formIntersection(paths)
            place(&state)
            return state.unwatched
        }
    }

    /// The paths whose changes go unnoticed, each with the reason. They have to be
    /// looked at from time to time.
    package var unwatched: [String: String] { state.withLock { $0.unwatched } }

    /// Asks inotify for what the paths need now, and for nothing else.
    private func place(_ state: inout State) {
        guard let inotify else {
            state.unwatched = Dictionary(uniqueKeysWithValues: state.paths.map { ($0, whyNot) })
            return
        }
        let plan = WatchPlan(paths: state.paths, target: Inotify.target(of:))
        var folders: [Int32: [WatchPlan.Folder]] = [:]
        var refused: [String: Int32] = [:]
        for folder in plan.folders {
            switch inotify.watch(folder.path, closely: folder.isEnd) {
            case .success(let number): folders[number, default: []].append(folder)
            case .failure(let reason): refused[folder.path] = reason.number
            }
        }
        for number in state.folders.keys where folders[number] == nil { inotify.forget(number) }
        state.folders = folders
        state.unwatched = plan.foldersByPath.compactMapValues { way in
            // A folder that is not there is noticed by the one above it.
            let nearest = way.first { refused[$0] != ENOENT && refused[$0] != ENOTDIR }
            return nearest.flatMap { refused[$0] }.map(Inotify.words)
        }
    }

    private func takeEvents() {
        state.withLock { state in
            let isQuiet = state.changed.isEmpty
            var hasMoved = false
            for event in inotify?.readEvents() ?? [] {
                if event.hasOverflowed {
                    state.changed = state.paths
                    hasMoved = true
                }
                for folder in state.folders[event.number] ?? [] {
                    let affected = event.isOfFolder ? folder.allPaths : folder.paths(affectedBy: event.name)
                    state.changed.formUnion(affected)
                    hasMoved = hasMoved || event.isOfFolder || event.isMove && folder.entries[event.name] != nil
                }
            }
            if hasMoved { place(&state) }
            if isQuiet, !state.changed.isEmpty {
                let due: @Sendable () -> Void = { [weak self] in self?.reportChanges() }
                queue.asyncAfter(deadline: .now() + FileWatcher.pause, execute: due)
            }
        }
    }

    private func reportChanges() {
        let changed = state.withLock { state in
            defer { state.changed = [] }
            return state.changed
        }
        if !changed.isEmpty { report(changed) }
    }
}
