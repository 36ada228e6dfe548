import Glibc
import ReminderCore
import Testing

@testable import HostSystem

@Suite("Modes of files")
struct FileModesTests {
    let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        chmod(folder.path, 0o755)
        try folder.makeFolder("etc/credentials")
        try folder.makeFolder("run")
    }

    @Test(
        "a file is open to all when its mode says so, and a group's is not",
        arguments: [(0o644, true), (0o604, true), (0o600, false), (0o640, false), (0o660, false), (0o666, true)])
    func modes(mode: Int, isOpen: Bool) throws {
        try folder.write("etc/secret", "x".utf8)
        chmod(folder("etc/secret"), mode_t(mode))
        #expect(FileModes.isOpenToAll(folder("etc/secret")) == isOpen)
    }

    @Test("a folder on the way keeps everybody out, also where a link leads")
    func folders() throws {
        try folder.write("etc/secret", "x".utf8)
        chmod(folder("etc/secret"), 0o644)
        symlink(folder("etc/secret"), folder("link"))
        #expect(FileModes.isOpenToAll(folder("link")))
        chmod(folder("etc"), 0o700)
        #expect(!FileModes.isOpenToAll(folder("etc/secret")))
        #expect(!FileModes.isOpenToAll(folder("link")))
        #expect(!FileModes.isOpenToAll(folder("nothing")))
    }

    @Test("a secret that everybody may read is of concern, one that systemd hands over is not")
    func concerns() throws {
        let secrets = FileSecrets(
            configurationFolder: folder("etc"), environment: ["CREDENTIALS_DIRECTORY": folder("run")])
        for name in ["etc/credentials/room-url", "etc/plain", "run/handed"] {
            try folder.write(name, "s3cr3t".utf8)
            chmod(folder(name), 0o644)
        }
        let path = folder("etc/credentials/room-url")
        #expect(
            secrets.concern(about: .credential("room-url"))
                == SecretConcern(
                    problem: "every user of this machine may read the credential 'room-url' in '\(path)'",
                    remedy: "chmod 600 \(path), and have it belong to whom it is for"))
        #expect(secrets.concern(about: .file(folder("etc/plain"))) != nil)
        #expect(secrets.concern(about: .file(folder("run/handed"))) == nil)
        #expect(secrets.concern(about: .credential("handed")) == nil)
        #expect(secrets.concern(about: .environment("TOKEN")) == nil)
        chmod(path, 0o600)
        #expect(secrets.concern(about: .credential("room-url")) == nil)
    }
}
