import HostSystem

/// The kinds of thing an operator looks for in the journal, each with a `MESSAGE_ID` of its own.
enum JournalEntry: String, CaseIterable, Sendable {
    case started = "84b8413c143f4ab0bb42d6fd0947393a"
    case stopping = "9d9afbef46234e71820b49ab7808497a"
    case configurationInForce = "02e9c5c24c654fa89b679e3273905461"
    case configurationRefused = "f5fdd87fc7274504b65ce6189e85a486"
    case configurationWarning = "3d6023bedacc4dc19a501378d1364a30"
    case calendarRead = "2198159325654de3973aeeb1d8e08bdf"
    case calendarFailed = "4452480e53c64b219241e51ed2f6dda3"
    case calendarRecovered = "6cf697b24bfd42cab010425c8670790e"
    case calendarFault = "530bc4613f85452b8dd90db7c6f347f2"
    case calendarUnwatched = "a12b9d8db83745ef8fd004f67a2ba0fa"
    case calendarReview = "c2d1b7ab0c7b4d58a3a5ad6e3f0f4b6e"
    case calendarHeld = "76e9c8092966493d8bc16f01162794bf"
    case calendarBelieved = "29ec148cead54263b4d6d23508bd9d96"
    case calendarQuiet = "959575fe0a734d03b43a2c9fbed3e91c"
    case calendarForgotten = "911208d3ca36459c83c18d5dbf70224b"
    case reminderDue = "3b6b5384f9f24fa88014e69c384e476a"
    case reminderMissed = "f9893e14de1f49f8801f58e3879892f2"
    case reminderSilenced = "d13c513a42f84da197b1165f0971b7c4"
    case changeTold = "25abd89bd67e4d928a8318174d645fa6"
    case digestSent = "3cbb7daa64c144fa88a7c8252abc5619"
    case digestMissed = "eca9bad1449e48e4b15ce760f3e452f2"
    case delivered = "e2255fb7e2d045ed99e2fd8501cb7764"
    case withdrawn = "ab981785ae2d48b8a13ec0eda176fc80"
    case deferred = "dc91cbcf5bcc4321953da3f0758d8f2a"
    case failed = "f92d8bcd9d984cdfa7ede19afb63d7e5"
    case expired = "3931db7dd15a48c58276785567b828cd"
    case channelBroken = "7d791a3ca63c45f9bdcdc219fe72c33b"
    case channelMended = "cc9ff851b6ab4f1ab79db4df2694e1f7"
    case commandHeard = "b7a9f59b3d8647559f925efa2830558f"
    case commandIgnored = "faafaa34d2474f40b45d87aad430c67b"
    case commandFailed = "c6e89be813014ebabf27a09bb0cdce77"
    case listeningFailed = "7b467d44142245089c364c270b431be5"
    case listeningRecovered = "c5d8b3e6a6b94426a0a9a23c6d92eb12"
    case diverted = "72488b810dfa4e398727d4dad921bf95"
    case resumed = "85037bde3af3483086919c666c1ea895"
    case clockSet = "5a81a863264446c785ebc743bf22fefb"
    case storeFailing = "320eadb002024a288bbace00641122f5"
    case storeRecovered = "70c74ebe6c3a4b819430fc268702c8f8"
    case storeUpgraded = "3a2fe4ca3c8d49ae97216d28abe4d6a6"
    case adminListening = "a5edc31243424538aabcf30186504145"
    case adminUnreachable = "72085a2258434abf8bbd85dba2a4604e"
    case adminLogin = "5ef1fc05032c4256854df25a243d2968"
    case adminRefused = "a58d0fb07fc24656b67d8115601089a9"
    case silenceMade = "11db0f9974ea40dd85140b4c17388ceb"
    case silenceEnded = "15e265c33c43426db32fe5662a61fd74"
    case snoozed = "b8319a51b66646c288f73d4ad5645930"
    case reviewed = "40a3c885a1614fbda6a5f1e701c47908"
    case retried = "6e0dccf11530403582e79528c4e942ab"
    case calendarAccepted = "5163c5043f5e486b8f10ab4eb1213cba"
    case channelTested = "67ad482ba6c34396a8301a336939e060"
    case dashboardFaulty = "2fc3ce4c10054cb09de95719a6f10aaf"

    /// The `MESSAGE_ID`: 128 bits in hexadecimal, made up once, never changed.
    var messageID: String { rawValue }

    /// The fields that every entry of this kind has; others it may have. The catalog (`systemd/nhaclich.catalog`) names
    /// no other, since `journalctl -x` shows the name of a field that an entry lacks.
    var fields: [JournalField] {
        switch self {
        case .started, .stopping, .configurationInForce, .configurationRefused, .resumed, .clockSet, .storeFailing,
            .storeRecovered, .adminListening, .adminUnreachable, .adminLogin, .adminRefused, .silenceMade,
            .silenceEnded, .snoozed, .retried, .storeUpgraded:
            []
        case .configurationWarning, .calendarUnwatched, .dashboardFaulty: [.file]
        case .calendarRead, .calendarFailed, .calendarRecovered, .calendarFault, .calendarReview, .calendarHeld,
            .calendarBelieved, .calendarQuiet, .calendarForgotten, .calendarAccepted:
            [.calendar]
        case .reviewed: [.calendar, .event]
        case .reminderDue: [.calendar, .rule, .reminder, .due, .channel, .delivery]
        case .reminderMissed, .reminderSilenced: [.calendar, .rule, .reminder, .due]
        case .changeTold: [.calendar, .channel, .delivery]
        case .digestSent, .digestMissed: [.rule]
        case .delivered, .withdrawn, .deferred, .failed, .expired: [.channel, .delivery, .attempts, .state]
        case .channelBroken, .channelMended, .commandHeard, .commandIgnored, .commandFailed, .listeningFailed,
            .listeningRecovered, .diverted:
            [.channel]
        case .channelTested: [.channel, .delivery, .state]
        }
    }
}

/// What a journal entry is about; each is a field of its own, such as `NHACLICH_CALENDAR`. They are in the order of their
/// keys.
enum JournalField: Int, CaseIterable, Sendable {
    case attempts, calendar, channel, delivery, due, event, file, line
    /// What kind of entry it is.
    case messageID
    case reminder, rule, state, status

    /// What the program calls it.
    var key: String { Self.keys[rawValue] }

    /// What the journal calls it.
    var name: String { "NHACLICH_\(key.uppercased())" }

    /// What the program calls them all.
    static let keys = allCases.map { $0 == .messageID ? "message-id" : "\($0)" }
}

/// What is known of the fields of one entry.
struct JournalFields: ExpressibleByDictionaryLiteral, Sendable {
    /// By the fields' numbers; empty where nothing is known.
    private var values = [String](repeating: "", count: JournalField.allCases.count)

    init(dictionaryLiteral elements: (JournalField, String)...) {
        for (field, value) in elements { values[field.rawValue] = value }
    }

    subscript(field: JournalField) -> String {
        get { values[field.rawValue] }
        set { values[field.rawValue] = newValue }
    }

    /// What is known, in the order of the keys.
    var known: [LogField] {
        var known: [LogField] = []
        known.reserveCapacity(values.count)
        for (key, value) in zip(JournalField.keys, values) where !value.isEmpty {
            known.append(LogField(key: key, value: value))
        }
        return known
    }
}
