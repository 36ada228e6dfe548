/// What an unchanged calendar is recognised by: what a server gave (RFC 9110, 8.8), or what the source wrote down for
/// itself; empty when there is nothing.
package struct Validators: Hashable, Sendable {
    /// The `ETag`, quotes and all.
    package var entityTag: String
    /// The `Last-Modified` date as it was written.
    package var lastModified: String
    /// Where the source left off, in words of its own.
    package var bookmark: String

    package init(entityTag: String = "", lastModified: String = "", bookmark: String = "") {
        (self.entityTag, self.lastModified, self.bookmark) = (entityTag, lastModified, bookmark)
    }
}
