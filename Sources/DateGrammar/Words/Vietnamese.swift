/// The Vietnamese words of the grammar: spellings, and what they mean.
enum Vietnamese {
    static let words: [(String, Word)] = [
        ("ngày", Word(.day)), ("tuần", Word(.week)), ("tháng thg", Word(.month)), ("năm", Word(.year)),
        ("quý quí", Word(.quarter)),

        ("thứ", Word(.thu)), ("chủ chúa", Word(.sundayHead)), ("nhật", Word(.sundayTail)), ("cn", Word(.weekday, 7)),

        ("một mốt", Word(.numeral, 1)), ("hai", Word(.numeral, 2)), ("ba", Word(.numeral, 3)),
        ("bốn tư", Word(.numeral, 4)), ("năm lăm", Word(.numeral, 5)), ("sáu", Word(.numeral, 6)),
        ("bảy bẩy", Word(.numeral, 7)), ("tám", Word(.numeral, 8)), ("chín", Word(.numeral, 9)),
        ("mười mươi", Word(.ten)),

        ("sáng", Word(.part, 0)), ("trưa", Word(.part, 1)), ("chiều", Word(.part, 2)), ("tối", Word(.part, 3)),
        ("đêm khuya", Word(.part, 4)), ("rạng", Word(.partHead)), ("sớm", Word(.partTail)), ("buổi", Word(.session)),

        ("giờ h g", Word(.hour)), ("phút ph p", Word(.minute)), ("giây", Word(.second)), ("rưỡi", Word(.half)),
        ("kém", Word(.less)),

        ("hôm bữa", Word(.hom)), ("nay", Word(.offset, 0)), ("mai", Word(.offset, 1)), ("qua", Word(.offset, -1)),
        ("kia", Word(.offset, 2)), ("mốt", Word(.offset, 3)),

        ("này", Word(.this)), ("tới", Word(.next, 0)), ("sau", Word(.next, 1)), ("tiếp", Word(.next, 2)),
        ("kế", Word(.next, 3)), ("trước", Word(.last, 0)), ("ngoái", Word(.last, 1)), ("rồi", Word(.last, 2)),
        ("vừa", Word(.just)), ("theo", Word(.filler, 0)), ("đây", Word(.filler, 1)), ("hiện", Word(.filler, 2)),
        ("nữa", Word(.more)), ("cách", Word(.away)),

        ("đầu", Word(.third, 1)), ("giữa", Word(.third, 2)), ("cuối", Word(.third, 3)),
        ("thượng", Word(.tenDays, 1)), ("trung", Word(.tenDays, 2)), ("hạ", Word(.tenDays, 3)),
        ("tiên", Word(.ordinalTail, 1)), ("cùng", Word(.ordinalTail, -1)),

        ("của", Word(.of)), ("từ", Word(.from)), ("đến", Word(.to)), ("hết", Word(.end)), ("và hoặc", Word(.and)),
        ("lúc vào hồi đúng", Word(.at)), ("khoảng chừng", Word(.about)), ("trong", Word(.inside)),
        ("tại", Word(.place)), ("dịp lễ đợt", Word(.occasion)),
        ("các những", Word(.plural)), ("hàng hằng mỗi", Word(.every)), ("tức nhằm", Word(.thatIs)),
        ("cả", Word(.whole)), ("mùa", Word(.season)),

        ("mùng mồng", Word(.mung)), ("rằm", Word(.fullMoon)), ("giêng", Word(.lunarMonth, 1)),
        ("chạp", Word(.lunarMonth, 12)), ("âm", Word(.lunar)), ("dương", Word(.solar)), ("lịch", Word(.calendar)),
        ("âl", Word(.lunarShort)), ("nhuận", Word(.leap)), ("tết", Word(.tet)), ("nguyên", Word(.tetTail, 0)),
        ("đán", Word(.tetTail, 1)),
        ("giáp", Word(.stem, 0)), ("ất", Word(.stem, 1)), ("bính", Word(.stem, 2)), ("đinh", Word(.stem, 3)),
        ("mậu", Word(.stem, 4)), ("kỷ", Word(.stem, 5)), ("canh", Word(.stem, 6)), ("tân", Word(.stem, 7)),
        ("nhâm", Word(.stem, 8)), ("quý quí", Word(.stem, 9)),
        ("tý tí", Word(.branch, 0)), ("sửu", Word(.branch, 1)), ("dần", Word(.branch, 2)),
        ("mão mẹo", Word(.branch, 3)),
        ("thìn", Word(.branch, 4)), ("tỵ tị", Word(.branch, 5)), ("ngọ", Word(.branch, 6)), ("mùi", Word(.branch, 7)),
        ("thân", Word(.branch, 8)), ("dậu", Word(.branch, 9)), ("tuất", Word(.branch, 10)), ("hợi", Word(.branch, 11)),

        ("hạn chót chậm muộn", Word(.limit, 1)), ("nhất", Word(.limit, 3)),
        ("giai đoạn nhiệm kỳ khóa", Word(.refusal, 0)), ("tuổi", Word(.refusal, 1)), ("lần", Word(.refusal, 2)),
        ("kéo dài suốt", Word(.length)), ("giáng", Word(.christmas, 0)), ("sinh", Word(.christmas, 1)),
        ("giao", Word(.newYearsEve, 0)), ("thừa", Word(.newYearsEve, 1)),
        ("sa", Word(.meridiemMark, 0)), ("ch", Word(.meridiemMark, 1)),
    ]
}
