extension Grammar {
    /// Passes over "UTC", "(GMT+7)", "+07:00", "Z" after a time: the time is the one on the wall there.
    func zone(_ place: inout Int) {
        var next = place
        let isOpen = skip("(", &next)
        if zoneInWords(&next, isOpen: isOpen) {
            // "(giờ Việt Nam)"
        } else if skip(.zone, &next) {
            offset(&next)
        } else if !isOpen, isOffset(next) {
            offset(&next)
        } else {
            return
        }
        if isOpen, !skip(")", &next) { return }
        place = next
    }

    /// "giờ Việt Nam", "giờ Hà Nội"; any words where it stands in brackets.
    private func zoneInWords(_ place: inout Int, isOpen: Bool) -> Bool {
        guard value(place, .hour) == 0, length(place) > 1 else { return false }
        var next = place + 1
        let first = next
        while next < first + (isOpen ? 4 : 2), self[next].kind == .word, isOpen || self[next].isCapitalized {
            next += 1
        }
        guard isOpen ? next > first && isMark(next, ")") : next == first + 2 else { return false }
        place = next
        return true
    }

    /// Whether "+07:00" stands right after a time, or "-08:00" after one with seconds.
    private func isOffset(_ place: Int) -> Bool {
        guard isMark(place, "+") || isMark(place, "-"), isGlued(place), isMark(place - 2, ":"),
            self[place + 1].digits == 2, twoDigits(after: ":", place + 2) != nil
        else { return false }
        return isMark(place, "+") || (isMark(place - 4, ":") && self[place - 5].kind == .number && isGlued(place - 3))
    }

    private func offset(_ place: inout Int) {
        guard isMark(place, "+") || isMark(place, "-"), isGlued(place), self[place + 1].kind == .number,
            self[place + 1].digits <= 2
        else { return }
        place += twoDigits(after: ":", place + 2) == nil ? 2 : 4
    }
}
