import Channels
import Formats
import Foundation
import ReminderCore
import Testing

@Suite("What is sent to chat services")
struct ServiceFixtureTests {
    @Test("the requests are those that are recorded", arguments: ServiceExample.all, ServiceStory.allCases)
    func recorded(service: ServiceExample, story: ServiceStory) async throws {
        let requests = try await requests(to: service, for: story).map { RecordedRequest($0) }
        try expectSnapshot("services/\(service.name)/\(story.rawValue).json", RecordedRequest.text(requests))
    }

    @Test("every service has fixtures, and nothing else has any")
    func folders() throws {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures/services")
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path())
        #expect(names.sorted() == InstalledFormats.files.map(\.name))
    }

    @Test("it is JSON or a form, and no longer than the service takes", arguments: ServiceExample.all)
    func limits(service: ServiceExample) async throws {
        let manner = try #require(ServiceManner.all[service.name])
        var stories = Story.all
        for story in ServiceStory.allCases { stories.append(story.story(correcting: "1")) }
        for story in stories {
            for request in try await requests(to: service, of: story) + plainRequests(to: service, of: story) {
                #expect(request.body.count <= manner.largest || !manner.limits.isEmpty)
                #expect(String(validating: request.body, as: UTF8.self) != nil)
                let texts = try JSONTexts(RecordedRequest(request).body)
                #expect(!texts.all.isEmpty)
                for limit in manner.limits {
                    for text in texts[limit.path] {
                        #expect(limit.unit.count(text) <= limit.most, "\(limit.path) of \(service.name)")
                        #expect(!text.isEmpty)
                    }
                }
            }
        }
    }

    @Test(
        "what strangers write is neither markup nor a mention: there is no more of either than when they write words",
        arguments: ServiceExample.all)
    func noMarkup(service: ServiceExample) async throws {
        let manner = try #require(ServiceManner.all[service.name])
        let (hostile, plain) = ServiceStory.harmless
        func requests(_ message: Message) async throws -> [HTTPRequest] {
            let story = Story(notice: Story.workshop.notice, message: message)
            return try await self.requests(to: service, of: story) + plainRequests(to: service, of: story)
        }
        let pairs = zip(try await requests(hostile), try await requests(plain))
        var seen: Set<String> = []
        for (hostile, plain) in pairs {
            let (mine, theirs) = try (texts(hostile), texts(plain))
            for path in manner.markup {
                let found = mine[path]
                #expect(found.count == theirs[path].count)
                for (mine, theirs) in zip(found, theirs[path]) {
                    seen.insert(path)
                    let counts = ServiceManner.unescaped(mine, keeping: manner.special)
                    #expect(counts == ServiceManner.unescaped(theirs, keeping: manner.special), "\(path): \(mine)")
                }
            }
            let body = String(decoding: hostile.body, as: UTF8.self)
            for danger in manner.dangers where !(danger == "mrkdwn" && body.contains(#""mrkdwn":false"#)) {
                #expect(!body.contains("\"\(danger)\""))
            }
        }
        #expect(
            seen.isSuperset(of: manner.markup.filter { !["blocks.text", "m.new_content.formatted_body"].contains($0) }))
    }

    @Test("marks beside a text are at the words they are for", arguments: ["telegram", "zalo-bot"])
    func marks(name: String) async throws {
        let service = try #require(ServiceExample.all.first { $0.name == name })
        let story = ServiceStory.hostile.story(correcting: "")
        let request = try #require(try await requests(to: service, of: story).last)
        let root = try #require(try JSONSerialization.jsonObject(with: Data(request.body)) as? [String: Any])
        let text = Array(try #require(root["text"] as? String).utf16)
        let marks = try #require((root["entities"] ?? root["text_styles"]) as? [[String: Any]])
        var words: [String] = []
        for mark in marks {
            let start = try #require((mark["offset"] ?? mark["start"]) as? Int)
            let length = try #require((mark["length"] ?? mark["len"]) as? Int)
            try #require(start >= 0 && length > 0 && start + length <= text.count)
            words.append(String(decoding: text[start..<start + length], as: UTF16.self))
        }
        #expect(!words.contains { $0.contains("\u{FFFD}") })
        #expect(words.first?.replacing("\u{200B}", with: "").hasPrefix("@everyone @here") == true)
        for word in ["Thời gian:", "Địa điểm:", "Sắp diễn ra"] { #expect(words.contains(word)) }
    }

    @Test("a change corrects what was said, where the service can do that", arguments: ServiceExample.all)
    func corrections(service: ServiceExample) async throws {
        let requests = try await requests(to: service, for: .change)
        #expect(requests.count == (service.format.edit == nil ? 1 : 2))
        guard service.format.edit != nil || service.format.reply != nil else { return }
        let reference = try await self.reference(of: service)
        #expect(!reference.isEmpty)
        for (index, request) in requests.enumerated() where index == 0 || service.format.reply != nil {
            let body = String(decoding: request.body, as: UTF8.self)
            let name = reference.split(separator: "/", maxSplits: 1).last.map(String.init) ?? ""
            #expect(body.contains(name) || request.url.reveal().contains(name))
        }
    }

    /// What is sent of `story` after the reminder that it may correct.
    private func requests(to service: ServiceExample, for story: ServiceStory) async throws -> [HTTPRequest] {
        try await requests(to: service, of: story.story(correcting: try await reference(of: service)))
    }

    /// What the service calls its message of the reminder.
    private func reference(of service: ServiceExample) async throws -> String {
        let channel = service.channel(service.web())
        return try await channel.send(Story.workshop.delivery(by: channel), at: morning).reference
    }

    /// What is sent of `story`, by a channel that has been at work before.
    private func requests(to service: ServiceExample, of story: Story) async throws -> [HTTPRequest] {
        let web = service.web()
        let channel = service.channel(web)
        _ = try await channel.send(Story.workshop.delivery(by: channel), at: morning)
        let before = web.requests.count
        let receipt = try await channel.send(story.delivery(by: channel), at: morning)
        #expect(!receipt.note.contains(ServiceExample.secret))
        return Array(web.requests.dropFirst(before))
    }

    /// What is sent of `story` in its plainest form.
    private func plainRequests(to service: ServiceExample, of story: Story) async throws -> [HTTPRequest] {
        let web = service.web()
        let channel = service.channel(web)
        _ = try await channel.send(story.delivery(by: channel, isPlain: true), at: morning)
        return web.requests.filter { !$0.url.reveal().contains("oauth.zaloapp.com") }
    }

    private func texts(_ request: HTTPRequest) throws -> JSONTexts { try JSONTexts(RecordedRequest(request).body) }
}
