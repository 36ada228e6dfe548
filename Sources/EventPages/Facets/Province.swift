/// The provinces and cities of Viet Nam: the 63 until 30 June 2025, among which are the names of the 34 since, and
/// what else people write for the largest.
enum Province {
    static let names = Lexicon<Void>(
        """
        An Giang|Bà Rịa|Bà Rịa - Vũng Tàu|Bắc Giang|Bắc Kạn|Bạc Liêu|Bắc Ninh|Bến Tre|Bình Định|Bình Dương|Bình Phước|\
        Bình Thuận|Cà Mau|Cần Thơ|Cao Bằng|Đà Nẵng|Đắk Lắk|Đắc Lắc|Đắk Nông|Đăk Nông|Điện Biên|Đồng Nai|Đồng Tháp|Gia Lai|\
        Hà Giang|Hà Nam|Hà Nội|Hà Tĩnh|Hải Dương|Hải Phòng|Hậu Giang|Hòa Bình|Hưng Yên|Khánh Hòa|Kiên Giang|Kon Tum|\
        Lai Châu|Lâm Đồng|Lạng Sơn|Lào Cai|Long An|Nam Định|Nghệ An|Ninh Bình|Ninh Thuận|Phú Thọ|Phú Yên|Quảng Bình|\
        Quảng Nam|Quảng Ngãi|Quảng Ninh|Quảng Trị|Sóc Trăng|Sơn La|Tây Ninh|Thái Bình|Thái Nguyên|Thanh Hóa|\
        Thừa Thiên Huế|Thừa Thiên - Huế|Tiền Giang|TP Hồ Chí Minh|Hồ Chí Minh|TP HCM|TPHCM|HCM|HCMC|Sài Gòn|Trà Vinh|\
        Tuyên Quang|Vĩnh Long|Vĩnh Phúc|Yên Bái|Huế|Vũng Tàu|Nha Trang|Đà Lạt|Hạ Long|Vinh|Quy Nhơn|Buôn Ma Thuột|\
        Hanoi|Ha Noi|Ho Chi Minh City|Saigon|Da Nang|Danang|Hai Phong|Can Tho|Hue
        """)

    /// Whether `text` is the name of one, perhaps with "thành phố" or "tỉnh" before it.
    static func isName(_ text: String, bare: Bool) -> Bool {
        let words = Words(Array(text.utf8))
        let hits = names.hits(in: words, bare: bare)
        return hits.count == 1 && hits[0].words.upperBound == words.list.count && hits[0].words.lowerBound <= 2
    }
}
