import Glibc
import ReminderCore
import Testing

@testable import HostSystem

@Suite("Secrets")
struct FileSecretsTests {
    private let folder: TemporaryFolder
    private let secrets: FileSecrets

    init() throws {
        folder = try TemporaryFolder()
        try folder.makeFolder("etc/credentials")
        try folder.makeFolder("run")
        secrets = FileSecrets(
            configurationFolder: folder("etc"), serviceFolder: folder("service"),
            environment: ["CREDENTIALS_DIRECTORY": folder("run"), "TOKEN": "from the environment\n", "NOTHING": ""])
    }

    private func refusal(_ reference: SecretReference) -> SecretUnreadable? {
        do throws(SecretUnreadable) {
            _ = try secrets.secret(reference)
            return nil
        } catch { return error }
    }

    @Test("a credential is looked for with systemd first, then beside the configuration, then with the running service")
    func credentialPlaces() throws {
        try folder.makeFolder("service")
        try folder.write("service/encrypted_room-url", "of the running service\n".utf8)
        #expect(try secrets.secret(.credential("room-url")) == Secret("of the running service"))
        try folder.write("etc/credentials/room-url", "fourth\n".utf8)
        #expect(try secrets.secret(.credential("room-url")) == Secret("fourth"))
        try folder.write("run/credentials_room-url", "third\n".utf8)
        #expect(try secrets.secret(.credential("room-url")) == Secret("third"))
        try folder.write("run/encrypted_room-url", "second\n".utf8)
        #expect(try secrets.secret(.credential("room-url")) == Secret("second"))
        try folder.write("run/room-url", "first\n".utf8)
        #expect(try secrets.secret(.credential("room-url")) == Secret("first"))
    }

    @Test(
        "the newline at the end is not part of the secret, anything else is",
        arguments: [
            ("a\n", "a"), ("a\r\n", "a"), ("a\n\n", "a\n"), (" a ", " a "), ("mật khẩu", "mật khẩu"),
        ])
    func newline(content: String, secret: String) throws {
        try folder.write("file", content.utf8)
        #expect(try secrets.secret(.file(folder("file"))) == Secret(secret))
    }

    @Test("the environment has secrets too")
    func environment() throws {
        #expect(try secrets.secret(.environment("TOKEN")) == Secret("from the environment"))
        #expect(refusal(.environment("NOTHING"))?.problem == "environment variable 'NOTHING' is empty")
        #expect(refusal(.environment("ABSENT"))?.problem == "environment variable 'ABSENT' is not set")
    }

    @Test("a credential that is nowhere is told with every place looked at")
    func nowhere() {
        let refusal = refusal(.credential("room-url"))
        #expect(refusal?.problem == "credential 'room-url' is nowhere to be found")
        for place in ["run/room-url", "run/credentials_room-url", "etc/credentials/room-url"] {
            #expect(refusal?.remedy.contains(folder(place)) == true)
        }
    }

    @Test("a credential that only the service can decrypt is told so")
    func encrypted() throws {
        try folder.makeFolder("etc/credentials.encrypted")
        try folder.write("etc/credentials.encrypted/room-url", "sealed".utf8)
        let refusal = refusal(.credential("room-url"))
        #expect(
            refusal?.problem == "credential 'room-url' is encrypted, in \(folder("etc/credentials.encrypted/room-url"))"
        )
        #expect(refusal?.remedy.contains("systemctl restart nhaclich") == true)
    }

    @Test("a credential's name cannot lead elsewhere", arguments: ["", ".", "..", "../x", "a/b", "a\0b", "a\nb"])
    func escape(name: String) throws {
        try folder.write("etc/x", "secret".utf8)
        #expect(refusal(.credential(name))?.problem.hasSuffix("is not a name") == true)
    }

    @Test("what cannot be a secret is told apart")
    func unfit() throws {
        try folder.write("empty", "\n".utf8)
        try folder.write("binary", [0xFF, 0xFE])
        try folder.write("nul", [0x61, 0, 0x62])
        try folder.write("large", [UInt8](repeating: 0x61, count: 64 * 1024 + 1))
        try folder.write("largest", [UInt8](repeating: 0x61, count: 64 * 1024))
        mkfifo(folder("pipe"), 0o600)
        let problems = [
            "empty": "is empty", "binary": "is not text in UTF-8", "nul": "is not text in UTF-8",
            "large": "is larger than 64 KiB", "run": "is not a file", "pipe": "is not a file",
            "absent": "does not exist",
            "empty/x": "does not exist",
        ]
        for (name, problem) in problems {
            #expect(refusal(.file(folder(name)))?.problem == "secret file '\(folder(name))' \(problem)")
        }
        #expect(refusal(.file("relative"))?.problem == "secret file 'relative' is not an absolute path")
        #expect(refusal(.file(folder("largest"))) == nil)
    }

    @Test("a file nobody may read says so", .enabled(if: geteuid() != 0, "root may read everything"))
    func notPermitted() throws {
        try folder.write("file", "secret".utf8)
        chmod(folder("file"), 0)
        #expect(refusal(.file(folder("file")))?.problem == "secret file '\(folder("file"))' may not be read")
    }
}
