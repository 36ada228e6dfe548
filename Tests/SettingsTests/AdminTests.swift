import ReminderCore
import Settings
import Testing

@Suite("Where browsers and programs come in")
struct AdminTests {
    @Test(
        "an address and a port are understood as they are written",
        arguments: [
            ("8480", "127.0.0.1", 8480, true), ("127.0.0.1:8480", "127.0.0.1", 8480, true),
            ("localhost:80", "127.0.0.1", 80, true), ("\"[::1]:8480\"", "::1", 8480, true),
            ("\"[2001:DB8::7]:443\"", "2001:db8::7", 443, false), ("192.0.2.1:65535", "192.0.2.1", 65_535, false),
            ("\"[::]:8480\"", "::", 8480, false), ("0.0.0.0:8480", "0.0.0.0", 8480, false),
        ])
    func addresses(text: String, host: String, port: Int, isLoopback: Bool) throws {
        let admin = try #require(try read("listen: \(text)\n  password: correct horse battery"))
        #expect(admin.listen.host == host && admin.listen.port == port && admin.listen.isLoopback == isLoopback)
        #expect(admin.password?.reveal() == "correct horse battery" && admin.token == nil && !admin.isOpen)
    }

    @Test(
        "what is no address of this machine is refused, with what to write",
        arguments: [
            "0", "65536", "8480x", ":8480", "127.0.0.1", "127.0.0.1:", "127.0.0.1:http", "127.0.0:8480",
            "127.0.0.01:8480", "127.0.0.256:8480", "::1:8480", "\"[::1]\"", "\"[::1:8480\"", "\"[:::1]:8480\"",
            "\"[1:2:3:4:5:6:7:8:9]:80\"", "\"[g::]:80\"", "example.org:80", "-1", "127.0.0.1:+80", "+80",
        ])
    func noAddresses(text: String) throws {
        #expect(throws: ConfigurationFaults.self) { try read("listen: \(text)\n  token: 0123456789abcdef") }
    }

    @Test("nothing is asked on loopback unless it is configured; hosts are compared in lower case")
    func loopback() throws {
        let admin = try #require(try read("listen: 8480\n  hosts: [Reminders.Example.org, a.example]"))
        #expect(admin.isOpen && admin.hosts == ["reminders.example.org", "a.example"])
        #expect(try ConfigurationReader.forTests().read("timezone: UTC").admin == nil)
        #expect(try ConfigurationReader.forTests().read("admin:").admin == nil)
    }

    @Test("a configuration with another secret is another configuration")
    func equality() throws {
        let texts = ["token: 0123456789abcdef", "token: 0123456789abcdeg", "password: 0123456789abcdef"]
        let all = try texts.map { try ConfigurationReader.forTests().read("admin:\n  listen: 8480\n  \($0)\n") }
        #expect(all[0] == all[0] && all[0] != all[1] && all[0] != all[2])
    }

    private func read(_ admin: String) throws -> AdminSettings? {
        try ConfigurationReader.forTests().read("admin:\n  \(admin)\n").admin
    }
}
