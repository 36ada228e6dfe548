import ReminderCore

extension OccurrenceWording {
    /// The title, as it was too when it changed; not marked.
    ///
    /// What does not take place any more is called what it was called: its calendar may have put anything there.
    func name(of change: OccurrenceChange, limit: Int) -> ChangedText {
        guard let after = taking(change) else { return ChangedText(name(of: change.before, limit: limit)) }
        let isOther = change.kinds.contains(.retitled)
        return ChangedText(
            name(of: after, limit: limit), former: isOther ? name(of: change.before, limit: limit) : "")
    }

    /// When it takes place, and when it did when it moved; or when it would have taken place.
    func when(_ change: OccurrenceChange) -> ChangedText {
        guard let after = taking(change) else { return ChangedText(when(change.before)) }
        return ChangedText(when(after), former: change.kinds.contains(.moved) ? when(change.before) : "")
    }

    /// The same on one line, with nothing said twice.
    ///
    /// - Parameter isBrief: Whether days in a row are told without their weekdays.
    func shortWhen(_ change: OccurrenceChange, isBrief: Bool = false) -> String {
        let full = when(change)
        if full.former.isEmpty { return isBrief ? briefWhen(taking(change) ?? change.before) : full.value }
        guard let after = change.after, !isVague(change.before), !isVague(after) else { return full.oneLine }
        return dates.change(from: change.before.span, to: after.span)
    }

    /// Where it takes place, and where it did when that changed; or where it would have taken place.
    func place(of change: OccurrenceChange, limit: Int) -> ChangedText {
        let former = place(of: change.before, limit: limit)
        guard let after = taking(change) else { return ChangedText(former) }
        let place = place(of: after, limit: limit)
        guard change.kinds.contains(.relocated) else { return ChangedText(place) }
        return ChangedText(place.isEmpty ? language.text(.placeUnknown) : place, former: former)
    }

    /// `change` as one of several things.
    func item(_ change: OccurrenceChange) -> Message.Item {
        let name = name(of: change, limit: change.kinds.contains(.retitled) ? TextLimit.brief : TextLimit.short)
        let place = place(of: change, limit: change.kinds.contains(.relocated) ? TextLimit.brief : TextLimit.short)
        return Message.Item(
            title: marked(name.oneLine, for: change.occurrence),
            details: joined([note(of: change), shortWhen(change), place.oneLine]), link: link(of: change))
    }

    /// What is to be said of `change` in a list that does not say it; empty when its section says enough.
    func note(of change: OccurrenceChange) -> String {
        let notes: [OccurrenceChange.Kind: Phrase] = [.vanished: .vanishedNote, .reappeared: .reappearedNote]
        return change.kinds.first.flatMap { notes[$0] }.map { language.text($0) } ?? ""
    }

    /// An address that tells more, the newer one first; empty when there is none.
    func link(of change: OccurrenceChange) -> String {
        let link = link(of: change.occurrence)
        return link.isEmpty ? self.link(of: change.before) : link
    }

    /// Whether nobody should count on its days.
    func isVague(_ occurrence: Occurrence) -> Bool { occurrence.facts.precision.isVague && occurrence.span.isAllDay }

    /// The occurrence as it is, if it takes place.
    private func taking(_ change: OccurrenceChange) -> Occurrence? { change.isOff ? nil : change.after }
}
