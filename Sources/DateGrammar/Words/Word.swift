/// What a word means to the grammar: a kind, and a value where the kind has several.
struct Word: Hashable, Sendable {
    enum Kind: UInt8 {
        case unknown
        /// ngày, tháng, năm, tuần, quý: the value is a ``Unit``.
        case unit
        /// day, days, week …: the English words, whose numbers do not follow them.
        case span
        /// thứ
        case thu
        /// chủ, chúa, before nhật
        case sundayHead
        /// nhật
        case sundayTail
        /// The name of a weekday; its value is the ISO number, and 10 more in the plural.
        case weekday
        /// An English month.
        case monthName
        /// một to chín, one to twelve.
        case numeral
        /// mười, mươi
        case ten
        /// first to fifth; -1 for last.
        case nth
        /// st, nd, rd, th
        case ordinalEnding
        /// A ``PartOfDay``, by its place in ``parts``.
        case part
        /// rạng, before sáng
        case partHead
        /// sớm, after sáng
        case partTail
        /// buổi
        case session
        /// giờ, h, g: hour; phút, p, ph: minute; giây, s: second.
        case hour, minute, second
        /// rưỡi, kém
        case half, less
        /// am 0, pm 1; the letters a, p and m have their own.
        case meridiem, letterA, letterP, letterM
        /// noon 12, midnight 0
        case namedTime
        /// UTC, GMT, ICT and the like
        case zone
        /// hôm, bữa
        case hom
        /// nay 0, mai 1, qua -1, kia 2, mốt 2; English today, tomorrow, yesterday.
        case offset
        /// today, tomorrow, yesterday: a day by itself.
        case relativeDay
        /// after, as in "the day after tomorrow"
        case dayBeyond
        /// này, this
        case this
        /// tới 0, sau 1, tiếp 2, kế 3; English next, coming.
        case next
        /// trước 0, ngoái 1, rồi 2, last 3, past 3
        case last
        /// vừa
        case just
        /// theo, đây, hiện, tại: fill words of relative phrases.
        case filler
        /// nữa
        case more
        /// ago
        case ago
        /// cách, before đây
        case away
        /// đầu 1, giữa 2, cuối 3
        case third
        /// tiên, cùng
        case ordinalTail
        /// của, of
        case of
        /// the
        case article
        /// từ, from; between 1
        case from
        /// đến, tới; to, until, through
        case to
        /// hết
        case end
        /// và, and
        case and
        /// lúc, vào, hồi, đúng, at, on
        case at
        /// khoảng, chừng, about
        case about
        /// in, within, trong
        case inside
        /// các, những
        case plural
        /// hàng, hằng, mỗi, every
        case every
        /// hằng's English siblings: daily 1, monthly 2, yearly 3, weekly 4
        case adverb
        /// weekend
        case weekend
        /// mùng, mồng
        case mung
        /// rằm
        case fullMoon
        /// giêng 1, chạp 12
        case lunarMonth
        /// âm
        case lunar
        /// dương
        case solar
        /// lịch
        case calendar
        /// âl
        case lunarShort
        /// nhuận
        case leap
        /// tết
        case tet
        /// nguyên, before đán
        case tetTail
        /// giáp to quý, 0 to 9
        case stem
        /// tý to hợi, 0 to 11
        case branch
        /// tức, nhằm: the same day otherwise said.
        case thatIs
        /// hạn, chót, chậm, muộn, nhất, later, than, by, before, deadline: a limit.
        case limit
        /// since
        case since
        /// giai, đoạn, nhiệm, kỳ, khóa, tuổi, lần: what follows or precedes is no date.
        case refusal
        /// kéo, dài, suốt: what follows is a length.
        case length
        /// mùa, season
        case season
        /// cả, before ngày
        case whole
        /// giáng, before sinh; christmas
        case christmas
        /// giao 0, before thừa 1
        case newYearsEve
        /// new, before year
        case new
        /// eve
        case eve
        /// lunar, before new year
        case lunarName
        /// o 0, before clock 1
        case oClock
        /// SA 0, CH 1, as computers write sáng and chiều
        case meridiemMark
        /// other, after every
        case other
        /// I, II, III, IV
        case roman
        /// Q
        case quarterLetter
        /// T of ISO 8601 and of T2 to T7.
        case letterT
        /// tại, at a place: no date, but a word that may follow one.
        case place
        /// dịp, lễ, đợt: a date may follow.
        case occasion
        /// thượng, trung, hạ: with tuần, thirds of a month.
        case tenDays
        /// www
        case www
    }

    /// Lengths of the calendar, by their values.
    enum Unit: Int8 { case day = 1, week, month, year, quarter }

    /// The parts of the day, by their values.
    static let parts: [PartOfDay] = [.morning, .noon, .afternoon, .evening, .night]

    static let unknown = Word(.unknown)

    let kind: Kind
    let value: Int8

    init(_ kind: Kind, _ value: Int8 = 0) { (self.kind, self.value) = (kind, value) }
    init(_ unit: Unit) { self.init(.unit, unit.rawValue) }
}
