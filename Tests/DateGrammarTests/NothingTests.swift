import DateGrammar
import Testing

/// What looks like a date or a time and is none.
@Suite("No dates")
struct NothingTests {
    @Test(
        "numbers of other kinds are no dates",
        arguments: [
            "image001_2.jpg", "223.jpg", "Ảnh 20240213.png", "243039189 1708467036026706", "Tel: 04.7711173",
            "0983 889 853", "024-3926-3926", "1.500 người", "2.500.000 đồng", "5,6%", "10-12%", "10.5 triệu", "4.0",
            "Công nghiệp 4.0.", "45/2019/QH14", "Số: 38/2012/NQ-HĐND", "số 5 Trần Thánh Tông", "34/2 đường Láng",
            "2/3 số đại biểu",
            "1/5 tổng kim ngạch", "IL-26690-14-75-K-11", "B1.14", "Phòng E10.1", "5K", "24/7", "COVID-19", "SLOM-WG-14",
            "H5N1",
            "tỉ số 2-1", "tỉ lệ 1:1", "version 1.2.3", "$12.50",
        ])
    func numbers(_ text: String) throws { #expect(try Reading.of(text) == []) }

    @Test(
        "programmes, ages and counts are no dates",
        arguments: [
            "giai đoạn 2016-2020", "nhiệm kỳ 2017-2022", "(1968-2018)", "kế hoạch 2017/18", "năm học 2012-2013",
            "MSF 2021",
            "Lao động Trẻ em 2018", "(7/5/1954 - 7/5/2024)", "12-24 tuổi", "1-2 phó thủ tướng", "Việt Nam, 6 đối tác",
            "khoảng 30 người",
            "02 ngày hội thảo", "6 tháng đầu năm 2021", "cấp 2 - 3", "19-22 độ C", "mỗi tháng một lần", "trong 2 giờ",
            "kéo dài 2h", "3 giờ tới", "aged 12-24", "10-12 participants",
        ])
    func counts(_ text: String) throws { #expect(try Reading.of(text) == []) }

    @Test(
        "words that only look like days are none",
        arguments: [
            "lần thứ hai", "cuộc khảo sát thứ hai tại Việt Nam", "thứ tự", "Hai Bà Trưng", "vừa qua", "sắp tới",
            "thời gian tới",
            "bây giờ", "chiều cao", "tối đa", "may be held", "he may 5 times", "march to the square",
            "I sat in the sun",
            "mùa hè năm nay", "cao quý này",
        ])
    func words(_ text: String) throws { #expect(try Reading.of("Theo đó \(text) là như vậy") == []) }

    @Test(
        "addresses are not looked into",
        arguments: [
            "https://example.org/2020/02/13/8h30", "http://example.org/?d=2020-02-13", "www.example.org/13/2/2020",
            "hop.13.2.2020@example.org", "an@2020-02-13.example",
        ])
    func addresses(_ text: String) throws { #expect(try Reading.of("Xem \(text) để biết") == []) }
}
