import CivilTime
import ReminderCore
import Testing

@Suite("Identity")
struct IdentityTests {
    /// Worked out with Python's hashlib: each part's length as a little-endian 64-bit number, then its bytes.
    @Test(
        "the same parts have had the same name since the first release",
        arguments: [
            ([""], "af5570f5a1810b7af78caf4bc70a660f"), (["a", "b"], "cf6ab613e3942391f88ed698557e1680"),
            (["ab"], "5dff2b3fa79721a8181b9beb1db6bcce"), (["hội thảo"], "c76b3d83ad4676ed927a20ebb5d5f909"),
            ([], "e3b0c44298fc1c149afbf4c8996fb924"),
        ])
    func known(parts: [String], name: String) {
        let identity = Identity { digest in
            for part in parts { digest.add(part) }
        }
        #expect(identity.description == name)
    }

    @Test("numbers and bytes have stable names too, and so has a reminder")
    func knownNumbers() {
        #expect(Identity { $0.add(Int64(-1)) }.description == "12a3ae445661ce5dee78d0650d33362d")
        #expect(Identity { $0.add(bytes: [0, 255]) }.description == "f0160f0e6102feb69a19adad7b99f4be")
        let reminder = Reminder.test(uid: "u1", lead: "1d", due: at("2020-02-12T08:30"), start: at("2020-02-13T08:30"))
        #expect(reminder.id.description == "6d0040ba5402b272bb0172611ebccd65")
    }

    @Test("where one part ends and the next begins counts")
    func borders() {
        let all = [
            Identity(of: "ab", "c"), Identity(of: "a", "bc"), Identity(of: "abc"), Identity(of: "abc", ""),
            Identity(of: "", "abc"), Identity(of: "a", "b", "c"), Identity(of: "c", "ab"),
        ]
        #expect(Set(all).count == all.count)
    }

    @Test("a name is read back from its hexadecimal digits and from its bytes")
    func roundTrip() {
        for number in 0..<200 {
            let identity = Identity(of: "\(number)")
            #expect(identity.description.utf8.count == 32)
            #expect(Identity(identity.description) == identity)
            #expect(Identity(identity.description.uppercased()) == identity)
            #expect(Identity(bytes: identity.bytes) == identity)
        }
        #expect(Identity("000000000000000000000000000000ff")?.description == "000000000000000000000000000000ff")
    }

    @Test(
        "what is no name is none",
        arguments: [
            "", "af55", "af5570f5a1810b7af78caf4bc70a660", "af5570f5a1810b7af78caf4bc70a660f0",
            "gf5570f5a1810b7af78caf4bc70a660f", "+f5570f5a1810b7af78caf4bc70a660f", "af5570f5a1810b7a-78caf4bc70a660f",
            " f5570f5a1810b7af78caf4bc70a660f", "００００００００００aa",
        ])
    func noName(text: String) { #expect(Identity(text) == nil) }

    @Test("sixteen bytes are a name, others are none")
    func bytes() {
        #expect(Identity(bytes: [UInt8](repeating: 0, count: 15)) == nil)
        #expect(Identity(bytes: [UInt8](repeating: 0, count: 17)) == nil)
        #expect(Identity(bytes: (0..<16).map { UInt8($0) })?.description == "000102030405060708090a0b0c0d0e0f")
    }

    @Test("names are ordered as their digits are")
    func order() {
        let names = (0..<100).map { Identity(of: "\($0)") }
        #expect(names.sorted().map(\.description) == names.map(\.description).sorted())
    }

    @Test("a spread stays below its bound", arguments: [1, 2, 10, 1000, .max] as [Int64])
    func spread(bound: Int64) {
        for number in 0..<100 { #expect((0..<bound).contains(Identity(of: "\(number)").spread(below: bound))) }
        #expect(Identity(of: "a").spread(below: 0) == 0)
        #expect(Identity(of: "a").spread(below: -bound) == 0)
    }
}
