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

    /// A mail to be filed.
    struct Filing: Sendable {
        let mail: [UInt8]
        /// Nothing else is called or begins with it.
        let name: String
        /// Whether an earlier attempt may have filed it already. Only then is `cur` searched, since that takes the longer
        /// the more mail there is.
        let mayBeFiled: Bool
    }

    /// Files mails, which share the waits for the disk.
    ///
    /// - Returns: Of each whether it is new; false when it was there already.
    func file(_ filings: [Filing]) -> [Result<Bool, SystemFault>] {
        let drafts = filings.map { Draft($0, in: self) }
        // On a full disk, too, no draft is to stay.
        defer { for draft in drafts { draft.discard() } }
        for draft in drafts { draft.attempt(draft.write) }
        let written = drafts.filter { $0.isWritten }
        // The kernel begins with all of them before one is waited for: the first wait is then nearly the only one, and each
        // is still told what became of its own.
        if written.count > 1 { for draft in written { draft.begin() } }
        for draft in written { draft.attempt(draft.sync) }
        for draft in written { draft.attempt(draft.publish) }
        for folder in Set(drafts.compactMap(\.folder)) {
            do throws(SystemFault) { try sync("\(path)/\(folder)") } catch {
                for draft in drafts where draft.folder == folder { draft.fail(error) }
            }
        }
        return drafts.map(\.result)
    }

    /// A mail on its way into the Maildir.
    private final class Draft {
        private let filing: Filing
        private let maildir: Maildir
        private var descriptor: Int32 = -1
        /// The folder that it is in; nil as long as it is in none.
        private(set) var folder: String?
        /// Whether it is new in ``folder``, or what was in the way.
        private(set) var result: Result<Bool, SystemFault> = .success(false)

        private var path: String { "\(maildir.path)/tmp/\(filing.name)" }
        /// Whether it is written, and waits for the disk.
        var isWritten: Bool { descriptor >= 0 && (try? result.get()) != nil }

        init(_ filing: Filing, in maildir: Maildir) { (self.filing, self.maildir) = (filing, maildir) }

        func fail(_ fault: SystemFault) { result = .failure(fault) }

        /// Does `step`, unless one before it failed.
        func attempt(_ step: () throws(SystemFault) -> Void) {
            if case .failure = result { return }
            do throws(SystemFault) { try step() } catch { fail(error) }
        }

        /// Writes it, unless it is filed already.
        func write() throws(SystemFault) {
            if filing.mayBeFiled, let folder = try maildir.folder(of: filing.name) {
                // What filed it may have been cut off before it was safe.
                self.folder = folder
                return
            }
            descriptor = try maildir.create(path)
            var rest = filing.mail[...]
            while !rest.isEmpty {
                let written = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
                if written >= 0 {
                    rest = rest.dropFirst(written)
                } else if errno != EINTR {
                    throw SystemFault.last
                }
            }
        }

        /// Lets the kernel begin to write it to the disk. It takes no more than a word that the file will not be read soon.
        func begin() { posix_fadvise(descriptor, 0, 0, POSIX_FADV_DONTNEED) }

        /// Waits until it is on the disk.
        func sync() throws(SystemFault) { if fsync(descriptor) != 0 { throw SystemFault.last } }

        /// Lets it appear.
        func publish() throws(SystemFault) {
            result = .success(try maildir.publish(path, as: "\(maildir.path)/new/\(filing.name)"))
            folder = "new"
        }

        /// Leaves nothing in `tmp`.
        func discard() {
            if descriptor >= 0 { close(descriptor) }
            unlink(path)
        }
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
        // In this order: a reader moves mail from `new` to `cur`, never back.
        if access("\(path)/new/\(name)", F_OK) == 0 { return "new" }
        // Twice, because an entry that gets other flags while the folder is read may be passed over.
        for _ in 0..<2 where try contains("\(path)/cur", nameBeginningWith: name) { return "cur" }
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
