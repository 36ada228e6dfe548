import GRDB
import Glibc
package import ReminderCore

extension StoreCopy {
    /// Puts the copy `file` in the place of the store in the folder `path`, which no daemon may use.
    ///
    /// The copy stays where it is. It is checked before the store is touched; one of an earlier schema is brought up to
    /// date at the next start. The store that was there gets another name.
    ///
    /// - Returns: What is in the store now, and where the one before is; nil when there was none.
    /// - Throws: ``CopyRefusal`` or ``StoreFailure``.
    package static func putBack(_ file: String, into path: String) throws -> (StoreContents, previous: String?) {
        let remedy = "name a file that nhaclich backup wrote"
        try requireFile(file, remedy: remedy)
        guard let folder = try StateFolder(ifFree: path) else {
            throw CopyRefusal(
                .harmful, "a running nhaclich uses \(path.withoutLastSlash)",
                remedy: "stop it first, as with systemctl stop nhaclich")
        }
        defer { folder.release() }
        let store = "\(folder.path)/\(SQLiteStore.fileName)"
        let draft = try Draft(of: store)
        let contents = try fill(draft, from: file, remedy: remedy)
        let previous = FileStatus(store) == nil ? nil : try setAside(store)
        try draft.putInPlace(owner: FileStatus(folder.path))
        return (contents, previous)
    }

    /// Gives the store a second name, the one to remain: at every moment one of them has its old name.
    private static func setAside(_ store: String) throws(StoreFailure) -> String {
        // What is in the log is moved into the database. When that cannot be, as in one that is damaged, the log goes along.
        _ = try? DatabaseQueue(path: store).writeWithoutTransaction { try $0.checkpoint(.truncate) }
        var name = "\(store).before-restore"
        var number = 1
        while link(store, name) != 0 {
            guard errno == EEXIST else {
                throw StoreFailure("cannot keep \(store) as \(name): \(FileStatus.words(errno))")
            }
            number += 1
            name = "\(store).before-restore-\(number)"
        }
        // With the log of another database beside it, the new one would be damaged.
        if (FileStatus("\(store)-wal")?.size ?? 0) > 0 { rename("\(store)-wal", "\(name)-wal") }
        unlink("\(store)-wal")
        unlink("\(store)-shm")
        return name
    }
}
