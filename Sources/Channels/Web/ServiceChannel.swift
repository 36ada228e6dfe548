package import CivilTime
import Formats
import FoundationEssentials
package import ReminderCore
import Wording

/// Carries notices to a chat service, as its ``Format`` says.
package struct ServiceChannel: Channel {
    private let format: Format
    /// The texts of the settings that are given, or have a default.
    private let settings: [String: Secret]
    /// Those of them that may be shown.
    private let open: Set<String>
    private let fingerprint: Identity
    private let caller: ServiceCaller
    private let scheme: (any RequestScheme)?
    private let memory: OwnMemory
    private let zone: any ZoneRules

    init(_ format: Format, _ settings: KindSettings, in surroundings: ChannelSurroundings) {
        self.format = format
        self.settings = Self.texts(of: settings, for: format)
        fingerprint = settings.fingerprint
        open = Set(format.schema.fields.filter { $0.form != .url && $0.form != .secret }.map(\.name))
        let secrets = format.schema.fields.filter { $0.form == .url || $0.form == .secret }
        let scheme = format.scheme.flatMap { SchemeCatalog.scheme($0, settings, in: surroundings) }
        let hidden = secrets.compactMap { settings.secret($0.name) } + (scheme?.secrets ?? [])
        caller = ServiceCaller(hiding: hidden, in: surroundings)
        self.scheme = scheme
        (memory, zone) = (surroundings.ownMemory, surroundings.zone)
    }

    /// What stored payloads are marked with: a body that was made for another kind, or in another notation, means nothing
    /// here.
    private var kind: String { "\(format.name) \(format.request.notation.rawValue)" }

    package var concurrency: Int { format.concurrency }
    package var rate: Rate? { format.rate }
    package var recognisesRepetition: Bool { format.isIdempotent }

    package func compose(_ message: Message, for notice: Notice) -> [UInt8] {
        let facts = NoticeFacts(of: notice, isUrgent: notice.urgency(in: zone) == .soon)
        let names = Set(settings.keys)
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
        if format.namesThread { payload.thread = facts.thread }
        return payload.bytes
    }

    package func plain(_ delivery: Delivery) -> [UInt8]? {
        let stored = ServicePayload(stored: delivery.payload)
        var payload = ServicePayload(
            format.plainBody(
                summary: delivery.summary, facts(of: delivery, stored), settings: Set(settings.keys)), for: kind)
        payload.thread = stored.thread
        return payload.bytes
    }

    package func shown(_ payload: [UInt8]) -> [UInt8] {
        Blank.filled(ServicePayload(stored: payload).body, in: format.request.notation) { name in
            open.contains(name) ? settings[name]?.reveal() ?? "" : "•••"
        }
    }

    package func send(_ delivery: Delivery, at now: Instant) async throws(DeliveryFailure) -> Receipt {
        var payload = ServicePayload(stored: delivery.payload)
        // What was made for a channel of another kind, before the configuration was changed, means nothing here.
        if delivery.isPlain || payload.kind != kind { payload = ServicePayload(stored: plain(delivery) ?? []) }
        let texts = try await currentTexts()
        let references = ReferenceBook(of: format, texts)
        let facts = facts(of: delivery, payload)
        let editable = references.read(delivery.earlier?.editable)
        let note = try await corrected(payload, editable, facts, texts, at: now)
        let receipt: Receipt
        let thread = references.read(delivery.earlier?.thread)
        if let reply = format.reply, !thread.isEmpty, !payload.reply.isEmpty {
            receipt = try await posted(reply, payload.reply, facts, under: thread, texts, at: now)
        } else {
            receipt = try await posted(format.request, payload.body, facts, texts, at: now)
        }
        return Receipt(
            receipt.state, note: receipt.note + note, reference: references.written(receipt.reference),
            status: receipt.status)
    }

    /// The settings, some in the words of the service itself.
    private func currentTexts() async throws(DeliveryFailure) -> [String: Secret] {
        var texts = settings
        for key in format.overridable {
            if let text = try await memory.recall(key, basis: fingerprint) { texts[key] = text }
        }
        return texts
    }

    /// What requests say besides the words.
    private func facts(of delivery: Delivery, _ payload: ServicePayload) -> NoticeFacts {
        NoticeFacts(id: delivery.id, thread: payload.thread, earlier: delivery.earlier?.id)
    }

    /// Corrects the earlier message where it stands, if the service can do that.
    ///
    /// - Returns: Why it could not be done, for the receipt; empty when it could. It keeps nothing from being sent.
    private func corrected(
        _ payload: ServicePayload, _ editable: String, _ facts: NoticeFacts, _ texts: [String: Secret],
        at now: Instant
    ) async throws(DeliveryFailure) -> String {
        guard !payload.edit.isEmpty, let edit = format.edit, !editable.isEmpty else { return "" }
        let why: String
        do throws(DeliveryFailure) {
            let values = try await scheme?.values(at: now) ?? [:]
            let answer = try await answer(to: edit, payload.edit, facts, of: editable, texts, values, at: now)
            let reading = format.answer.reading(status: answer.response.status, body: answer.response.body)
            do throws(DeliveryFailure) {
                _ = try receipt(for: answer, reading, at: now)
                return ""
            } catch {
                // A service that asks to be left alone is not asked for something else at once.
                if case .retry = error.remedy, error.status == 429 { throw error }
                // What to do about it is said of messages that are new: this one may be gone, or too old.
                why = "answered \(answer.response.status)\(answer.outcome.excerpt(of: answer.response))"
            }
        } catch {
            if error.status == 429 { throw error }
            why = error.reason
        }
        return "; the earlier message stays as it is: \(why)"
    }

    /// - Parameter isRenewed: Whether the scheme's values were renewed for this attempt already.
    private func posted(
        _ request: RequestTemplate, _ body: [UInt8], _ facts: NoticeFacts, under thread: String = "",
        _ texts: [String: Secret], at now: Instant, isRenewed: Bool = false
    ) async throws(DeliveryFailure) -> Receipt {
        let values = try await scheme?.values(at: now) ?? [:]
        let answer = try await answer(to: request, body, facts, of: thread, texts, values, at: now)
        let reading = format.answer.reading(status: answer.response.status, body: answer.response.body)
        if reading.fault?.consequence == .renew, !isRenewed, let scheme, try await scheme.renew(values, at: now) {
            return try await posted(request, body, facts, under: thread, texts, at: now, isRenewed: true)
        }
        try await keep(reading.remember, at: now)
        return try receipt(for: answer, reading, at: now)
    }

    /// Makes one request and returns what came.
    ///
    /// - Parameter earlier: What the service calls the message that is replied to or edited; empty for none.
    private func answer(
        to request: RequestTemplate, _ body: [UInt8], _ facts: NoticeFacts, of earlier: String,
        _ texts: [String: Secret], _ schemeValues: [String: Secret], at now: Instant
    ) async throws(DeliveryFailure) -> ServiceCaller.Answer {
        var texts = texts
        for (name, text) in schemeValues { texts["scheme.\(name)"] = text }
        // What the service gave in place of a secret is one, too.
        let hidden = schemeValues.values + format.overridable.filter { !open.contains($0) }.compactMap { texts[$0] }
        texts["earlier.reference"] = earlier.isEmpty ? nil : Secret(earlier)
        let known = texts
        let values = RequestTemplate.Values(facts) { known[$0]?.reveal() }
        let filled = Blank.filled(body, in: request.notation) { known[$0]?.reveal() ?? "" }
        let signature = try scheme?.headers(for: filled, of: facts.id, at: now) ?? []
        return try await caller.call(request, values, filled, adding: signature, hiding: hidden)
    }

    /// What an answer means.
    private func receipt(
        for answer: ServiceCaller.Answer, _ reading: AnswerRule.Reading, at now: Instant
    ) throws(DeliveryFailure) -> Receipt {
        let (response, outcome) = (answer.response, answer.outcome)
        let wait = reading.wait.flatMap { RetryAfter.wait(seconds: $0) }
        let state: DeliveryState = format.answer.isAccepted ? .accepted : .delivered
        if let fault = reading.fault {
            let words = reading.error.isEmpty ? "" : " “\(outcome.shown(reading.error))”"
            let step = fault.say.isEmpty ? "" : ": \(fault.say)"
            let reason = "\(format.service) answered \(response.status)\(words)\(step)"
            guard let consequence = HTTPOutcome.Consequence(fault.consequence) else {
                return Receipt(state, note: reason, reference: reading.reference, status: response.status)
            }
            throw outcome.failure(consequence, of: response, at: now, saying: reason, asking: wait)
        }
        if let consequence = HTTPOutcome.consequence(of: response.status), consequence == .retry {
            let reason = "answered \(response.status)\(outcome.excerpt(of: response))"
            throw outcome.failure(consequence, of: response, at: now, saying: reason, asking: wait)
        }
        let receipt = try outcome.receipt(for: response, at: now)
        guard reading.isDelivered else {
            throw DeliveryFailure(
                .mendChannel,
                "\(receipt.note), which is not what \(format.service) says when it has a notice: see that the channel's "
                    + "settings are for \(format.service)", status: response.status)
        }
        let note =
            reading.reference.isEmpty ? receipt.note : "answered \(response.status), message \(reading.reference)"
        return Receipt(state, note: note, reference: reading.reference, status: response.status)
    }

    /// Keeps what the service said that is to be known from now on, in place of settings or for operators to see.
    private func keep(_ texts: [String: String], at now: Instant) async throws(DeliveryFailure) {
        let sorted = texts.sorted { $0.key < $1.key }
        for isSetting in [true, false] {
            let kept = sorted.filter { format.overridable.contains($0.key) == isSetting }
                .map { key, text in
                    let isSecret = settings[key] != nil && !open.contains(key)
                    return isSecret ? RememberedText.secret(key, Secret(text)) : .shown(key, text)
                }
            if kept.isEmpty { continue }
            // The notice may have arrived: a disk that refuses must not let it be sent again. It is kept later.
            do { try await memory.keep(kept, basis: isSetting ? fingerprint : nil, at: now) } catch { continue }
        }
    }

    private static func texts(of settings: KindSettings, for format: Format) -> [String: Secret] {
        var texts = format.defaults.mapValues { Secret($0) }
        for field in format.schema.fields {
            if let secret = settings.secret(field.name) { texts[field.name] = secret }
            if let text = settings.text(field.name) { texts[field.name] = Secret(text) }
            if let flag = settings.flag(field.name) { texts[field.name] = flag ? Secret("true") : nil }
        }
        return texts
    }
}

extension Message {
    /// What takes the place of the message that it corrects: it keeps the description, and corrects nothing any more.
    fileprivate func standing(for notice: Notice) -> Message {
        var message = self
        message.footer = ""
        if body.isEmpty, let occurrence = notice.occurrence {
            message.body = TamedText.paragraphs(occurrence.details, limit: 500, lines: 12)
        }
        return message
    }
}

extension HTTPOutcome.Consequence {
    /// The row of the table that a format names; nil for a delivery.
    fileprivate init?(_ consequence: FaultRule.Consequence) {
        switch consequence {
        case .retry: self = .retry
        case .simplify: self = .simplify
        case .mendChannel, .renew: self = .mendChannel
        case .giveUp: self = .giveUp
        case .delivered: return nil
        }
    }
}
