/// Words that say that something takes place.
enum Happening {
    static let words = Lexicon<Void>(
        """
        diễn ra|tổ chức|được tổ chức|sẽ tổ chức|đã tổ chức|đồng tổ chức|khai mạc|bế mạc|sẽ họp|mở|mở lớp|trao|khép lại|\
        mời|trân trọng kính mời|\
        kính mời|tham dự|đăng cai|xuất bản|công bố|họp mặt|bàn về|dự kiến|dâng hương|khai giảng|sẽ bắt đầu|bắt đầu|khởi tranh|xuất phát|\
        công diễn|công chiếu|sẽ khởi động|sẽ được khai mạc|sẽ được công diễn|sẽ được công chiếu|sẽ được trình diễn|\
        sẽ được trình chiếu|sẽ được trao|\
        take place|takes place|taking place|took place|be held|is held|was held|held|hold|holds|hosts|host|organizes|\
        organises|organize|organise|run|runs|meets|meet|begins|begin|starts|start|opens|open|join us|you are invited|\
        invite|invites|invited|planned|scheduled|will be|runs from|is on|are on|will be on|postponed until|\
        rescheduled to|celebrate|will celebrate|presents
        """, except: nothing)
    /// Words that say it, and hardly ever anything else.
    static let certainly = Lexicon<Void>(
        """
        diễn ra|tổ chức|được tổ chức|sẽ tổ chức|đã tổ chức|khai mạc|bế mạc|khai giảng|khởi tranh|công diễn|công chiếu|khép lại|bắt đầu|\
        dự kiến|take place|takes place|taking place|took place|be held|is held|was held|held|hold|holds|hosts|organizes|organises|\
        meets|meet|begins|begin|starts|start|opens|open|scheduled|planned
        """, except: nothing)
    /// What has such a word in it and says nothing of the kind: groups of people, sales, tenders, laws.
    private static let nothing =
        """
        các tổ chức|những tổ chức|nhiều tổ chức|một tổ chức|hai tổ chức|ba tổ chức|tổ chức xã hội|tổ chức phi chính phủ|tổ chức quốc tế|\
        tổ chức công đoàn|tổ chức đoàn|tổ chức chính trị|tổ chức lao động|tổ chức y tế|tổ chức đảng|tổ chức cơ sở|tổ chức cộng đồng|\
        tổ chức tín dụng|tổ chức đại diện|tổ chức dân sự|tổ chức tôn giáo|tổ chức thương mại|ban tổ chức|cơ quan tổ chức|\
        cá nhân tổ chức|tổ chức đánh bạc|tổ chức điều tra|tổ chức tìm kiếm|tổ chức lại|tổ chức sản xuất|mở bán|mở cửa phiên|mở thưởng|\
        mở thầu|mở rộng|mở đường|mở lại|cởi mở|mở đầu|mở ra|mở tài khoản|mở tờ khai|không bắt đầu|dự kiến giá
        """
    /// Words that can say it of something that no word names as an event.
    static let certain = Lexicon<Void>(
        """
        sẽ diễn ra|sẽ chính thức diễn ra|sẽ được tổ chức|sẽ được diễn ra|sẽ khai mạc|sẽ tổ chức|sẽ bắt đầu|\
        sẽ khởi tranh|dự kiến khởi tranh|sẽ công diễn|sẽ công chiếu|\
        sẽ họp|dự kiến diễn ra|dự kiến tổ chức|\
        dự kiến được tổ chức|will take place|takes place|will be held|will meet|will meet on|meets on|will celebrate|\
        is planned to take place|is scheduled|will be hosted
        """)
    /// Words that say what was said or done on the date, which is then no event's.
    static let reporting = Lexicon<Void>(
        """
        ra thông báo|đã thông báo|thông báo|cho biết|lên tiếng|cảnh báo|khẳng định|đưa tin|phát biểu|chia sẻ|tuyên bố|yêu cầu|kết luận|\
        trả lời|ký quyết định|công bố quyết định|đã ký|báo cáo|cho hay|xác nhận|đề nghị|phê duyệt|said|announced|told|reported|\
        confirmed|stated
        """)
    /// Words that say that it is still to come.
    static let future = Lexicon<Void>(
        "sẽ|dự kiến|sắp|sắp tới|tới đây|tới|mời|kính mời|will|planned|upcoming|scheduled|is to|to be|join us|invite|invited|invites"
    )
    /// Words that say that it is over.
    static let past = Lexicon<Void>("đã|vừa qua|vừa|sáng qua|hôm qua|was|were|held|took place|khép lại")
    /// Words after which a date is the past of something else: births, laws, foundings.
    static let history = Lexicon<Void>(
        """
        sinh ngày|sinh năm|thành lập|ban hành|có hiệu lực|ký ban hành|nghị định|thông tư|quyết định số|công văn|luật số|\
        từ trần|qua đời|mất ngày|tạ thế|nhập ngũ|tốt nghiệp|phát động từ|thông qua ngày|được ký|kỷ niệm ngày thành lập|khởi tố|bắt giữ|\
        phát hiện|tai nạn|bổ nhiệm|xét xử|phiên tòa|phiên xử|đổ bộ|takes effect|take effect|comes into force|\
        come into force|nhận nhiệm vụ|giao dịch|cổ phiếu|kỳ điều hành|giá xăng|nhiệt độ|\
        born|founded|established|enacted|died|appointed|since its founding|arrested
        """)
}
