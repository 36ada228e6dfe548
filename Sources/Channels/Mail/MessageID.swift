import ReminderCore

/// Names of mails, the same for every attempt and after every restart (RFC 5322, 3.6.4).
struct MessageID: Sendable {
    /// What is on the right of the `@`: a host's name.
    let domain: String

    /// - Parameter hostname: The machine's; what could not stand in a header is left out of it.
    init(hostname: String) {
        let kept = hostname.utf8.filter { $0.isLetterOrDigit || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ".") }
        let parts = String(decoding: kept, as: UTF8.self).split(separator: ".")
        domain = parts.isEmpty ? "localhost" : parts.joined(separator: ".")
    }

    /// The name of the mail that carries `notice`.
    func name(of notice: Identity) -> String { "<\(notice)@\(domain)>" }

    /// The headers that let a mail reader put the mails about one event together.
    ///
    /// The first reference is to a mail that never was: the event, whatever it is called.
    func thread(of notice: Notice) -> [String] {
        let earlier = notice.earlier.map { name(of: $0.id) }
        let event = notice.occurrence.map { occurrence in
            let id = occurrence.id
            return "<event-\(Identity(of: id.calendar, id.uid, id.recurrenceID))@\(domain)>"
        }
        let references = [event, earlier].compactMap(\.self).joined(separator: "\n ")
        let reply = earlier.map { ["In-Reply-To: \($0)"] } ?? []
        return references.isEmpty ? reply : reply + ["References: \(references)"]
    }
}

extension UInt8 {
    /// Whether it is an ASCII letter or digit.
    var isLetterOrDigit: Bool {
        (0x30...0x39).contains(self) || (0x41...0x5A).contains(self) || (0x61...0x7A).contains(self)
    }
}
