import Glibc

/// The kernel's file notices, in Swift's words.
struct Inotify: Sendable {
    /// Something that happened in a watched folder.
    struct Event {
        /// The folder's number, as ``Inotify/watch(_:)`` gave it.
        let number: Int32
        /// The entry of the folder it happened to; empty for the folder itself.
        let name: String
        fileprivate let mask: UInt32

        /// Events were lost: anything may have changed.
        var hasOverflowed: Bool { mask & bits(IN_Q_OVERFLOW) != 0 }
        /// The folder itself went away or elsewhere.
        var isOfFolder: Bool { mask & bits(IN_DELETE_SELF, IN_MOVE_SELF, IN_UNMOUNT, IN_IGNORED) != 0 }
        /// The entry came or went.
        var isMove: Bool { mask & bits(IN_CREATE, IN_DELETE, IN_MOVED_FROM, IN_MOVED_TO) != 0 }
    }

    /// Why a folder is not watched: a number of `errno`.
    struct Refusal: Error {
        let number: Int32
    }

    /// Entries that come and go.
    private static let comings = bits(
        IN_CREATE, IN_DELETE, IN_MOVED_FROM, IN_MOVED_TO, IN_DELETE_SELF, IN_MOVE_SELF, IN_ONLYDIR, IN_MASK_ADD)
    /// Entries that change. Writes are seen when the writer closes the file.
    private static let changes = bits(IN_CLOSE_WRITE, IN_ATTRIB)

    /// Readable when there are events; never waited for.
    let descriptor: Int32

    /// Nil when the kernel gives no descriptor; `errno` says why.
    init?() {
        descriptor = inotify_init1(Int32(IN_CLOEXEC | IN_NONBLOCK))
        if descriptor < 0 { return nil }
    }

    /// Ends all of it.
    func close() { Glibc.close(descriptor) }

    /// Watches the folder at `path` and gives its number, the same for the same folder.
    ///
    /// - Parameter closely: Whether changes of its entries count, and not only that they come and go.
    func watch(_ path: String, closely: Bool) -> Result<Int32, Refusal> {
        let interests = closely ? Inotify.comings | Inotify.changes : Inotify.comings
        let number = inotify_add_watch(descriptor, path, interests)
        return number < 0 ? .failure(Refusal(number: errno)) : .success(number)
    }

    /// Watches a folder no more.
    func forget(_ number: Int32) { inotify_rm_watch(descriptor, number) }

    /// All events until now.
    func readEvents() -> [Event] {
        var events: [Event] = []
        var buffer = [UInt8](repeating: 0, count: 16 * 1024)
        while true {
            let count = read(descriptor, &buffer, buffer.count)
            if count < 0, errno == EINTR { continue }
            if count <= 0 { return events }
            buffer.withUnsafeBytes { bytes in
                var start = 0
                while start + MemoryLayout<inotify_event>.size <= count {
                    let head = bytes.loadUnaligned(fromByteOffset: start, as: inotify_event.self)
                    let nameStart = start + MemoryLayout<inotify_event>.size
                    start = nameStart + Int(head.len)
                    let name = bytes[nameStart..<min(start, count)].prefix { $0 != 0 }
                    events.append(
                        Event(number: head.wd, name: String(decoding: name, as: UTF8.self), mask: head.mask))
                }
            }
        }
    }

    /// Why a folder is not watched, in words; inotify has meanings of its own for two of the numbers.
    static func words(_ number: Int32) -> String {
        switch number {
        case ENOSPC: "too many watched folders (fs.inotify.max_user_watches)"
        case EMFILE: "too many watchers (fs.inotify.max_user_instances)"
        default: SystemError.words(number)
        }
    }

    /// What `path` leads to when links are followed, or nil when it leads nowhere.
    static func target(of path: String) -> String? {
        guard let resolved = realpath(path, nil) else { return nil }
        defer { free(resolved) }
        return String(cString: resolved)
    }
}

/// inotify's flags as the bits of one mask.
private func bits(_ flags: Int32...) -> UInt32 { flags.reduce(0) { $0 | UInt32(bitPattern: $1) } }
