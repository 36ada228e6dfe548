import CivilTime
import DateGrammar

/// Reads a calendar by days: a line with a day, and below it lines that begin with hours.
///
/// "Thứ Hai (23/11)", then "08h00: Giao ban", "14h00: Làm việc với đoàn kiểm tra".
struct DaySchedule {
    let page: Page

    /// The cards with those of days that are schedules in place of the days'. A page that announces one event has the
    /// programme of it: that is no schedule.
    func split(_ cards: [Card]) -> [Card] {
        let announces = cards.contains { $0.anchor == .labelled && page.passages[$0.index].block.row == nil }
        guard !announces else { return cards }
        return cards.flatMap { card -> [Card] in
            guard card.anchor == .line, card.mention.startTime == nil else { return [card] }
            let lines = hourLines(below: card.index)
            return lines.isEmpty ? [card] : lines.map { self.card(card, $0) }
        }
    }

    /// The lines right below the day that begin with hours and go on.
    private func hourLines(below index: Int) -> [(index: Int, mention: DateMention)] {
        var lines: [(index: Int, mention: DateMention)] = []
        for next in page.passages.indices[(index + 1)...].prefix(40) {
            let passage = page.passages[next]
            guard let first = passage.mentions.first, first.days == nil, first.startTime != nil,
                passage.words.index(at: first.range.lowerBound) == 0, page.passages[next].firstDay == nil
            else { break }
            let rest = passage.words.list.count - passage.words.index(at: first.range.upperBound)
            guard rest >= 2 else { break }
            lines.append((next, first))
        }
        return lines
    }

    private func card(_ day: Card, _ line: (index: Int, mention: DateMention)) -> Card {
        var mention = day.mention
        let clock = line.mention
        (mention.startTime, mention.endTime, mention.range) = (clock.startTime, clock.endTime, clock.range)
        var card = Card(anchor: .line, index: line.index, mention: mention, body: line.index + 1..<line.index + 1)
        let text = page.passages[line.index].text
        var at = clock.range.upperBound
        while at < text.count,
            [0x20, 0x3A, 0x2D, 0x2E, 0x29, 0x7C].contains(text[at]) || text[at] >= 0xE2 && text[at] < 0xE3
        {
            at += text[at] == 0xE2 ? 3 : 1
        }
        (card.titleIndex, card.titleRange) = (line.index, min(at, text.count)..<text.count)
        return card
    }
}
