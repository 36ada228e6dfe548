import Glibc
import ReminderCore
import Wording

/// What the end of a sendmail program means for a delivery: the words of `<sysexits.h>`, which every mail system speaks.
///
/// | It ended with | What follows |
/// | --- | --- |
/// | 0 | it is accepted |
/// | 65, 66, 67, 68: the mail, the recipient, the host | `giveUp` |
/// | 64, 72, 77, 78: our options, a file of its own, a permission, its configuration | `mendChannel` |
/// | 69, 70, 71, 73, 74, 75, 76, any other, or a signal | `retry` |
/// | not in time | `retry`, and it may have arrived |
/// | it could not be started | `mendChannel`; `retry` when the system is short of something |
struct SendmailOutcome {
    /// Its path, for the operator.
    let program: String

    /// The receipt that the end of the program stands for.
    func receipt(for child: ChildProgram) throws(DeliveryFailure) -> Receipt {
        let said = said(by: child)
        switch child.end {
        case .exited(0):
            return Receipt(.accepted, note: "'\(program)' took it")
        case .exited(let status):
            let (remedy, meaning) = Self.meaning(of: status)
            throw DeliveryFailure(remedy, "'\(program)' ended with \(status)\(said): \(meaning)")
        case .killed(let signal):
            throw DeliveryFailure(
                .retry(), "'\(program)' was ended by signal \(signal)\(said): see the mail system's log")
        case .overdue:
            throw DeliveryFailure(
                .retry(),
                "'\(program)' did not end in time\(said): see that the mail system runs and may write its queue",
                mayHaveArrived: true)
        }
    }

    /// What it means that the program could not be started.
    func failure(_ fault: SystemFault) -> DeliveryFailure {
        switch fault.code {
        case ENOENT, ENOTDIR:
            DeliveryFailure(
                .mendChannel,
                "there is no program '\(program)': install a mail system, name its sendmail in 'program', or use smtp")
        case EACCES, EPERM, ENOEXEC:
            DeliveryFailure(
                .mendChannel,
                "'\(program)' must not be run (\(fault)): the service may run only what its unit allows; use smtp to localhost, or a drop-in as in /usr/share/doc/nhaclich/examples/sendmail.conf"
            )
        default: DeliveryFailure(.retry(), "'\(program)' cannot be started: \(fault)")
        }
    }

    /// What follows from a status, and what the operator can do.
    private static func meaning(of status: Int32) -> (DeliveryFailure.Remedy, String) {
        switch status {
        case 64: (.mendChannel, "it does not know our options; name a sendmail that takes -oi and -f in 'program'")
        case 65: (.giveUp, "it does not take the mail; see its limit on size")
        case 66: (.giveUp, "it could not read the mail; see the mail system's log")
        case 67: (.giveUp, "it does not know a recipient; correct the channel's 'to'")
        case 68: (.giveUp, "it does not know a recipient's host; correct the channel's 'to'")
        case 72: (.mendChannel, "a file of the mail system is missing; see its log")
        case 77:
            (
                .mendChannel,
                "we may not send mail so; let the user of the service do it, or correct the channel's 'from'"
            )
        case 78: (.mendChannel, "the mail system's configuration has a fault; see its log")
        case 75: (.retry(), "it asks to try again")
        default: (.retry(), "see the mail system's log")
        }
    }

    /// The first line that it wrote, in quotation marks; nothing when it wrote none.
    private func said(by child: ChildProgram) -> String {
        let lines = child.complaints.split(whereSeparator: \.isNewline).lazy.map {
            TamedText.line(String($0), limit: 300)
        }
        return lines.first { !$0.isEmpty }.map { " “\($0)”" } ?? ""
    }
}
