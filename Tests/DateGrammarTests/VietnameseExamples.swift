/// Vietnamese texts that are one mention each, by the rule they are examples of.
enum VietnameseExamples {
    static let all = days + spans + lists + periods + times + moments + relative + weekdays + lunar + recurring

    static let days = [
        Example("13/2/2020", "2020-02-13"), Example("13.02.2020", "2020-02-13"), Example("13-2-2020", "2020-02-13"),
        Example("2020/02/13", "2020-02-13"), Example("2020-02-13", "2020-02-13"), Example("13/2/20", "2020-02-13"),
        Example("ngày 13⁄2⁄2020", "2020-02-13"), Example("ngày 13/12", "2021-12-13"),
        Example("ngày 13-12", "2021-12-13"),
        Example("ngày 13.12", "2021-12-13"), Example("hôm 13-12", "2021-12-13"), Example("vào 13-12", "2021-12-13"),
        Example("ngày 13 tháng 2 năm 2020", "2020-02-13"), Example("13 tháng 2, 2020", "2020-02-13"),
        Example("ngày 13 tháng Hai 2020", "2020-02-13"), Example("ngày 13 tháng Mười Hai", "2021-12-13"),
        Example("ngày 13 tháng Mười", "2021-10-13"), Example("ngày hai mươi mốt tháng mười một năm 2020", "2020-11-21"),
        Example("ngày mười lăm tháng tư năm 2020", "2020-04-15"), Example("ngày mồng 3 tháng 3 năm 2017", "2017-03-03"),
        Example("ngày 13\ntháng 2 năm 2020", "2020-02-13"), Example("ngày đầu tiên của tháng 3", "2022-03-01"),
        Example("ngày cuối cùng của tháng 2 năm 2020", "2020-02-29"), Example("ngày 20/12 tới", "2021-12-20"),
        Example("ngày 20/12 vừa qua", "2020-12-20"), Example("ngày 1/3 năm nay", "2021-03-01"),
        Example("thứ Năm, ngày 13/2/2020", "2020-02-13"), Example("T5, 13/2/2020", "2020-02-13"),
        Example("thứ 5 (13/2/2020)", "2020-02-13"), Example("CN 16/2/2020", "2020-02-16"),
        Example("Chủ nhật ngày 16-2-2020", "2020-02-16"), Example("13/2/2020 (thứ Năm)", "2020-02-13"),
    ]

    static let spans = [
        Example("từ ngày 12 đến hết ngày 14/9/2019", "2019-09-12...2019-09-14"),
        Example("13-14/2/2020", "2020-02-13...2020-02-14"),
        Example("từ 13-14 tháng Hai 2020", "2020-02-13...2020-02-14"),
        Example("ngày 13 – 14.2.2020", "2020-02-13...2020-02-14"),
        Example("từ ngày 2-10/12 tới", "2021-12-02...2021-12-10"),
        Example("30/12 - 2/1/2020", "2019-12-30...2020-01-02"), Example("từ 28/12 đến 3/1", "2021-12-28...2022-01-03"),
        Example("26/10-2/11/2021", "2021-10-26...2021-11-02"),
        Example("2020/02/25 - 2020/02/29", "2020-02-25...2020-02-29"),
        Example("28.12.2021—03.01.2022", "2021-12-28...2022-01-03"),
        Example("từ ngày 5 tháng 12 đến ngày 8 tháng 12 năm 2021", "2021-12-05...2021-12-08"),
        Example("từ ngày 28 đến ngày 3/1/2022", "2021-12-28...2022-01-03"),
        Example("từ 1/11 đến hết tháng 12/2021", "2021-11-01...2021-12-31"),
    ]

    static let lists = [
        Example("hai ngày 10, 11/7/2017", "2017-07-10,2017-07-11"),
        Example("các ngày 5, 12, 19/8/2021", "2021-08-05,2021-08-12,2021-08-19"),
        Example("trong hai ngày 29 và 30-6-2018", "2018-06-29,2018-06-30"),
        Example("ngày 29/09 và 01/10/2021", "2021-09-29,2021-10-01"),
        Example("ngày 15, 16 và 17 tháng 3 năm 2022", "2022-03-15,2022-03-16,2022-03-17"),
    ]

