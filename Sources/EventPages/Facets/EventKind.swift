/// What an event is, in the words its announcement uses.
package enum EventKind: String, CaseIterable, Hashable, Sendable {
    case workshop, training, seminar, webinar, conference, forum, meeting, lecture, exhibition, festival, ceremony
    case contest, concert, campaign, survey, publication, course
    case trainingWorkshop = "training workshop"
    case pressConference = "press conference"
    case pressSeminar = "press seminar"
    case projectActivity = "project activity"
    case deadline
    /// Something that takes place, of no kind that is told apart.
    case event

    /// Whether people are meant to be there.
    package var isAttendable: Bool {
        switch self {
        case .survey, .publication, .projectActivity, .deadline: false
        default: true
        }
    }
}

extension EventKind {
    /// How sure a word is to name an event.
    enum Weight {
        /// It hardly ever means anything else.
        case strong
        /// It often does: "lễ" of a holiday, "chương trình" of a programme.
        case weak
        /// It never does: a meeting room is no meeting.
        case none
    }

    /// The words that name events, and where they stand in `words`.
    static func named(in words: Words, _ range: Range<Int>? = nil, bare: Bool) -> [Hit] {
        self.words.hits(in: words, range, bare: bare).filter { $0.value.weight != .none }
    }

    /// Words that names in a Vietnamese text stand before.
    static let foreign = Lexicon<Void>("cup|expo|festival|marathon|forum|summit|olympic|hackathon|concert")

    /// A word that names an event.
    typealias Hit = Lexicon<(kind: EventKind, weight: Weight)>.Hit

    static let words = Lexicon<(kind: EventKind, weight: Weight)>([
        ("hội thảo|hội thảo khoa học|hội thảo khởi động|workshop|workshops", (.workshop, .strong)),
        ("hội thảo đào tạo|hội thảo tập huấn|training workshop|training workshops", (.trainingWorkshop, .strong)),
        ("hội nghị|đại hội|hội nghị chuyên đề|conference|congress|summit|symposium|convention", (.conference, .strong)),
        (
            "tọa đàm|buổi nói chuyện|tọa đàm khoa học|seminar|seminars|talk show|talkshow|panel discussion|sinh hoạt chuyên đề",
            (.seminar, .strong)
        ),
        ("tọa đàm báo chí", (.pressSeminar, .strong)),
        ("họp báo|buổi họp báo|gặp mặt báo chí|press conference|press briefing", (.pressConference, .strong)),
        ("webinar|webinars|hội thảo trực tuyến", (.webinar, .strong)),
        (
            "tập huấn|lớp tập huấn|khóa tập huấn|khóa đào tạo|lớp đào tạo|đào tạo giảng viên|buổi training|training|bootcamp|masterclass",
            (.training, .strong)
        ),
        ("đào tạo|lớp bồi dưỡng|bồi dưỡng nghiệp vụ", (.training, .weak)),
        ("khóa học|lớp học|lớp|short course|course", (.course, .weak)),
        ("diễn đàn|forum|đối thoại|hội đàm|dialogue", (.forum, .strong)),
        (
            "cuộc họp|buổi họp|phiên họp|kỳ họp|họp mặt|họp khởi động|buổi gặp mặt|giao ban|meeting|meetings|consultation|consultations|open session|committee meeting|board meeting|roundtable|round table|bàn tròn|public hearing|hearing",
            (.meeting, .strong)
        ),
        ("họp|meets|session|phiên|buổi làm việc|direct talk", (.meeting, .weak)),
        (
            "thuyết trình|buổi thuyết trình|bài giảng|nói chuyện chuyên đề|lecture|keynote|public talk",
            (.lecture, .weak)
        ),
        (
            "triển lãm|hội chợ|exhibition|expo|fair|trade fair|job fair|ngày hội việc làm|hội sách",
            (.exhibition, .strong)
        ),
        (
            "lễ hội|ngày hội|đêm hội|phiên chợ|hội trại|liên hoan|festival|open day|open house|hội xuân|hội báo",
            (.festival, .strong)
        ),
        (
            "lễ khai mạc|lễ bế mạc|lễ trao giải|lễ trao|lễ ký kết|lễ kỷ niệm|lễ ra mắt|lễ phát động|lễ khởi động|lễ khánh thành|lễ công bố|lễ tổng kết|lễ tuyên dương|lễ tốt nghiệp|lễ khai giảng|lễ dâng hương|lễ tang|lễ vía|lễ giỗ|lễ cưới|lễ mít tinh|mít tinh|lễ khởi công|ceremony|launch event|inauguration|graduation|anniversary celebration",
            (.ceremony, .strong)
        ),
        ("lễ|lễ viếng|celebration|launch", (.ceremony, .weak)),
        (
            "cuộc thi|hội thi|vòng chung kết|chung kết|giải đấu|giải chạy|giải bóng đá|giải bóng chuyền|giải cầu lông|hội thao|hội diễn|marathon|hackathon|kỳ thi|thi thử|minigame|contest|competition|tournament|olympic|cup",
            (.contest, .weak)
        ),
        (
            "đêm nhạc|đêm nhạc hội|liveshow|hòa nhạc|buổi hòa nhạc|đêm gala|gala|gala dinner|vở diễn|vở kịch|vở|buổi biểu diễn|chương trình nghệ thuật|concert|screening|chiếu phim",
            (.concert, .strong)
        ),
        ("chiến dịch|chiến dịch tình nguyện|campaign|chuyến đi|hành trình|lịch tiếp xúc", (.campaign, .weak)),
        ("khảo sát|cuộc khảo sát|survey", (.survey, .weak)),
        ("xuất bản|publication|ấn phẩm", (.publication, .weak)),
        (
            "ngày hội thảo|ngày hội nghị|phiên tòa|phiên giao dịch|phiên xử|phiên xét xử|phiên điều trần|lớp phủ|tầng lớp|lớp trẻ|phiên sáng|phiên chiều|kỳ họp cổ đông|meeting room|conference room|conference hall|conference center|conference centre|trung tâm hội nghị|phòng họp|phòng hội thảo|hội trường|convention center|training center|training centre|ban tổ chức|tổng cục|lễ phí|lễ phục|nghỉ lễ|phiên bản|phiên dịch|thi hành|thi công|thi đua|thực thi|thi thể",
            (.event, .none)
        ),
        ("xây dựng năng lực|nâng cao năng lực|capacity building", (.training, .weak)),
        (
            "buổi|sự kiện|chuỗi sự kiện|chương trình|event|events|gathering|giao lưu|buổi giao lưu|buổi giới thiệu|buổi chia sẻ|ra mắt|meetup|site visit|thi|book launch|party|orientation|info session|information session|dinner|ra quân|lễ ra quân|sinh hoạt clb|sinh hoạt câu lạc bộ|tuần lễ|tuần phim|big lesson|action week|week of action",
            (.event, .weak)
        ),
    ])
}
