extension Grammar {
    /// A day only the lunar calendar has: "rằm tháng Giêng", "mùng 6 Tết Mậu Tuất", "30 Tết", "23 tháng Chạp" is read
    /// with the other days.
    func lunarDay(_ place: inout Int) -> WrittenDay? {
        var next = place
        var day = WrittenDay(day: 0, isLunar: true)
        if has(next, .fullMoon) {
            next += 1
            guard isUnit(next, .month) else { return nil }
            next += 1
            guard let month = monthNumber(&next) else { return nil }
            (day.day, day.month) = (15, month.month)
            if skip(.leap, &next) { day.isLeapMonth = true }
            day.year = yearAfterMonth(&next)
        } else {
            let isMung = skip(.mung, &next)
            guard let number = smallNumber(&next), (1...30).contains(number), isMung || has(next, .tet),
                skip(.tet, &next)
            else { return nil }
            // "29 Tết" and "30 Tết" are the eve; the others count from the new year.
            day.day = number
            day.month = number >= 23 ? 12 : 1
            day.isLastOfMonth = number == 30
            if has(next, .tetTail) { next += has(next + 1, .tetTail) ? 2 : 1 }
            if isUnit(next, .year) { next += 1 }
            lunarYear(&day, &next)
            // The days before the new year are of the year before.
            if number >= 23 { day.moveToYearBefore() }
            place = next
            return day
        }
        lunarYear(&day, &next)
        place = next
        return day
    }

    /// "Tết Nguyên đán 2022", "Tết Nhâm Dần": the first day of the lunar year.
    func tet(_ place: inout Int) -> Days? {
        guard has(place, .tet) else { return nil }
        var next = place + 1
        var day = WrittenDay(day: 1, month: 1, isLunar: true)
        if has(next, .solar), has(next + 1, .calendar) {
            day.isLunar = false
            next += 2
        } else if has(next, .tetTail), has(next + 1, .tetTail) {
            next += 2
        }
        if isUnit(next, .year) { next += 1 }
        lunarYear(&day, &next)
        guard day.cycleYear != nil || day.year != nil else { return nil }
        place = next
        return Days(.days([day]))
    }

    /// "Canh Tuất 2030", "năm Mậu Tuất", "năm 2021" after a lunar day.
    func lunarYear(_ day: inout WrittenDay, _ place: inout Int) {
        var next = place
        if isUnit(next, .year) { next += 1 }
        if let stem = value(next, .stem), let branch = value(next + 1, .branch), stem % 2 == branch % 2 {
            // The number below 60 that is `stem` modulo 10 and `branch` modulo 12.
            day.cycleYear = (6 * stem - 5 * branch + 60) % 60
            next += 2
            place = next
            if isUnit(next, .year) { next += 1 }
        } else if next > place, self[next].kind != .number {
            return
        }
        _ = skip("(", &next)
        if let year = year(&next) {
            day.year = year
            _ = skip(")", &next)
            place = next
        }
    }

    /// "âm lịch", "(âm lịch)", "ÂL" after days: they are of the lunar calendar, in the year that may follow.
    func lunarMark(_ days: inout Days, _ place: inout Int) {
        var next = place
        let isOpen = skip("(", &next)
        if has(next, .lunar), has(next + 1, .calendar) {
            next += 2
        } else if has(next, .lunarShort) {
            next += 1
        } else if has(next, .solar), has(next + 1, .calendar) {
            place = next + 2
            return
        } else if has(next, .lunar), days.isLunar || isOpenAfter(next + 1) {
            next += 1
        } else if case let name = isUnit(next, .year) ? next + 1 : next, has(name, .stem), has(name + 1, .branch) {
            // Only lunar years have such names.
        } else {
            return
        }
        if isOpen, next > place + 1 { _ = skip(")", &next) }
        place = next
        var year = WrittenDay(day: 1)
        lunarYear(&year, &place)
        days.changeDays { day in
            day.isLunar = true
            day.isOrderOpen = false
            day.year = year.year ?? day.year
            day.cycleYear = year.cycleYear ?? day.cycleYear
        }
    }
}
