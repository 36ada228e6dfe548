package import CivilTime
import Glibc
package import ReminderCore

/// Files each notice as a mail in a Maildir, where mail readers and archives find it.
package struct MaildirChannel: ConfigurableChannel {
    package static let schema = KindSchema("maildir", fields: [.required("path", .path)] + MailMessage.fields)

    private let path: String
    private let rounds: FilingRounds
    private let mail: MailMessage

    package init(_ settings: KindSettings, in surroundings: ChannelSurroundings) {
        path = settings.required("path", KindSettings.text)
        rounds = FilingRounds(Maildir(path: path))
        mail = MailMessage(settings, in: surroundings)
    }

    /// Those of one round share the waits for the disk, which are nearly all that filing takes.
    package var concurrency: Int { 64 }

    /// By the file's name, and by `Message-ID` afterwards.
    package var recognisesRepetition: Bool { true }

    package func compose(_ message: Message, for notice: Notice) -> [UInt8] { mail.bytes(message, for: notice) }

    package func send(_ delivery: Delivery, at now: Instant) async throws(DeliveryFailure) -> Receipt {
        // Readers sort by the seconds at the beginning; it must not depend on the attempt, so it is not `now`.
        let name = "\(delivery.due.unixSeconds).\(delivery.id).nhaclich"
        do throws(SystemFault) {
            // Before the first attempt nobody can have filed it: an attempt is counted before it is made.
            let isNew = try await rounds.file(
                Maildir.Filing(mail: mail.bytes(of: delivery), name: name, mayBeFiled: delivery.attempts > 1))
            return Receipt(note: isNew ? "filed as \(name)" : "already filed as \(name)")
        } catch {
            throw DeliveryFailure(Self.remedy(for: error), reason(for: error))
        }
    }

    package func reach() async throws(DeliveryFailure) -> String {
        let isThere = access(path, F_OK) == 0
        var place = path
        while access(place, F_OK) != 0, let slash = place.lastIndex(of: "/") {
            place = slash == place.startIndex ? "/" : String(place[..<slash])
        }
        guard access(place, W_OK | X_OK) == 0 else {
            throw DeliveryFailure(
                .mendChannel, "'\(place)' must not be written: give it to the user that the service runs as")
        }
        return isThere ? "'\(path)' can be written" : "'\(path)' will be made"
    }

    /// Room on a disk is made again; what may be written where is only changed by the operator.
    private static func remedy(for fault: SystemFault) -> DeliveryFailure.Remedy {
        switch fault.code {
        case EACCES, EPERM, EROFS, ENOTDIR: .mendChannel
        default: .retry()
        }
    }

    private func reason(for fault: SystemFault) -> String {
        switch fault.code {
        case ENOSPC: "the disk that holds '\(path)' is full"
        case EDQUOT: "the disk quota for '\(path)' is used up"
        case EACCES, EPERM: "'\(path)' must not be written: give it to the user that the service runs as"
        case EROFS:
            "'\(path)' is read-only: mount it for writing, or name it in the unit's ReadWritePaths= with a drop-in, as in "
                + "/usr/share/doc/nhaclich/examples/maildir.conf"
        case ENOTDIR: "a part of '\(path)' is a file where a folder should be"
        default: "no mail can be filed in '\(path)': \(fault)"
        }
    }
}
