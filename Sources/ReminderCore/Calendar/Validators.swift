/// What a server gave to recognise an unchanged document by (RFC 9110, 8.8); empty when it gave nothing.
package struct Validators: Hashable, Sendable {
    /// The `ETag`, quotes and all.
    package var entityTag: String
    /// The `Last-Modified` date as it was written.
    package var lastModified: String

    package init(entityTag: String = "", lastModified: String = "") {
        (self.entityTag, self.lastModified) = (entityTag, lastModified)
    }
}
