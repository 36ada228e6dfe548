import CivilTime
import Foundation
import ReminderCore
import Testing

/// What every channel keeps to. The tests of each run it, on real parts.
struct ChannelConformance {
    let channel: any Channel
    /// What a delivery that succeeds becomes.
    var state = DeliveryState.delivered
    /// The largest payload of a hostile notice, in bytes.
    var largest = 20_000
    /// The texts a person would see of a payload.
    let shown: ([UInt8]) async throws -> [String]

    /// The same notice is the same bytes, however often and wherever it is composed.
    func composesTheSameBytesTwice() {
        for story in Story.all {
            let first = channel.compose(story.message, for: story.notice)
            #expect(first == channel.compose(story.message, for: story.notice))
            #expect(!first.isEmpty)
        }
    }

    /// The words arrive with all their diacritics.
    func keepsTheWords() async throws {
        let story = Story.workshop
        let text = try await shown(channel.compose(story.message, for: story.notice)).joined(separator: "\n")
        for word in ["Hội thảo “Việc làm bền vững”", "thứ Năm, 13/2/2020", "Khách sạn Melia", "• 08:30 Khai mạc"] {
            #expect(text.contains(word), "\(word)")
        }
    }

    /// Every kind of notice says what it is about, with what it was before and all that it lists.
    func saysEveryKind() async throws {
        let words: [(Story, [String])] = [
            (.moved, ["Đổi giờ và địa điểm", "Khách sạn Melia, Hà Nội → Trực tuyến"]),
            (.vanished, ["Không còn trong lịch"]),
            (.group, ["3 sự kiện", "Hội thảo số 1:", "Hội thảo số 3:", "https://example.org/events/2"]),
            (.digest, ["Tuần này", "Sắp tới", "Hội thảo số 2:"]),
            (.trouble, ["Kênh “room” gặp sự cố", "answered 403"]),
            (.test, ["Đây là tin thử"]),
        ]
        for (story, words) in words {
            let text = try await shown(channel.compose(story.message, for: story.notice)).joined(separator: "\n")
            for word in words { #expect(text.contains(word), "\(word)") }
        }
    }

    /// A hostile title is text like any other, and not much of it.
    func tamesStrangers() async throws {
        let story = Story.hostile
        #expect(channel.compose(story.message, for: story.notice).count <= largest)
        let payloads = [story, .hostileGroup, .hostileChange].map { channel.compose($0.message, for: $0.notice) }
        var texts = try await plainTexts(of: story)
        for payload in payloads { texts += try await shown(payload) }
        for text in texts {
            let unwanted = text.unicodeScalars.filter {
                ($0.value < 0x20 && $0 != "\n") || (0x7F...0x9F).contains($0.value)
                    || (0x202A...0x202E).contains($0.value) || (0x2066...0x2069).contains($0.value)
            }
            #expect(unwanted.isEmpty)
            #expect(!text.contains(String(repeating: "\u{301}", count: 5)))
        }
    }

    /// The texts of the plainest form; none when there is none.
    private func plainTexts(of story: Story) async throws -> [String] {
        let delivery = story.delivery(by: channel)
        guard let plain = channel.plain(delivery) else { return [] }
        #expect(plain.count < delivery.payload.count)
        #expect(plain == channel.plain(delivery))
        return try await shown(plain)
    }

    /// A second attempt, as after a crash, succeeds too.
    func takesARepetition() async throws {
        for attempt in 1...3 {
            let receipt = try await channel.send(Story.workshop.delivery(by: channel, attempt: attempt), at: morning)
            #expect(receipt.state == state)
            #expect(!receipt.note.isEmpty && !receipt.note.contains("\n"))
        }
    }

    /// All of it.
    func check() async throws {
        composesTheSameBytesTwice()
        try await keepsTheWords()
        try await saysEveryKind()
        try await tamesStrangers()
        try await takesARepetition()
        #expect(channel.concurrency >= 1)
    }
}

/// What came of an attempt, in words, or why it failed.
func outcome(
    of channel: any Channel, isPlain: Bool = false, at now: Instant = morning
) async -> Result<Receipt, DeliveryFailure> {
    do throws(DeliveryFailure) {
        return .success(try await channel.send(Story.workshop.delivery(by: channel, isPlain: isPlain), at: now))
    } catch {
        return .failure(error)
    }
}

extension Result<Receipt, DeliveryFailure> {
    /// The receipt's note or the failure's reason.
    var words: String {
        switch self {
        case .success(let receipt): receipt.note
        case .failure(let failure): failure.reason
        }
    }

    /// The status of the answer; nil when there was none.
    var status: Int? {
        switch self {
        case .success(let receipt): receipt.status
        case .failure(let failure): failure.status
        }
    }

    /// Whether it failed, and may have arrived all the same.
    var mayHaveArrived: Bool {
        if case .failure(let failure) = self { failure.mayHaveArrived } else { false }
    }

    /// The failure's remedy; nil for a success.
    var remedy: DeliveryFailure.Remedy? {
        if case .failure(let failure) = self { failure.remedy } else { nil }
    }
}

/// Every text in a JSON value, keys included.
func texts(inJSON bytes: [UInt8]) throws -> [String] {
    func texts(in value: Any) -> [String] {
        switch value {
        case let text as String: [text]
        case let list as [Any]: list.flatMap { texts(in: $0) }
        case let object as [String: Any]: object.flatMap { [$0.key] + texts(in: $0.value) }
        default: []
        }
    }
    return texts(in: try JSONSerialization.jsonObject(with: Data(bytes)))
}
