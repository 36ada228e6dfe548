import HostSystem
import ReminderCore
import Settings
import WebClient

/// Certificates of authorities in files.
struct AuthorityFiles: AuthoritySource {
    /// The largest file that is read, in bytes: the machine's own has about 200 KiB.
    private static let largestFile = 1024 * 1024

    func authorities(at path: String) throws(AuthoritiesUnreadable) -> Authorities {
        let bytes: [UInt8]
        switch SmallFile.read(path, upTo: Self.largestFile) {
        case .bytes(let read): bytes = read
        case .absent:
            throw AuthoritiesUnreadable(
                "there is no file '\(path)'", remedy: "put the authority's certificate there, in PEM")
        case .failed(.notPermitted):
            throw AuthoritiesUnreadable(
                "the file '\(path)' may not be read",
                remedy: "let the user nhaclich read it: chmod 644; certificates are no secrets")
        case .failed(.notAFile):
            throw AuthoritiesUnreadable("'\(path)' is not a file", remedy: "name the file with the certificate")
        case .failed(.tooLarge):
            throw AuthoritiesUnreadable("the file '\(path)' is larger than 1 MiB", remedy: "is it the right one?")
        case .failed(.other(let words)):
            throw AuthoritiesUnreadable("the file '\(path)' cannot be read: \(words)", remedy: "check the disk")
        }
        let authorities = Authorities(path: path, certificates: bytes)
        guard authorities.count > 0 else {
            throw AuthoritiesUnreadable(
                "there is no certificate in '\(path)', or a damaged one",
                remedy: "give it in PEM, from '-----BEGIN CERTIFICATE-----' to its end")
        }
        return authorities
    }
}
