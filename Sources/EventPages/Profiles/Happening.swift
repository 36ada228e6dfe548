/// Words that say that something takes place.
enum Happening {
    static let words = Lexicon<Void>(
        """
        diễn ra|tổ chức|được tổ chức|sẽ tổ chức|đã tổ chức|đồng tổ chức|khai mạc|bế mạc|sẽ họp|mở|mở lớp|trao|khép lại|mời|trân trọng kính mời|\
        kính mời|tham dự|đăng cai|sẽ được|xuất bản|công bố|họp mặt|bàn về|ra mắt|dự kiến|dâng hương|khai giảng|\
        take place|takes place|taking place|took place|be held|is held|was held|held|hold|holds|hosts|host|organizes|\
        organises|organize|organise|run|runs|meets|meet|begins|begin|starts|start|opens|open|join us|you are invited|\
        invite|invites|invited|planned|scheduled|will be|runs from|postponed until|rescheduled to
        """)
    /// Words that can say it of something that no word names as an event.
    static let certain = Lexicon<Void>(
        """
        sẽ diễn ra|sẽ chính thức diễn ra|sẽ được tổ chức|sẽ được diễn ra|sẽ khai mạc|sẽ tổ chức|dự kiến diễn ra|dự kiến tổ chức|\
        dự kiến được tổ chức|will take place|takes place|will be held|is planned to take place|is scheduled|will be hosted
        """)
    /// Words that say what was said or done on the date, which is then no event's.
    static let reporting = Lexicon<Void>(
        """
        ra thông báo|đã thông báo|thông báo|cho biết|lên tiếng|cảnh báo|khẳng định|đưa tin|phát biểu|chia sẻ|tuyên bố|yêu cầu|kết luận|\
        trả lời|ký quyết định|công bố quyết định|đã ký|báo cáo|cho hay|xác nhận|đề nghị|phê duyệt|said|announced|told|reported|\
        confirmed|stated
        """)
    /// Words before the new date of what was put off.
    static let moved = Lexicon<Void>(
        "hoãn sang|hoãn đến|dời sang|lùi sang|lùi đến|chuyển sang|postponed until|postponed to|rescheduled to|rescheduled for|moved to"
    )
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
        phát hiện|tai nạn|bổ nhiệm|nhận nhiệm vụ|giao dịch|cổ phiếu|kỳ điều hành|giá xăng|nhiệt độ|\
        born|founded|established|enacted|died|appointed|since its founding|arrested
        """)
}
