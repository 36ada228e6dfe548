/// Authorities whose word about a server's name is taken besides that of those the machine knows.
package struct Authorities: Hashable, Sendable {
    /// The file their certificates are in.
    package let path: String
    /// What is in it, in PEM (RFC 7468).
    package let certificates: [UInt8]

    package init(path: String, certificates: [UInt8]) { (self.path, self.certificates) = (path, certificates) }
}
