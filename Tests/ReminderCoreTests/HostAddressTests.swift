import ReminderCore
import Testing

@Suite("Addresses of hosts")
struct HostAddressTests {
    @Test(
        "every spelling of an address that the system's resolver knows is that address",
        arguments: [
            ("127.0.0.1", "127.0.0.1"), ("127.1", "127.0.0.1"), ("127.0.1", "127.0.0.1"), ("0x7f.1", "127.0.0.1"),
            ("0X7F000001", "127.0.0.1"), ("2130706433", "127.0.0.1"), ("017700000001", "127.0.0.1"),
            ("0177.0.0.01", "127.0.0.1"), ("0", "0.0.0.0"), ("192.168.257", "192.168.1.1"),
            ("10.65535", "10.0.255.255"),
            ("4294967295", "255.255.255.255"), ("169.254.169.254", "169.254.169.254"),
            ("::1", "::1"), ("0:0:0:0:0:0:0:1", "::1"), ("0000:0000::0001", "::1"), ("::", "::"),
            ("FE80::1%eth0", "fe80::1"), ("2001:DB8:0:0:1:0:0:1", "2001:db8::1:0:0:1"),
            ("2001:db8:0:1:1:1:1:1", "2001:db8:0:1:1:1:1:1"), ("::ffff:127.0.0.1", "::ffff:7f00:1"),
            ("::ffff:7f00:1", "::ffff:7f00:1"), ("64:ff9b::10.0.0.1", "64:ff9b::a00:1"),
            ("1:2:3:4:5:6:1.2.3.4", "1:2:3:4:5:6:102:304"), ("1::", "1::"), ("::8", "::8"),
        ])
    func spellings(text: String, canonical: String) {
        #expect(HostAddress(text)?.description == canonical)
    }

    @Test(
        "what is no address is a name",
        arguments: [
            "", ".", "example.org", "1.2.3.4.5", "256.1.1.1", "1.2.3.256", "1.2.65536", "4294967296", "08.1.1.1", "0x",
            "0x.1.1.1", "1.2.3.", ".1.2.3", "+1.2.3.4", "1.2.3.4a", "१.1.1.1", "99999999999999999999999",
            ":", ":::", "1:2", "1:2:3:4:5:6:7:8:9", "1::2::3", "12345::", "g::1", "::1.2.3", "1.2.3.4::", "::1.2.3.256",
            "::1.2.3.-0",
            "::+1", "1:2:3:4:5:6:7::8:9",
        ])
    func names(text: String) {
        #expect(HostAddress(text) == nil)
    }

    @Test(
        "what is not on the public internet is private",
        arguments: [
            "0.0.0.0", "0.1.2.3", "10.0.0.1", "100.64.0.1", "100.127.255.255", "127.0.0.1", "127.255.255.254",
            "169.254.169.254", "172.16.0.1", "172.31.255.255", "192.0.0.1", "192.0.2.1", "192.88.99.1", "192.168.1.5",
            "198.18.0.1", "198.19.255.255", "198.51.100.7", "203.0.113.9", "224.0.0.1", "239.255.255.255", "240.0.0.1",
            "255.255.255.255",
            "::", "::1", "::127.0.0.1", "::ffff:127.0.0.1", "::ffff:192.168.1.1", "::ffff:0:127.0.0.1",
            "64:ff9b::10.0.0.1", "64:ff9b::7f00:1", "64:ff9b:1::8.8.8.8", "100::1", "2001::1", "2001:2::1",
            "2001:10::1",
            "2001:1ff::1", "2001:db8::1", "2002:7f00:1::", "2002:c0a8:101::1", "3fff::1", "3fff:fff::1", "5f00::1",
            "fc00::1", "fd12:3456::1", "fe80::1", "fe80::1%eth0", "fec0::1", "ff02::1", "4000::1",
        ])
    func isPrivate(text: String) throws {
        #expect(try #require(HostAddress(text)).isPublic == false)
    }

    @Test(
        "everything else is public",
        arguments: [
            "1.1.1.1", "8.8.8.8", "9.255.255.255", "11.0.0.1", "100.63.255.255", "100.128.0.1", "126.255.255.255",
            "128.0.0.1", "169.253.1.1", "172.15.255.255", "172.32.0.1", "192.0.1.1", "192.167.1.1", "192.169.0.1",
            "198.17.255.255", "198.20.0.1", "223.255.255.255",
            "::ffff:8.8.8.8", "64:ff9b::8.8.8.8", "2002:808:808::1", "2001:200::1", "2001:4860:4860::8888",
            "2400:cb00::1", "2606:4700::1111", "2a00:1450::1", "3ffe::1", "3fff:1000::1",
        ])
    func isPublic(text: String) throws {
        #expect(try #require(HostAddress(text)).isPublic)
    }

    @Test("a host is the same however its address is written")
    func hosts() {
        #expect(WebHost("[0:0::1]") == WebHost("::1"))
        #expect(WebHost("127.1") == WebHost("2130706433"))
        #expect(WebHost("Cloud.LAN.") == WebHost("cloud.lan"))
        #expect(WebHost("lịch.vn").description == "xn--lch-llz.vn")
        #expect(WebHost(of: Secret("https://an:pw@Cloud.lan:8443/dav")) == .name("cloud.lan"))
        #expect(WebHost(of: Secret("http://[::1]:80/")) == WebHost("::1"))
        #expect(WebHost(of: Secret("http://127.0.0.1")) == WebHost("127.0.0.1"))
        #expect(WebHost(of: Secret("not an address")) == nil)
    }

    @Test("a calendar reaches the public internet, hosts with a name for it, and itself where it says where it is")
    func reach() {
        let named: Set = [WebHost("cloud.lan")]
        func isPublicOnly(_ host: String, at address: String) -> Bool {
            WebReach.ofCalendar(at: Secret(address), and: named).isPublicOnly(WebHost(host))
        }
        #expect(!isPublicOnly("cloud.lan", at: "https://example.org/team.ics"))
        #expect(isPublicOnly("example.org", at: "https://example.org/team.ics"))
        #expect(isPublicOnly("other.lan", at: "https://other.lan/team.ics"))
        #expect(isPublicOnly("192.168.1.5", at: "https://cloud.lan/team.ics"))
        #expect(!isPublicOnly("192.168.1.5", at: "http://192.168.1.5/team.ics"))
        #expect(isPublicOnly("192.168.1.6", at: "http://192.168.1.5/team.ics"))
        #expect(!isPublicOnly("localhost", at: "http://localhost:8080/team.ics"))
        #expect(isPublicOnly("127.0.0.1", at: "http://localhost:8080/team.ics"))
        #expect(!WebReach.anywhere.isPublicOnly(WebHost("127.0.0.1")))
    }
}
