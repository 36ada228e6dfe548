import ReminderCore
import Testing

@Suite("Channels that speak HTTP")
struct HTTPChannelTests {
    typealias Case = HTTPChannelConformance.Case

    @Test(
        "whatever a server does has its consequence, takes its time at most, and brings no secret to light",
        arguments: Case.pairs)
    func misbehaviour(kind: HTTPChannelConformance.Kind, given: Case) async throws {
        try await HTTPChannelConformance(kind: kind).check(given)
    }

    @Test("what a body adds", arguments: Case.ofOneKind)
    func bodies(kind: HTTPChannelConformance.Kind, given: Case) async throws {
        try await HTTPChannelConformance(kind: kind).check(given)
    }

    @Test("a notice that is refused as a whole arrives plain", arguments: HTTPChannelConformance.Kind.all)
    func simplifies(kind: HTTPChannelConformance.Kind) async throws {
        try await HTTPChannelConformance(kind: kind).simplifies()
    }

    @Test("without a server, or an address, nothing is sent", arguments: HTTPChannelConformance.Kind.all)
    func nothingIsSent(kind: HTTPChannelConformance.Kind) async throws {
        try await HTTPChannelConformance(kind: kind).isRefused()
        if kind.hasAddress { await HTTPChannelConformance(kind: kind).needsAnAddress() }
    }
}
