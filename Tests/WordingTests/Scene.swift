import CivilTime
import ReminderCore
import Testing
import Wording

/// A notice with a name, which is its fixtures' too.
struct Scene: Sendable, CustomTestStringConvertible {
    let name: String
    let notice: Notice
    var testDescription: String { name }

    init(_ name: String, _ subject: Notice.Subject, rule: String = "workshops", due: String, late: String = "") {
        self.name = name
        notice = Notice(
            id: Identity(of: name), subject: subject, channel: "room", rule: rule, due: wall(due),
            now: wall(late.isEmpty ? due : late), isLate: !late.isEmpty, expires: wall(due) + .seconds(86_400))
    }

    /// What it says in the language `tag`, or in two, written as `vi+en`.
    func message(_ tag: String, template: String? = nil) -> Message {
        let tags = tag.split(separator: "+").map { Languages.named(String($0)) }
        let writer = NoticeWriter(language: tags[0], and: tags.dropFirst().first, zone: FixedZone.vietnam)
        do {
            return writer.message(for: notice, template: try template.map { try NoticeTemplate($0) })
        } catch {
            fatalError("\(error)")
        }
    }

    /// Compares what it says with its fixture, and makes sure that nothing is left to be filled in.
    func expectFixture(_ tag: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
        let message = message(tag)
        let text = "\(message.plainText)\n----\n\(message.summary)"
        try expectSnapshot("\(name).\(tag)", text, sourceLocation: sourceLocation)
        #expect(!text.contains("{"), sourceLocation: sourceLocation)
        #expect(message == self.message(tag), sourceLocation: sourceLocation)
    }
}
