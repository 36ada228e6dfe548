import Admin
import CivilTime
import ReminderCore

/// Shows deliveries with all that was tried, and has them tried again.
struct HistoryDesk: Sendable {
    /// How long a delivery is of use that an operator wants to be tried again.
    private static let usefulness = Duration.seconds(3600)

    let setup: SetupInForce
    let store: any StateStore
    let clock: any AlarmClock
    let channels: ChannelBoard
    /// Rung when there is something to deliver.
    let outbox: Bell

    /// The latest deliveries that meet `query`, the newest last.
    func deliveries(_ query: AdminQuery) async throws(AdminProblem) -> [DeliveryAnswer] {
        let zone = setup.value.zone
        var question = DeliveryQuestion(limit: query.limit)
        for name in query.states {
            guard let state = DeliveryState(rawValue: name) else {
                throw AdminProblem(
                    status: 400, "'\(name)' is not a state of deliveries",
                    remedy: "the states are \(DeliveryState.allCases.map(\.rawValue).joined(separator: ", "))")
            }
            question.states.append(state)
        }
        question.channel = query.channel
        question.since = try query.from.map { text throws(AdminProblem) in try Instant(asked: text, in: zone) }
        question.words = query.event.map { FoldedText($0) }
        if let before = query.before {
            guard let id = Identity(before) else {
                throw AdminProblem(
                    status: 400, "'\(before)' is not the whole name of a delivery",
                    remedy: "write its 32 letters and digits")
            }
            question.before = id
        }
        do {
            return try await store.deliveries(question).map { DeliveryAnswer($0, in: zone) }
        } catch {
            throw AdminProblem(status: 503, error.problem, remedy: error.remedy)
        }
    }

    /// The deliveries whose names begin with `name`.
    func history(_ name: String) async throws(AdminProblem) -> [DeliveryHistoryAnswer] {
        let zone = setup.value.zone
        var answers: [DeliveryHistoryAnswer] = []
        do {
            for record in try await find(name) {
                let attempts = try await store.attempts(of: record.id)
                answers.append(
                    DeliveryHistoryAnswer(
                        delivery: DeliveryAnswer(record, in: zone),
                        attempts: DeliveryHistoryAnswer.attempts(attempts, of: record, in: zone)))
            }
        } catch let failure as StoreFailure {
            throw AdminProblem(status: 503, failure.problem, remedy: failure.remedy)
        } catch let problem as AdminProblem {
            throw problem
        } catch {
            throw AdminProblem(status: 500, "the delivery cannot be shown")
        }
        return answers
    }

    /// Has deliveries tried again.
    func retry(_ request: RetryRequest) async throws(AdminProblem) -> [DeliveryAnswer] {
        let zone = setup.value.zone
        var ids: [Identity] = []
        for name in request.deliveries {
            let found = try await find(name)
            guard found.count == 1, let one = found.first else {
                throw AdminProblem(
                    status: 409, "several deliveries begin with '\(name)'", remedy: "write more of it",
                    kind: .ambiguousDelivery, values: ["name": name])
            }
            guard [.failed, .expired, .cancelled].contains(one.state) else {
                throw AdminProblem(
                    status: 409, "the delivery \(name) is \(one.state.rawValue)",
                    remedy: one.state.isFinal ? "it need not be tried again" : "it is tried without your help",
                    kind: .notToRetry, values: ["name": name])
            }
            ids.append(one.id)
        }
        let queued: [DeliveryRecord]
        do {
            queued = try await store.retry(
                request.deliveries.isEmpty ? nil : ids, at: clock.now, usefulness: Self.usefulness)
        } catch {
            throw AdminProblem(status: 503, error.problem, remedy: error.remedy)
        }
        for channel in Set(queued.map(\.channel)) { channels.expectProbe(of: channel) }
        outbox.ring()
        return queued.map { DeliveryAnswer($0, in: zone) }
    }

    private func find(_ name: String) async throws(AdminProblem) -> [DeliveryRecord] {
        guard (4...32).contains(name.utf8.count), name.allSatisfy(\.isHexDigit) else {
            throw AdminProblem(
                status: 400, "'\(name)' cannot be the name of a delivery",
                remedy: "write at least four letters of it; nhaclich log shows them", kind: .noDeliveryName,
                values: ["name": name])
        }
        let found: [DeliveryRecord]
        do { found = try await store.deliveries(named: name) } catch {
            throw AdminProblem(status: 503, error.problem, remedy: error.remedy)
        }
        if found.isEmpty {
            throw AdminProblem(
                status: 404, "there is no delivery '\(name)'", remedy: "nhaclich log shows them",
                kind: .noDelivery, values: ["name": name])
        }
        return found
    }
}

extension DeliveryHistoryAnswer {
    /// `attempts` as answers show them, with the one that succeeded at once, which only the delivery itself knows of.
    static func attempts(
        _ attempts: [DeliveryAttempt], of record: DeliveryRecord, in zone: any ZoneRules
    ) -> [Attempt] {
        let isOnlyOne = attempts.isEmpty && record.attempts == 1 && record.state.isFinal
        let one = DeliveryAttempt(number: 1, at: record.changed, state: record.state, status: nil, note: record.note)
        return (isOnlyOne ? [one] : attempts).map {
            Attempt(
                number: $0.number, at: $0.at.iso8601(in: zone), state: $0.state.rawValue, status: $0.status,
                note: $0.note)
        }
    }
}
