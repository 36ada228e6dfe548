import CivilTime
import ReminderCore

/// What needs code in talking to a service: a signature, or a token that is renewed.
protocol RequestScheme: Sendable {
    static var schema: SchemeSchema { get }

    /// - Parameter settings: Checked against the fields of ``schema``.
    init(_ settings: KindSettings, in surroundings: ChannelSurroundings)

    /// What `{scheme.NAME}` in a request stands for, in an attempt at `now`; what is not there is left out.
    ///
    /// - Throws: When there is none: nothing was sent to the service, and the notice has not arrived.
    func values(at now: Instant) async throws(DeliveryFailure) -> [String: Secret]

    /// Headers that depend on the finished body.
    ///
    /// - Parameter delivery: The same for every attempt.
    func headers(
        for body: [UInt8], of delivery: Identity, at now: Instant
    ) throws(DeliveryFailure) -> [(name: String, value: String)]

    /// Does what can be done when the service says that what it was given is not valid.
    ///
    /// - Parameter refused: What ``values(at:)`` gave for the attempt.
    /// - Returns: Whether another attempt at once, with new values, may do better. It is to be made once.
    /// - Throws: When the next one cannot do better, and why.
    func renew(_ refused: [String: Secret], at now: Instant) async throws(DeliveryFailure) -> Bool

    /// What an answer might repeat and nobody may see, besides the settings as they are written and ``values(at:)``.
    var secrets: [Secret] { get }
}

extension RequestScheme {
    func values(at now: Instant) async throws(DeliveryFailure) -> [String: Secret] { [:] }

    func headers(
        for body: [UInt8], of delivery: Identity, at now: Instant
    ) throws(DeliveryFailure) -> [(name: String, value: String)] { [] }

    func renew(_ refused: [String: Secret], at now: Instant) async throws(DeliveryFailure) -> Bool { false }

    var secrets: [Secret] { [] }
}
