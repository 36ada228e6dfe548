package import CivilTime
import Formats
package import ReminderCore
import Wording

/// Carries notices to a chat service, as its ``Format`` says.
package struct ServiceChannel: Channel {
    private let format: Format
    private let settings: ServiceSettings
    private let caller: ServiceCaller
    private let scheme: (any RequestScheme)?
    private let zone: any ZoneRules
    package let listening: (any Listening)?

    init(_ format: Format, _ settings: KindSettings, in surroundings: ChannelSurroundings) {
        (self.format, zone) = (format, surroundings.zone)
        self.settings = ServiceSettings(settings, for: format, memory: surroundings.ownMemory)
        scheme = format.scheme.flatMap { SchemeCatalog.scheme($0, settings, in: surroundings) }
        caller = ServiceCaller(hiding: self.settings.secrets + (scheme?.secrets ?? []), in: surroundings)
        let own = self.settings
        listening = format.listen.map { ServiceListener(format, $0, own, in: surroundings) }
    }

    /// What stored payloads are marked with: a body that was made for another kind, or in another notation, means nothing
    /// here.
    private var kind: String { "\(format.name) \(format.request.notation.rawValue)" }

    package var concurrency: Int { format.concurrency }
    package var rate: Rate? { format.rate }
    package var recognisesRepetition: Bool { format.isIdempotent }

    package func compose(_ message: Message, for notice: Notice) -> [UInt8] {
        let facts = NoticeFacts(of: notice, isUrgent: notice.urgency(in: zone) == .soon)
        let names = settings.names
        var payload = ServicePayload(
            format.body(of: format.request, message, facts, settings: names), for: kind)
        if let earlier = notice.earlier {
            // Whether the service knows the earlier message is known when this one is sent.
            let correction = facts.correcting(earlier.id)
            func body(of request: RequestTemplate?, _ message: Message) -> [UInt8] {
                request.map { format.body(of: $0, message, correction, settings: names) } ?? []
            }
            (payload.reply, payload.edit) = (
                body(of: format.reply, message), body(of: format.edit, message.standing(for: notice))
            )
        }
        if let reply = format.listen?.reply, ServicePayload.canHold(notice.answering), !notice.answering.isEmpty {
            let answer = facts.correcting(notice.id)
            payload.reply = format.body(of: reply, message, answer, settings: names)
            payload.answering = notice.answering
        }
        if format.namesThread { payload.thread = facts.thread }
        return payload.bytes
    }

    package func plain(_ delivery: Delivery) -> [UInt8]? {
        let stored = ServicePayload(stored: delivery.payload)
        var payload = ServicePayload(
            format.plainBody(
                summary: delivery.summary, facts(of: delivery, stored), settings: settings.names), for: kind)
        payload.thread = stored.thread
        return payload.bytes
    }

    package func shown(_ payload: [UInt8]) -> [UInt8] {
        Blank.filled(ServicePayload(stored: payload).body, in: format.request.notation, settings.shown)
    }

    package func send(_ delivery: Delivery, at now: Instant) async throws(DeliveryFailure) -> Receipt {
        var payload = ServicePayload(stored: delivery.payload)
        // What was made for a channel of another kind, before the configuration was changed, means nothing here.
        if delivery.isPlain || payload.kind != kind { payload = ServicePayload(stored: plain(delivery) ?? []) }
        let texts = try await settings.current()
        let attempt = ServiceAttempt(
            format: format, caller: caller, settings: settings, scheme: scheme, texts: texts,
            facts: facts(of: delivery, payload), now: now)
        let references = ReferenceBook(of: format, texts)
        var note = ""
        let editable = references.read(delivery.earlier?.editable)
        if let edit = format.edit, !editable.isEmpty, !payload.edit.isEmpty {
            note = try await attempt.correct(editable, by: edit, payload.edit)
        }
        let receipt: Receipt
        let thread = references.read(delivery.earlier?.thread)
        if let reply = format.listen?.reply, !payload.answering.isEmpty, !payload.reply.isEmpty {
            receipt = try await attempt.post(reply, payload.reply, under: payload.answering)
        } else if let reply = format.reply, !thread.isEmpty, !payload.reply.isEmpty {
            receipt = try await attempt.post(reply, payload.reply, under: thread)
        } else {
            receipt = try await attempt.post(format.request, payload.body)
        }
        return Receipt(
            receipt.state, note: receipt.note + note, reference: references.written(receipt.reference),
            status: receipt.status)
    }

    package func reach() async throws(DeliveryFailure) -> String {
        let texts = try await settings.current()
        let values = RequestTemplate.Values(NoticeFacts(id: Identity { $0.add("") })) { texts[$0]?.reveal() }
        return try await caller.knock(at: format.request.address(values))
    }

    /// What requests say besides the words.
    private func facts(of delivery: Delivery, _ payload: ServicePayload) -> NoticeFacts {
        NoticeFacts(id: delivery.id, thread: payload.thread, earlier: delivery.earlier?.id)
    }
}

extension Message {
    /// What takes the place of the message that it corrects: it keeps the description, and corrects nothing any more.
    fileprivate func standing(for notice: Notice) -> Message {
        var message = self
        message.footer = ""
        if body.isEmpty, let occurrence = notice.occurrence {
            message.body = occurrence.shownDescription
        }
        return message
    }
}
