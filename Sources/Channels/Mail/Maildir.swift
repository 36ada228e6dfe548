import Glibc

/// A Maildir: a folder in which every mail is a file, put there whole or not at all.
///
/// A mail is written in `tmp`, and appears in `new` only when it is on the disk. A mail reader moves it
/// to `cur` and adds flags to its name. Reading and writing need no locks.
struct Maildir: Sendable {
    private let path: String

    init(path: String) {
        var path = path[...]
        while path.count > 1, path.last == "/" { path.removeLast() }
        self.path = String(path)
    }

    /// Files `mail` under `name`, which nothing else is called or begins with.
    ///
    /// - Parameter mayBeFiled: Whether an earlier attempt may have filed it already. Only then is `cur`
    ///   searched, since that takes the longer the more mail there is.
    /// - Returns: Whether it is new; false when it was there already.
    func file(_ mail: [UInt8], named name: String, mayBeFiled: Bool) throws(SystemFault) -> Bool {
        let draft = "\(path)/tmp/\(name)"
        if mayBeFiled, let folder = try folder(of: name) {
            // What filed it may have been cut off before it was safe, or before it had tidied up.
            unlink(draft)
            try sync(folder)
            return false
        }
        // On a full disk, too, the draft is not to stay.
        defer { unlink(draft) }
        try write(mail, to: draft)
        let isNew = try publish(draft, as: "\(path)/new/\(name)")
        try sync("\(path)/new")
        return isNew
    }

    /// Writes `mail` to a file of its own and waits until it is on the disk.
    private func write(_ mail: [UInt8], to draft: String) throws(SystemFault) {
        let descriptor = try create(draft)
        defer { close(descriptor) }
        var rest = mail[...]
        while !rest.isEmpty {
            let written = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if written >= 0 {
                rest = rest.dropFirst(written)
            } else if errno != EINTR {
                throw SystemFault.last
            }
        }
        if fsync(descriptor) != 0 { throw SystemFault.last }
    }

    private func create(_ draft: String) throws(SystemFault) -> Int32 {
        let flags = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC
        // The first try finds folders that are missing or a draft that a crash left behind; mending one
        // may bring the other to light.
        for _ in 0..<2 {
            let descriptor = open(draft, flags, 0o600)
            if descriptor >= 0 { return descriptor }
            switch errno {
            case ENOENT: try createFolders()
            case EEXIST: unlink(draft)
            default: throw SystemFault.last
            }
        }
        let descriptor = open(draft, flags, 0o600)
        if descriptor < 0 { throw SystemFault.last }
        return descriptor
    }

    /// Lets `draft` appear as `mail`; false when that is there already.
    private func publish(_ draft: String, as mail: String) throws(SystemFault) -> Bool {
        // A link, unlike a rename, fails when the name is taken.
        if link(draft, mail) == 0 { return true }
        switch errno {
        case EEXIST:
            return false
        case ENOENT:
            // Somebody tidied up too much.
            try createFolders()
            if link(draft, mail) != 0 { throw SystemFault.last }
            return true
        case EPERM, EOPNOTSUPP, ENOSYS:
            // Some file systems have no links. Nobody else files under this name, so looking first is safe.
            if access(mail, F_OK) == 0 { return false }
            if rename(draft, mail) != 0 { throw SystemFault.last }
            return true
        default:
            throw SystemFault.last
        }
    }

    /// The folder that holds the mail `name`, whatever flags it has, or nil.
    private func folder(of name: String) throws(SystemFault) -> String? {
        let (new, current) = ("\(path)/new", "\(path)/cur")
        // In this order: a reader moves mail from `new` to `cur`, never back.
        if access("\(new)/\(name)", F_OK) == 0 { return new }
        // Twice, because an entry that gets other flags while the folder is read may be passed over.
        for _ in 0..<2 where try contains(current, nameBeginningWith: name) { return current }
        return nil
    }

    private func contains(_ folder: String, nameBeginningWith name: String) throws(SystemFault) -> Bool {
        guard let entries = opendir(folder) else {
            if errno == ENOENT { return false }
            throw SystemFault.last
        }
        defer { closedir(entries) }
        let beginning = Array(name.utf8)
        while let entry = readdir(entries) {
            if withUnsafeBytes(of: &entry.pointee.d_name, { $0.starts(with: beginning) }) { return true }
        }
        return false
    }

    private func sync(_ folder: String) throws(SystemFault) {
        let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        if descriptor < 0 { throw SystemFault.last }
        defer { close(descriptor) }
        if fsync(descriptor) != 0 { throw SystemFault.last }
    }

    /// Makes the Maildir and what is missing above it, for nobody else to read.
    private func createFolders() throws(SystemFault) {
        var parent = path.hasPrefix("/") ? "/" : "."
        for part in path.split(separator: "/") {
            try createFolder("\(parent)/\(part)", in: parent)
            parent += "/\(part)"
        }
        for part in ["tmp", "new", "cur"] { try createFolder("\(path)/\(part)", in: path) }
    }

    private func createFolder(_ folder: String, in parent: String) throws(SystemFault) {
        if mkdir(folder, 0o700) == 0 { return try sync(parent) }
        // A folder that is there may be in one that we can pass through but not write.
        let fault = SystemFault.last
        if access(folder, F_OK) != 0 { throw fault }
    }
}
