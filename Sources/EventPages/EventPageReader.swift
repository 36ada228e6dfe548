package import CivilTime
import DateGrammar

/// Reads the events out of a web page or a text: bytes, then pieces with lines, then what the page says for machines,
/// else cards, else running text.
///
/// It is pure: the same page and the same day always give the same events.
package struct EventPageReader: Sendable {
    /// The largest page that is read, in bytes.
    package static let largest = 8 * 1024 * 1024

    /// How a page is laid out.
    package enum Layout: String, CaseIterable, Hashable, Sendable {
        /// Found out from the page.
        case auto
        /// Many events, each with a title and a date.
        case listing
        /// Text about one event or a few.
        case article
    }

    /// The day the page was read: what it counts from unless it says when it was written.
    package let reference: CivilDate
    package let layout: Layout
    /// An XPath for the elements that each are one event; nil to find them out.
    package let item: String?

    package init(reference: CivilDate, layout: Layout = .auto, item: String? = nil) {
        (self.reference, self.layout, self.item) = (reference, layout, item)
    }

    /// The events of the page, in its order.
    ///
    /// - Parameter charset: The encoding the server named, if any.
    package func read(_ bytes: [UInt8], charset: String? = nil) -> PageReading {
        var reading = PageReading()
        var bytes = bytes
        if bytes.count > Self.largest {
            reading.faults.append(
                PageFault("the page is larger than 8 MiB; the rest is left out", line: 1, remedy: "give a smaller page")
            )
            bytes = Array(bytes.prefix(Self.largest))
        }
        let text = Charset.utf8(bytes, declared: charset)
        if Self.isHTML(text) {
            if let tree = HTMLTree(text), let root = tree.root {
                read(tree, root, text, into: &reading)
            }
        } else {
            let page = Page(TextBlocks.of(text), reference: reference)
            reading.published = page.published
            reading.events = events(page)
            note(page, into: &reading)
        }
        finish(&reading)
        return reading
    }

    /// The calendars in iCalendar form that the page offers as its own, as written.
    package static func calendars(in bytes: [UInt8]) -> [String] {
        guard isHTML(bytes), let tree = HTMLTree(Array(bytes.prefix(largest))), let root = tree.root else { return [] }
        return StructuredData(root).calendars
    }

    /// The page in UTF-8, by the encoding that the server or the page itself names.
    package static func utf8(_ bytes: [UInt8], charset: String?) -> [UInt8] { Charset.utf8(bytes, declared: charset) }

    private func read(_ tree: HTMLTree, _ root: HTMLNode, _ text: [UInt8], into reading: inout PageReading) {
        let data = StructuredData(root)
        reading.calendars = data.calendars
        let published = ISO8601Time(String(data.published.prefix(10)))?.date
        let own = StructuredReading(reference: published ?? reference)
        let structured = data.events.compactMap { own.event($0) }
        if let item { return read(items: item, tree, published, into: &reading) }
        var found = HTMLBlocks(root)
        // What a cut-off page ends with may be half of a date.
        if Self.isCutOff(text) { found.dropLast() }
        if found.isCut {
            reading.faults.append(
                PageFault(
                    "the page has more than \(HTMLBlocks.most) pieces; the rest is left out", line: 1,
                    remedy: "name the part with the events with `item`"))
        }
        let page = Page(found.blocks, head: data.title, published: published, reference: reference)
        reading.published = page.published
        reading.pieces = found.blocks.count
        note(page, into: &reading)
        reading.events = structured.isEmpty ? events(page) : structured
    }

    /// Reads each element that the configuration names as a page of its own.
    private func read(items path: String, _ tree: HTMLTree, _ published: CivilDate?, into reading: inout PageReading) {
        guard let nodes = tree.elements(at: path, most: 2000) else {
            reading.faults.append(
                PageFault("'\(path)' is not an XPath that can be followed", line: 1, remedy: "see the W3C's XPath 1.0"))
            return
        }
        if nodes.isEmpty {
            reading.faults.append(
                PageFault("'\(path)' finds nothing on the page", line: 1, remedy: "has the page's layout changed?"))
        }
        for node in nodes {
            let data = StructuredData(node)
            let own = StructuredReading(reference: published ?? reference)
            let structured = data.events.compactMap { own.event($0) }
            let page = Page(HTMLBlocks(node).blocks, published: published, reference: reference)
            var best = structured.isEmpty ? ItemProfile(page).event().map { [$0] } ?? [] : structured
            if best.isEmpty { best = events(page) }
            reading.events += best.prefix(structured.isEmpty ? 1 : best.count)
        }
    }

    private func events(_ page: Page) -> [PageEvent] {
        if page.isMissing { return [] }
        var cards: [PageEvent] = []
        if layout != .article {
            let found = CardProfile(page).cards()
            let title = Words(Array(page.title.utf8))
            let isEventList =
                layout == .listing
                || (title.list.count <= 8 && PageWords.eventList.isIn(title, bare: page.isBare)
                    // One that has but one event left is a list all the same.
                    && (found.count > 1 || title.list.count <= 3))
            let reading = CardReading(
                page: page, isEventList: isEventList, count: found.count { !$0.isDeadline })
            cards = SlotProfile(page).split(found.compactMap { card in reading.event(card).map { (card, $0) } })
            if layout == .listing { return cards }
            // A listing or an announcement says all it says on its cards.
            let sure = cards.filter { !$0.needsReview && $0.kind != .deadline }
            let isLone = sure.count == 1 && !isEventList && found.allSatisfy { $0.anchor == .line }
            if !sure.isEmpty, !isLone { return cards }
            let told = ArticleProfile(page).events()
            // A lone date near the title may be the page's own: what a sentence says goes before it.
            let others = told.filter { !$0.needsReview && $0.time.days != sure.first?.time.days }
            if isLone, others.isEmpty { return cards }
            return isLone ? told : cards + told
        }
        return ArticleProfile(page).events()
    }

    /// What belongs to every event, however it was found.
    private func finish(_ reading: inout PageReading) {
        let today = reading.published ?? reference
        for index in reading.events.indices {
            let days = reading.events[index].time.days
            let length = days.upperBound.dayNumber - days.lowerBound.dayNumber
            // Courses that come every week for months are told as what goes on for months.
            if reading.events[index].precision == .day, length > 31 { reading.events[index].precision = .range }
            reading.events[index].tense =
                days.upperBound < today ? .past : reading.published == nil ? .futureAtPublication : .future
            // No calendar reaches as far as a page can claim.
            if abs(days.lowerBound.year - reference.year) > 60 { reading.events[index].confidence = .zero }
        }
        var seen: Set<PageEvent.Key> = []
        reading.events = reading.events.flatMap(\.onSingleDays).filter { seen.insert($0.key).inserted }
    }

    private func note(_ page: Page, into reading: inout PageReading) {
        for passage in page.passages {
            for mention in passage.mentions where mention.doubts.contains(.noSuchDay) && reading.faults.count < 50 {
                reading.faults.append(
                    PageFault(
                        "'\(passage.quote(mention.range))' is no day of any calendar", line: passage.block.line,
                        remedy: "ask whoever keeps the page"))
            }
        }
    }

    /// Whether the page begins as a whole one and does not end.
    private static func isCutOff(_ text: [UInt8]) -> Bool {
        let head = String(decoding: text.prefix(2048), as: UTF8.self).lowercased()
        let tail = String(decoding: text.suffix(2048), as: UTF8.self).lowercased()
        return head.contains("<html") && !tail.contains("</html") && !tail.contains("</body")
    }

    private static func isHTML(_ text: [UInt8]) -> Bool {
        let start = text.firstIndex { $0 > 0x20 } ?? text.endIndex
        guard start < text.endIndex else { return false }
        if text[start] == UInt8(ascii: "<") { return true }
        let head = String(decoding: text[start...].prefix(2048), as: UTF8.self).lowercased()
        return head.contains("<html") || head.contains("<body") || head.contains("<!doctype html")
    }
}
