import CivilTime
import Dispatch
import ReminderCore
import Synchronization

/// One request on its way to one answer, be that a redirect.
final class Exchange: Sendable {
    /// How it ended.
    struct Outcome: Sendable {
        let result: Result<Answer, HTTPFailure>
        /// Whether some of the request may have been sent. A server that has none of it can have done nothing with it.
        let isSent: Bool
    }

    /// What came.
    struct Answer: Sendable {
        let response: HTTPResponse
        /// Where the answer says that it is instead; nil when it is here.
        let redirect: String?
    }

    let place: Place
    let step: WebStep
    /// What it was made of: how much of an answer is wanted.
    let request: HTTPRequest
    let deadline: Deadline
    private let mark = Atomic(false)

    init(_ step: WebStep, of request: HTTPRequest, to place: Place, until deadline: Deadline) {
        (self.step, self.request, self.place, self.deadline) = (step, request, place, deadline)
    }

    /// Whether nobody waits for it any more; it may be so before it begins.
    var isCalledOff: Bool { mark.load(ordering: .acquiring) }

    func callOff() { mark.store(true, ordering: .releasing) }
}

/// Where exchanges go. Those that go to one place are in each other's way, and in no other's.
struct Place: Hashable, Sendable {
    /// Scheme, host and port.
    let origin: String
    /// The host, which is at a public address only: it is looked up first, and connections to other addresses are refused.
    /// Nil when it may be anywhere.
    var publicHost: WebHost?
    /// Whom connections trust besides the authorities that the machine knows.
    var authorities: Authorities?
    /// The path of the Unix socket that is there instead of the host.
    var socket: String?
}

/// When an exchange has to be over.
struct Deadline: Sendable {
    /// On the clock of ``Moment``.
    let moment: Moment
    private let patience: Duration

    /// - Parameter patience: How long it is until then; more than a day is one.
    init(in patience: Duration) {
        self.patience = patience
        moment = Moment.now + min(max(patience, .zero), .seconds(86_400))
    }

    /// What it is called to miss it.
    var failure: HTTPFailure { HTTPFailure(.timeout, "it took longer than \(formattedPatience)") }

    /// `20 s`, or `200 ms` when that is not a whole number.
    private var formattedPatience: String {
        let milliseconds = patience.wholeMilliseconds
        return milliseconds % 1000 == 0 ? "\(milliseconds / 1000) s" : "\(milliseconds) ms"
    }
}

/// A time on the machine's clock that nobody sets, in nanoseconds.
struct Moment: Comparable, Sendable {
    private let nanoseconds: UInt64

    static var now: Moment { Moment(nanoseconds: DispatchTime.now().uptimeNanoseconds) }

    static func < (one: Moment, other: Moment) -> Bool { one.nanoseconds < other.nanoseconds }

    static func + (moment: Moment, duration: Duration) -> Moment {
        Moment(nanoseconds: moment.nanoseconds + UInt64(clamping: duration.wholeMilliseconds) * 1_000_000)
    }

    /// The milliseconds from `moment` until this, rounded up: who waits for them does not come early.
    func milliseconds(since moment: Moment) -> Int32 {
        self <= moment ? 0 : Int32(clamping: (nanoseconds - moment.nanoseconds + 999_999) / 1_000_000)
    }
}
