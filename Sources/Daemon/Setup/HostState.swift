package import ReminderCore
import Store

/// The store of this machine, for the commands that copy it and put a copy back.
package enum HostState {
    /// Writes what the store in `folder` holds into the new file `target`, whether a daemon uses it or not.
    ///
    /// - Throws: `CopyRefusal` or `StoreFailure`.
    package static func backUp(_ folder: String, to target: String) throws -> StoreContents {
        try StoreCopy.make(of: folder, at: target)
    }

    /// Puts the copy `file` in the place of the store in `folder`, which no daemon may use.
    ///
    /// - Returns: What is in the store now, and where the one before is; nil when there was none.
    /// - Throws: `CopyRefusal` or `StoreFailure`.
    package static func restore(_ file: String, to folder: String) throws -> (StoreContents, previous: String?) {
        try StoreCopy.putBack(file, into: folder)
    }
}