    static let periods = [
        Example("tháng 10/2021", "2021-10-01...2021-10-31 month"),
        Example("tháng 10.2021", "2021-10-01...2021-10-31 month"),
        Example("Tháng Mười Hai 2019", "2019-12-01...2019-12-31 month"),
        Example("Tháng Mười Một 2019", "2019-11-01...2019-11-30 month"),
        Example("Tháng Mười 2019", "2019-10-01...2019-10-31 month"),
        Example("tháng 12", "2021-12-01...2021-12-31 month"),
        Example("từ tháng 10.2013 - 2.2014", "2013-10-01...2014-02-28 month"),
        Example("từ tháng 3 đến tháng 5 năm 2022", "2022-03-01...2022-05-31 month"),
        Example("tháng 3, 4 và 5 năm 2022", "2022-03-01...2022-05-31 month"),
        Example("quý 3/2020", "2020-07-01...2020-09-30 quarter"),
        Example("quý IV năm 2020", "2020-10-01...2020-12-31 quarter"),
        Example("quý 4 của năm 2018", "2018-10-01...2018-12-31 quarter"),
        Example("năm 2020", "2020-01-01...2020-12-31 year"),
        Example("đầu tháng 12/2018", "2018-12-01...2018-12-10 approximate"),
        Example("giữa tháng 12", "2021-12-11...2021-12-20 approximate"),
        Example("cuối tháng 2 năm 2020", "2020-02-21...2020-02-29 approximate"),
        Example("trung tuần tháng 12", "2021-12-11...2021-12-20 approximate"),
        Example("cuối năm 2020", "2020-10-01...2020-12-31 approximate"),
        Example("tuần đầu tiên của tháng 9 năm 2017", "2017-09-04...2017-09-10"),
    ]

    static let times = [
        Example("8h", "08:00"), Example("8h30", "08:30"), Example("8g30", "08:30"), Example("14g00", "14:00"),
        Example("08:30", "08:30"), Example("8 h 30", "08:30"), Example("13h30’", "13:30"),
        Example("8 giờ 30 phút", "08:30"), Example("8 giờ 30", "08:30"), Example("11 giờ kém 15", "10:45"),
        Example("3 giờ rưỡi chiều", "15:30 afternoon"), Example("ba giờ chiều", "15:00 afternoon"),
        Example("9 rưỡi sáng", "09:30 morning"), Example("12 giờ trưa", "12:00 noon"),
        Example("1 giờ trưa", "13:00 noon"),
        Example("7h tối", "19:00 evening"), Example("11h đêm", "23:00 night"), Example("lúc 13.00", "13:00"),
        Example("15:23:24", "15:23"), Example("8h30 – 11h30", "08:30-11:30"),
        Example("từ 7h30 đến 11h30", "07:30-11:30"),
        Example("từ 2 đến 4 giờ chiều", "14:00-16:00 afternoon"), Example("8-11h30", "08:00-11:30"),
        Example("1:00 – 4:30 PM", "13:00-16:30"), Example("11:00 – 1:00 PM", "11:00-13:00"),
    ]

    static let moments = [
        Example("8h30 – 11h30, thứ Năm, ngày 13/2/2020", "2020-02-13 08:30-11:30"),
        Example("Thứ ba - 29/08/2017 04:51", "2017-08-29 04:51"), Example("14h00 - 05/12/2023", "2023-12-05 14:00"),
        Example("ngày 13/2/2020 lúc 13.00", "2020-02-13 13:00"), Example("8.30 ngày 13/2/2020", "2020-02-13 08:30"),
        Example("từ 8h00 ngày 13/2 đến 17h00 ngày 14/2/2020", "2020-02-13...2020-02-14 08:00-17:00"),
        Example("ngày 13/2/2020 từ 8h00 đến 17h00 ngày 14/2/2020", "2020-02-13...2020-02-14 08:00-17:00"),
        Example("từ sáng 13/2 đến chiều 14/2/2020", "2020-02-13...2020-02-14 morning"),
        Example("22h00 - 01h00 ngày 30/12", "2021-12-30...2021-12-31 22:00-01:00"),
        Example("24h00 ngày 30/12", "2021-12-31 00:00"), Example("sáng 13-2-2020", "2020-02-13 morning"),
        Example("rạng sáng 15/12", "2021-12-15 night"), Example("buổi chiều thứ Bảy, 13/11", "2021-11-13 afternoon"),
        Example("09:00 13/02/2020 (GMT+7)", "2020-02-13 09:00"),
        Example("8h30 - 17h00, ngày 15 và 16/3/2022", "2022-03-15,2022-03-16 08:30-17:00"),
    ]

