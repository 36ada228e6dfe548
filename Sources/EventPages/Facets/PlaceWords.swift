/// The words by which the name of a place is told from what stands around it.
enum PlaceWords {
    /// Words before a place. Without their marks they are known too: a capital or a kind of place has to follow.
    static let before = Lexicon<Void>(
        "tại|ở|at|in|at the|in the|địa điểm",
        except: "nhà ở|nơi ở|chỗ ở|ở lại|ở đây|ở đó|tồn tại|hiện tại|tại sao|tại chỗ",
        knowsShort: true)
    /// Kinds of places, which belong to their names.
    static let kinds = Lexicon<Void>(
        """
        thành phố|tp|t p|tỉnh|thị xã|thị trấn|huyện|quận|xã|phường|thôn|ấp|hội trường|khách sạn|trung tâm|nhà hát|\
        nhà văn hóa|nhà thi đấu|nhà khách|nhà hàng|sân vận động|sân|trường|đại học|phòng|phòng họp|cung|cung văn hóa|bảo tàng|tầng|tòa nhà|\
        trung tâm hội nghị|trung tâm hội nghị quốc gia|trung tâm hội chợ|trung tâm hội chợ triển lãm|trung tâm triển lãm|\
        cung triển lãm|cung hội nghị|nhà triển lãm|khu triển lãm|trung tâm hội thảo|nhà văn hóa lao động|trụ sở|công viên|viện|\
        quảng trường|thư viện|học viện|resort|chùa|đền|đình|cầu|chợ|bến|phố|phố đi bộ|đường|hồ|khu du lịch|làng văn hóa|rạp|nhà tang lễ|\
        khu đô thị|khu hội trại|hotel|hall|room|university|center|centre|park|library|theatre|theater|street|floor|office|\
        palace|club|house|museum|chamber|building|opera|opera house|college|institute|stadium|school
        """,
        except:
            "xã hội|trường hợp|đường lối|chợ đen|cầu thủ|phòng chống|phòng ngừa|phòng vệ|sân chơi|sân khấu|phố phường|công đường"
    )
    /// The kinds before which an article stands in English, and which end a name there.
    static let english = Lexicon<Void>(
        """
        hotel|hall|room|university|center|centre|park|library|theatre|theater|street|floor|office|palace|club|house|museum|chamber|\
        building|opera|college|institute|stadium|resort|school
        """)
    /// Words that cannot be in the name of a place: it has ended before them.
    static let after = Lexicon<Void>(
        """
        đã|sẽ|với|để|nhằm|do|có|trong|từ|vào|vào lúc|diễn ra|khai mạc|ngày|lúc|nhân|được|cho|cùng|đang|vừa|nơi|theo|\
        hướng tới|thu hút|sáng|chiều|tối|bên lề|trước|sau|khi|nhưng|bàn|về|phối hợp|tổ chức|thông qua|mời|là|và được|và sẽ|và kết thúc|\
        rồi|hoặc|bị|qua|và qua|và trên|và trực tuyến|và online|and on|and online|and via|via|on|from|with|for|will|\
        during|to|the|is|was|has|by|where|which|as|until|that|when|and is|and will
        """,
        except: """
            nhân dân|nhân ái|nhân lực|nhân văn|công nhân|nhân đạo|nhân hòa|sáng tạo|ánh sáng|tự do|tối ưu|sáng kiến|cùng tên
            """)
    /// The same on a page without marks, where only these are sure.
    static let unmarkedAfter = Lexicon<Void>(
        "da to chuc|se to chuc|se dien ra|da dien ra|duoc to chuc|voi su|voi|nham|duoc|de|se|da|vao luc|vao ngay|do|tu ngay|ngay|luc"
    )
    /// Names that say too little, at the beginning of a place.
    static let countries = Lexicon<Void>(
        """
        việt nam|viet nam|vietnam|nước ta|đây|đó|sự kiện|buổi lễ|chương trình|january|february|march|april|may|june|july|august|\
        september|october|november|december|vietnamese|english
        """)
    /// Words with which the name of an organisation begins: after a comma it is no place, if it holds something.
    static let organizations = Lexicon<Void>(
        """
        viện|sở|bộ|cục|ban|hội|liên đoàn|trung tâm|quỹ|báo|công đoàn|ubnd|ủy ban|uỷ ban|trường|đại học|học viện|\
        tổng cục|tổng công ty|công ty|\
        liên hiệp|liên minh|mạng lưới|tổ chức|đoàn|tỉnh đoàn|thành đoàn|trung ương|mặt trận|chi cục|văn phòng|hiệp hội|câu lạc bộ|\
        đài|tạp chí|nhóm|đại sứ quán|bệnh viện|phòng|khoa|tập đoàn|ngân hàng|đảng ủy|hđnd
        """, knowsShort: true)
    /// What such an organisation does.
    static let holding = Lexicon<Void>(
        """
        tổ chức|phối hợp|đồng tổ chức|đã tổ chức|sẽ tổ chức|chủ trì|khai mạc|công bố|trao|khởi động|phát động|ra mắt|ký kết|mở|đã khai mạc|\
        tiến hành|triển khai|cùng|cho biết|cho hay|thông báo
        """)
    /// What may follow the name of a province.
    static let districts = Lexicon<Void>(
        "quận|huyện|thị xã|thành phố|tp|phường|xã|tỉnh|việt nam|vietnam|viet nam|thailand|thái lan|district|province",
        knowsShort: true)
}
