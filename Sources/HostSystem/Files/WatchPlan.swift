/// Which folders have to be watched for a set of paths, and what an event in one of them means.
struct WatchPlan {
    /// One folder to watch.
    struct Folder {
        let path: String
        /// Whether the folder has a watched file or calendar in it, and does not only lead to one.
        fileprivate(set) var isEnd = false
        /// The watched paths that lead through, or end at, each entry of the folder.
        fileprivate(set) var entries: [String: Set<String>] = [:]
        /// The watched paths that are this folder, and so stand for the calendars in it.
        fileprivate(set) var calendarsOf: Set<String> = []

        /// The watched paths that may have changed when something happened to the entry `name`.
        func paths(affectedBy name: String) -> Set<String> {
            let own = entries[name] ?? []
            return name.lowercased().hasSuffix(".ics") ? own.union(calendarsOf) : own
        }

        /// The watched paths that may have changed when something happened to the folder itself.
        var allPaths: Set<String> { entries.values.reduce(calendarsOf) { $0.union($1) } }
    }

    /// The folders, each after those above it: a folder that appears meanwhile is either found or reported.
    private(set) var folders: [Folder] = []
    /// The folders whose events tell of each path, the nearest first.
    private(set) var foldersByPath: [String: [String]] = [:]

    /// - Parameters:
    ///   - paths: Absolute paths.
    ///   - target: What a path leads to when links are followed, or nil when it leads nowhere.
    init(paths: Set<String>, target: (String) -> String?) {
        var index: [String: Int] = [:]
        func folder(_ path: String) -> Int {
            if let known = index[path] { return known }
            folders.append(Folder(path: path))
            index[path] = folders.count - 1
            return folders.count - 1
        }
        for path in paths.sorted() {
            var above = "/"
            var way: [String] = []
            let names = path.split(separator: "/").map(String.init)
            for (depth, name) in names.enumerated() {
                let place = folder(above)
                folders[place].entries[name, default: []].insert(path)
                folders[place].isEnd = folders[place].isEnd || depth == names.count - 1
                way.append(above)
                above += above == "/" ? name : "/\(name)"
            }
            let end = folder(above)
            folders[end].calendarsOf.insert(path)
            folders[end].isEnd = true
            foldersByPath[path] = [above] + way.reversed()
            // A link stays the same when the file it leads to changes.
            if let target = target(path), target != above, let slash = target.lastIndex(of: "/") {
                let home = slash == target.startIndex ? "/" : String(target[..<slash])
                let place = folder(home)
                folders[place].entries[String(target[target.index(after: slash)...]), default: []].insert(path)
                folders[place].isEnd = true
            }
        }
    }
}
