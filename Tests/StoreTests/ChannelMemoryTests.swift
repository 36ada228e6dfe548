import CivilTime
import ReminderCore
import Store
import Testing

/// What every memory of channels keeps to, whatever it keeps the texts in.
@Suite("The memory of channels")
struct ChannelMemoryTests {
    /// A kind of memory.
    enum Kind: CaseIterable {
        case sqlite, fleeting
    }

    let state: TemporaryState
    private let basis = Identity(of: "settings")

    init() throws { state = try TemporaryState() }

    private func memory(_ kind: Kind) throws -> any ChannelMemory {
        switch kind {
        case .sqlite: try SQLiteStore(folder: state.path)
        case .fleeting: FleetingMemory()
        }
    }

    @Test("what a channel keeps it recalls, and no other channel does", arguments: Kind.allCases)
    func recall(kind: Kind) async throws {
        let memory = try memory(kind)
        #expect(try await memory.recall("chat", of: "room", basis: nil) == nil)
        let texts: [RememberedText] = [.secret("chat", Secret("-100\u{0}1")), .shown("quota", "7 còn")]
        try await memory.keep(texts, of: "room", basis: nil, at: noon)
        #expect(try await memory.recall("chat", of: "room", basis: nil) == Secret("-100\u{0}1"))
        #expect(try await memory.recall("quota", of: "room", basis: nil) == Secret("7 còn"))
        #expect(try await memory.recall("chat", of: "hook", basis: nil) == nil)
        #expect(try await memory.recall("chat", of: "room", basis: basis) == nil)
    }

    @Test("what is kept later takes the place of what was, or has it forgotten", arguments: Kind.allCases)
    func replacing(kind: Kind) async throws {
        let memory = try memory(kind)
        for text in ["1", "2"] {
            try await memory.keep([.secret("chat", Secret(text))], of: "room", basis: nil, at: noon)
        }
        #expect(try await memory.recall("chat", of: "room", basis: nil) == Secret("2"))
        try await memory.keep([.forgotten("chat")], of: "room", basis: nil, at: noon)
        #expect(try await memory.recall("chat", of: "room", basis: nil) == nil)
    }

    @Test("channels with the same settings share what holds for these, the last word counts", arguments: Kind.allCases)
    func sharing(kind: Kind) async throws {
        let memory = try memory(kind)
        // The clock was put back in between.
        for (channel, text, hour) in [("room", "1", 5.0), ("hall", "2", 1), ("room", "3", 0)] {
            try await memory.keep([.secret("tokens", Secret(text))], of: channel, basis: basis, at: at(hour))
            for reader in ["room", "hall", "new"] {
                #expect(try await memory.recall("tokens", of: reader, basis: basis) == Secret(text))
            }
        }
        #expect(try await memory.recall("tokens", of: "room", basis: nil) == nil)
        #expect(try await memory.recall("tokens", of: "room", basis: Identity(of: "others")) == nil)
        let other = Identity(of: "others")
        try await memory.keep([.secret("tokens", Secret("4"))], of: "room", basis: other, at: at(6))
        #expect(try await memory.recall("tokens", of: "room", basis: other) == Secret("4"))
        #expect(try await memory.recall("tokens", of: "room", basis: basis) == Secret("2"), "the hall still has it")
    }

    @Test("what is too much is refused whole", arguments: Kind.allCases)
    func bounds(kind: Kind) async throws {
        let memory = try memory(kind)
        let long = Secret(String(repeating: "x", count: RememberedText.longestText + 1))
        let many = (0...RememberedText.mostKeys).map { RememberedText.secret("key \($0)", Secret("x")) }
        let keys = [String(repeating: "k", count: RememberedText.longestKey + 1), ""]
        let tooMuch: [[RememberedText]] =
            [[.secret("long", long)], many] + keys.map { [.secret($0, Secret("x"))] }
        for texts in tooMuch {
            await #expect(throws: StoreFailure.tooMuch(of: "room")) {
                try await memory.keep([.secret("chat", Secret("1"))] + texts, of: "room", basis: nil, at: noon)
            }
            #expect(try await memory.recall("chat", of: "room", basis: nil) == nil)
        }
        let most = Secret(String(repeating: "x", count: RememberedText.longestText))
        try await memory.keep(many.dropLast() + [.secret("key 0", most)], of: "room", basis: nil, at: noon)
        #expect(try await memory.recall("key 0", of: "room", basis: nil) == most)
    }

    @Test("what has returned is there after opening again")
    func reopening() async throws {
        do {
            try await memory(.sqlite).keep([.secret("chat", Secret("1"))], of: "room", basis: nil, at: noon)
        }
        #expect(try await memory(.sqlite).recall("chat", of: "room", basis: nil) == Secret("1"))
    }

    @Test("operators see what is shown, from its time on, and of what is shared the last word")
    func shown() async throws {
        let store = try SQLiteStore(folder: state.path)
        try await store.keep(
            [.shown("quota", "7 left"), .secret("chat", Secret("1")), .shown("token", "old", from: at(5))],
            of: "room", basis: nil, at: noon)
        #expect(try await store.shownMemories(at: noon) == ["room": ["quota": "7 left"]])
        #expect(try await store.shownMemories(at: at(5)) == ["room": ["quota": "7 left", "token": "old"]])
        for channel in ["a", "b"] {
            try await store.keep([.shown("token", channel)], of: channel, basis: basis, at: noon)
        }
        #expect(try await store.shownMemories(at: noon) == ["room": ["quota": "7 left"], "b": ["token": "b"]])
    }

    @Test("a channel's memory is forgotten when the channel was away for long, however old it is")
    func forgetting() async throws {
        let store = try SQLiteStore(folder: state.path)
        func kept() async throws -> [String] {
            try await store.shownMemories(at: at(9_999)).keys.sorted()
        }
        for channel in ["stays", "goes"] {
            try await store.keep([.shown("chat", "1")], of: channel, basis: nil, at: noon)
        }
        let days = { (count: Double) in at(24 * count) }
        try await store.forgetMemories(except: ["stays", "goes"], unseenSince: days(70), at: days(100))
        #expect(try await kept() == ["goes", "stays"], "configured, and never changed")
        try await store.forgetMemories(except: ["stays"], unseenSince: days(99), at: days(129))
        #expect(try await kept() == ["goes", "stays"])
        try await store.forgetMemories(except: ["stays"], unseenSince: days(101), at: days(131))
        #expect(try await kept() == ["stays"])
    }

    @Test("a remembered text does not print itself, shown or not")
    func printing() {
        for text in [RememberedText.secret("chat", Secret("s3cr3t")), .shown("chat", "s3cr3t")] {
            var dumped = ""
            dump(text, to: &dumped)
            #expect(!(dumped + "\(text)" + String(reflecting: text)).contains("s3cr3t"))
        }
    }
}