    static let relative = [
        Example("hôm nay", "2021-11-10"), Example("hôm qua", "2021-11-09"), Example("hôm kia", "2021-11-08"),
        Example("ngày mai", "2021-11-11"), Example("ngày kia", "2021-11-12"), Example("ngày mốt", "2021-11-12"),
        Example("sáng mai", "2021-11-11 morning"), Example("tối qua", "2021-11-09 evening"),
        Example("chiều nay", "2021-11-10 afternoon"), Example("8h sáng mai", "2021-11-11 08:00 morning"),
        Example("sáng qua, 9 tháng 11", "2021-11-09 morning"), Example("hôm nay (10/11)", "2021-11-10"),
        Example("tuần này", "2021-11-08...2021-11-14"), Example("tuần sau", "2021-11-15...2021-11-21"),
        Example("cuối tuần này", "2021-11-13...2021-11-14"), Example("tháng sau", "2021-12-01...2021-12-31 month"),
        Example("tháng trước", "2021-10-01...2021-10-31 month"), Example("năm ngoái", "2020-01-01...2020-12-31 year"),
        Example("quý tới", "2022-01-01...2022-03-31 quarter"), Example("3 ngày nữa", "2021-11-13"),
        Example("hai tuần nữa", "2021-11-24"), Example("3 ngày tiếp theo", "2021-11-11...2021-11-13"),
        Example("cách đây 3 ngày", "2021-11-07"), Example("đầu năm sau", "2022-01-01...2022-03-31 approximate"),
    ]

    static let weekdays = [
        Example("thứ Hai tuần sau", "2021-11-15"), Example("thứ 6 tuần này", "2021-11-12"),
        Example("chủ nhật tuần này", "2021-11-14"), Example("thứ ba vừa rồi", "2021-11-09"),
        Example("thứ Tư tới", "2021-11-17"), Example("sáng thứ Bảy", "2021-11-13 morning"),
        Example("8h thứ Sáu", "2021-11-12 08:00"), Example("thứ Hai đến thứ Sáu tuần sau", "2021-11-15...2021-11-19"),
    ]

    static let lunar = [
        Example("mùng 10 tháng 3 âm lịch", "2022-04-10"), Example("15/8 (âm lịch)", "2021-09-21"),
        Example("rằm tháng Giêng", "2022-02-15"), Example("rằm tháng 7 năm 2021", "2021-08-22"),
        Example("23 tháng Chạp", "2022-01-25"), Example("mùng 1 Tết", "2022-02-01"), Example("30 Tết", "2022-01-31"),
        Example("mùng 6 Tết Mậu Tuất", "2018-02-21"), Example("Tết Nguyên đán 2022", "2022-02-01"),
        Example("ngày 10 tháng 3 năm Tân Sửu", "2021-04-21"), Example("mùng 8 tháng 4 nhuận năm 2020", "2020-05-30"),
        Example("28-9-2017 (tức 9-8 âm lịch)", "2017-09-28"), Example("18/2 âm lịch (tức 20/3/2022)", "2022-03-20"),
        Example("từ ngày 4 đến 12/2/2017 (tức 8 – 16/1 âm lịch)", "2017-02-04...2017-02-12"),
    ]

    static let recurring = [
        Example("thứ Tư hàng tuần", "FREQ=WEEKLY;BYDAY=WE"),
        Example("hàng tuần, thứ Tư 8h30", "08:30 FREQ=WEEKLY;BYDAY=WE"),
        Example("thứ 2, 4, 6 hàng tuần", "FREQ=WEEKLY;BYDAY=MO,WE,FR"),
        Example("từ thứ Hai đến thứ Sáu hàng tuần", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"),
        Example("mỗi Chủ nhật lúc 9h", "09:00 FREQ=WEEKLY;BYDAY=SU"),
        Example("8h - 17h hằng ngày", "08:00-17:00 FREQ=DAILY"),
        Example("ngày 15 hàng tháng", "FREQ=MONTHLY;BYMONTHDAY=15"),
        Example("thứ Bảy đầu tiên hàng tháng", "FREQ=MONTHLY;BYDAY=1SA"),
        Example("thứ Bảy tuần thứ 3 hàng tháng", "FREQ=MONTHLY;BYDAY=3SA"),
        Example("ngày 20/11 hàng năm", "FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=20"),
        Example(
            "thứ Hai hàng tuần, từ 1/11 đến 27/12/2021",
            "2021-11-01...2021-12-27 FREQ=WEEKLY;BYDAY=MO;UNTIL=20211227"),
    ]
}
