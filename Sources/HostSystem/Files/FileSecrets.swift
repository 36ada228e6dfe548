import FoundationEssentials
import Glibc
package import ReminderCore

/// Secrets in systemd credentials, in files and in the environment.
package struct FileSecrets: SecretSource {
    /// The largest secret that is read, in bytes.
    private static let largest = 64 * 1024

    private let configurationFolder: String
    private let serviceFolder: String
    private let environment: [String: String]

    /// - Parameters:
    ///   - configurationFolder: The absolute path of the folder whose `credentials` folder is looked in.
    ///   - serviceFolder: Where systemd keeps what it gave to the running service: root's commands look there last.
    ///   - environment: The variables of the environment, `CREDENTIALS_DIRECTORY` among them.
    package init(
        configurationFolder: String, serviceFolder: String = "/run/credentials/nhaclich.service",
        environment: [String: String] = ProcessInfo.processInfo.environment
    ) {
        (self.configurationFolder, self.serviceFolder) = (configurationFolder, serviceFolder)
        self.environment = environment
    }

    package func secret(_ reference: SecretReference) throws(SecretUnreadable) -> Secret {
        switch reference {
        case .credential(let name): try credential(name)
        case .file(let path): try file(path)
        case .environment(let name): try variable(name)
        }
    }

    /// A file that every user of this machine may read. What systemd hands to the service is the service's alone, but
    /// where it has it from may not be.
    package func concern(about reference: SecretReference) -> SecretConcern? {
        let (subject, path): (String, String)
        switch reference {
        case .credential(let name):
            (subject, path) = ("credential '\(name)'", "\(configurationFolder)/credentials/\(name)")
        case .file(let place):
            if let given = environment["CREDENTIALS_DIRECTORY"], place.hasPrefix("\(given)/") { return nil }
            (subject, path) = ("secret", place)
        case .environment: return nil
        }
        guard FileModes.isOpenToAll(path) else { return nil }
        let shown = PlainText.onOneLine(path, limit: 200)
        return SecretConcern(
            problem: "every user of this machine may read the \(subject) in '\(shown)'",
            remedy: "chmod 600 \(shown), and have it belong to whom it is for")
    }

    // MARK: - The three places

    private func credential(_ name: String) throws(SecretUnreadable) -> Secret {
        let subject = "credential '\(PlainText.onOneLine(name, limit: 80))'"
        let isName = !name.isEmpty && name != "." && name != ".." && name.utf8.count <= 255
        guard isName, !name.utf8.contains(where: { $0 == UInt8(ascii: "/") || $0 < 0x20 }) else {
            throw SecretUnreadable(
                problem: "\(subject) is not a name", remedy: "write a plain name without '/', as in 'room-url'")
        }
        let places = places(of: name)
        for place in places {
            switch SmallFile.read(place, upTo: FileSecrets.largest) {
            case .absent: continue
            case .bytes(let bytes): return try text(bytes, of: "\(subject) (\(place))")
            case .failed(let trouble): throw unreadable("\(subject) (\(place))", place, trouble)
            }
        }
        let sealed = "\(configurationFolder)/credentials.encrypted/\(name)"
        if access(sealed, F_OK) == 0 {
            throw SecretUnreadable(
                problem: "\(subject) is encrypted, in \(sealed)",
                remedy: "systemd gives it to the service when that starts: 'sudo systemctl restart nhaclich'; "
                    + "commands read it from the running service, as root")
        }
        throw SecretUnreadable(
            problem: "\(subject) is nowhere to be found",
            remedy: "put it into \(configurationFolder)/credentials/\(name), or give it to the service with "
                + "LoadCredential=\(name):PATH; looked for \(places.joined(separator: ", "))")
    }

    /// Where a credential may be, in order.
    private func places(of name: String) -> [String] {
        let given = environment["CREDENTIALS_DIRECTORY"].map { Self.places(of: name, given: $0) } ?? []
        let running = access(serviceFolder, R_OK | X_OK) == 0 ? Self.places(of: name, given: serviceFolder) : []
        return given + ["\(configurationFolder)/credentials/\(name)"] + running
    }

    /// Where a credential may be in a folder of systemd's. `LoadCredential=credentials:FOLDER` puts an underscore where
    /// the folder's slash was (systemd.exec(5)), and so does the unit's `LoadCredentialEncrypted=encrypted:FOLDER`.
    private static func places(of name: String, given folder: String) -> [String] {
        ["\(folder)/\(name)", "\(folder)/encrypted_\(name)", "\(folder)/credentials_\(name)"]
    }

    private func file(_ path: String) throws(SecretUnreadable) -> Secret {
        let subject = "secret file '\(PlainText.onOneLine(path, limit: 200))'"
        guard path.first == "/", !path.utf8.contains(0) else {
            throw SecretUnreadable(problem: "\(subject) is not an absolute path", remedy: "begin the path with '/'")
        }
        switch SmallFile.read(path, upTo: FileSecrets.largest) {
        case .bytes(let bytes): return try text(bytes, of: subject)
        case .failed(let trouble): throw unreadable(subject, path, trouble)
        case .absent:
            throw SecretUnreadable(
                problem: "\(subject) does not exist", remedy: "create the file with the secret in it, mode 0600")
        }
    }

    private func variable(_ name: String) throws(SecretUnreadable) -> Secret {
        let subject = "environment variable '\(PlainText.onOneLine(name, limit: 80))'"
        guard let value = environment[name] else {
            throw SecretUnreadable(
                problem: "\(subject) is not set",
                remedy: "set it, as with EnvironmentFile= in the unit, or keep the secret in a credential")
        }
        return try text(Array(value.utf8.prefix(FileSecrets.largest)), of: subject)
    }

    // MARK: - What was found there

    private func text(_ bytes: [UInt8], of subject: String) throws(SecretUnreadable) -> Secret {
        var bytes = bytes[...]
        if bytes.last == UInt8(ascii: "\n") { bytes.removeLast() }
        if bytes.last == UInt8(ascii: "\r") { bytes.removeLast() }
        if bytes.isEmpty {
            throw SecretUnreadable(problem: "\(subject) is empty", remedy: "write the secret into it")
        }
        guard !bytes.contains(0), let text = String(validating: bytes, as: UTF8.self) else {
            throw SecretUnreadable(
                problem: "\(subject) is not text in UTF-8", remedy: "save it as plain text in UTF-8")
        }
        return Secret(text)
    }

    private func unreadable(_ subject: String, _ path: String, _ trouble: SmallFile.Trouble) -> SecretUnreadable {
        switch trouble {
        case .notPermitted:
            SecretUnreadable(
                problem: "\(subject) may not be read",
                remedy: "let the user of the service read it, or load it with LoadCredential=NAME:\(path)")
        case .notAFile:
            SecretUnreadable(problem: "\(subject) is not a file", remedy: "name the file that has the secret in it")
        case .tooLarge:
            SecretUnreadable(
                problem: "\(subject) is larger than \(FileSecrets.largest / 1024) KiB",
                remedy: "check that it is the secret and nothing else")
        case .other(let reason):
            SecretUnreadable(problem: "\(subject) cannot be read: \(reason)", remedy: "check the file and its disk")
        }
    }
}
