import DateGrammar
import Testing

/// More of what looks like a date or a time and is none, as it stands on pages.
@Suite("No dates on pages")
struct PageNothingTests {
    @Test(
        "scores, addresses, codes, measures and counts are no dates",
        arguments: [
            "đội tuyển thắng 3-1", "thắng 2-0 và 3-2", "tỷ số chung cuộc 5-4", "tỷ lệ 3:1", "tỷ lệ 50/50", "tỉ lệ 9/10",
            "số 12/5 đường Nguyễn Trãi", "12/5 đường Nguyễn Trãi", "12/5 Nguyễn Trãi, Hà Nội", "số nhà 15/3 phố Huế",
            "ngõ 12/3 phố Chùa Láng", "hẻm 5/12 Lê Lợi", "kiệt 5/12 Nguyễn Huệ", "tầng 5, số 12", "phòng 5-12",
            "lớp 10A5, 12A1", "biển số 30A-123.45", "biển số 29-H1 234.56", "phiên bản 2.1", "phiên bản 5.12",
            "v1.12.3", "iOS 15.1", "Windows 10", "Nghị định số 12/2021/NĐ-CP", "Thông tư 05/2020/TT-BTC",
            "QĐ số 12-5/QĐ", "Luật số 12/2017/QH14", "Điều 5, khoản 12", "Chương 5.12", "mục 3.2 và 4.5", "24/24",
            "24/24h", "24h/24h", "24/24 giờ", "cả 7/7 ngày trong tuần", "trang 5-12", "tr. 5-12", "pp. 12-15",
            "từ 5-12%", "tăng 5,12%", "5/12 tỉnh thành", "3/4 thành viên", "2/3 dân số", "nhiệt độ từ 19-22 độ",
            "nhiệt độ 19-22°C", "cao nhất 19-22 độ", "5-12 tuổi", "từ 5 đến 12 tuổi", "trẻ từ 5-12 tuổi", "5-10 km",
            "từ 5 đến 10 km", "5-7 m", "10-12 triệu đồng", "giá 5-7 triệu", "từ 5 đến 7 triệu", "$5-12", "5-12 USD",
            "giá vé: 50-100k", "1-2 lần", "3-5 giờ mỗi tuần", "2-3 ngày", "5-7 ngày làm việc", "trong vòng 5 ngày",
            "sau 3 tháng", "5 năm kinh nghiệm", "3 năm qua", "hơn 10 năm", "lớp 9-12", "từ lớp 1 đến lớp 12",
            "bài 5-12", "nhóm 3-5 người", "3-5 người", "10-12 người", "mỗi đội từ 5 đến 12 người", "Hotline: 1900 1234",
            "ĐT: 024 3926 3926 - 0912 345 678", "(84-4) 3926 3926", "Covid-19", "B.1.1.529", "kích thước 5-12 cm",
            "5x12 cm", "tập 5/12", "phần 1/2", "quyển 5/2", "Top 10 năm", "khóa 12-2", "quận 5, phường 12",
            "huyện 12/15 xã", "5/12 huyện", "Room 5-12", "score of 3-1", "a 5-4 decision", "1/2 cup", "page 5/12",
            "pages 5-12", "chapter 5.12", "2 out of 5", "in 5 to 10 years", "for 2 days", "three days of talks",
            "a 12-year-old", "12-15 people", "about 20-25 minutes", "within 24 hours", "5 star hotel",
            "may 12 people join", "we march 5 km", "Boeing 747-8", "Route 5/12", "version 5.12.1", "IP 192.168.1.12",
            "10.12.1.5", "ISO 9001:2015", "TCVN 5-12", "1,2,3", "1, 2, 3, 4", "và 5, 6, 7", "50 năm thành lập",
            "20 năm sau", "bước sang tuổi 30 tháng 5", "tốc độ 60 km/h", "trong 24h", "24h/7", "H1N1",
            "Mai là một cô gái", "chị Mai", "anh Tư", "bà Ba và ông Hai", "năm sáu người", "Tết đến xuân về",
            "vui Tết Trung", "kết quả: 3, 4, 5", "chương 5 và 6", "lớp 5 và 6", "đạt 2.30 - 2.50 điểm", "số 11/2021",
            "Thông tư 12/2021", "H5N1 2026", "other Monday", "new years", "T2/2", "quý 5", "nhà thứ 2-4 người",
            "giải thứ 2, 3, 4 thuộc về", "vị trí thứ 2-3", "hạng thứ 3-5", "lớp 2-4-6",
            "thừa, giao", "ý nghĩa giao thoa", "điểm: 8, 9", "tối thiểu 2, 3", "tối thiểu 5 người",
            "tối đa 12/15", "sáng kiến 5/12", "sáng tạo 10", "chiều dài 5-7 m", "chiều cao 1.75", "H2O 2026", "H1 là",
            "5 o nghỉ", "half 8", "new year", "Q5/2026", "T13/2021", "13/2021 - 14/2021", "trung thu hoạch 2021",
            "ngày nay", "từ nay", "từ đó đến nay", "năm mới", "T5 và T6", "bữa tối 8 món", "đêm nhạc 3",
            "4.5 - 5.5 điểm", "5.0 - 6.0, 4 điểm", "mỗi bài 10 phút", "T7, CN", "cuối tuần", "12/2021",
            "6 tháng cuối năm 2021", "thứ Bảy cuối tháng", "hè 2022", "Mùa thu 2021", "năm 2021 - 2022",
            "năm học 2021-2022", "20211205", "5.12.21", "20261205T090000",
        ])
    func nothing(_ text: String) throws { #expect(try Reading.of(text) == []) }
}
