/// Words that pages put around their content.
enum PageWords {
    /// Words that may stand beside a date without making the line more than a date.
    static let filler = Lexicon<Void>(
        """
        ngày|ngày đăng|đăng ngày|đăng lúc|đăng|cập nhật|cập nhật lúc|cập nhật ngày|lúc|vào|vào lúc|từ|đến|và|giờ|thứ|gmt|gmt 7|\
        utc 7|7|viết bởi|ngày tạo|lượt xem|view count|views|tác giả|posted|posted on|published|published on|updated|\
        last updated|on|at|from|to|by|date|time|cả ngày|all day|am|pm|ict|phút trước|bản in
        """)
    /// Words that say of a date that it is the page's own.
    static let publishing = Lexicon<Void>(
        """
        ngày đăng|đăng ngày|đăng lúc|được đăng|đăng tin|ngày đăng tin|đăng bởi|gửi bởi|được gửi bởi|cập nhật|ngày cập nhật|\
        ngày tạo|ngày ban hành|ngày xuất bản|xuất bản ngày|lượt xem|view count|phút đọc|bình luận|tác giả|\
        posted|posted on|posted by|published|published on|updated|last updated|date posted|submitted by|created on|\
        min read|comments|author
        """)
    /// Lines that many sites put before their content.
    static let chrome = Lexicon<Void>(
        """
        skip ribbon commands|skip to main content|skip to content|sign in|log in|đăng nhập|đăng ký|trang chủ|home|\
        ngôn ngữ|language|menu|tìm kiếm|search|tin tức|tin hoạt động|tin tức sự kiện|tin tức - sự kiện|news|\
        bỏ qua nội dung|chuyển đến nội dung|toggle navigation|liên hệ|giới thiệu|thông báo|tin nổi bật|chi tiết tin|\
        cộng hòa xã hội chủ nghĩa việt nam|độc lập tự do hạnh phúc|kính gửi|số|giấy mời|thư mời|kế hoạch|công văn|\
        chi tiết|bài viết|cookie|chấp nhận|accept|share|chia sẻ|in trang|cỡ chữ|events|event
        """)
    /// Words of letters, which name nothing.
    static let courtesies = Lexicon<Void>(
        """
        kính mời|trân trọng|trân trọng kính mời|kính gửi|kính thưa|mời quý vị|mọi chi tiết|mọi thắc mắc|xin liên hệ|\
        vui lòng liên hệ|chi tiết liên hệ|cordially invite|dear|please contact|for more information
        """)
    /// Titles of pages that list events.
    static let eventList = Lexicon<Void>(
        """
        sự kiện|lịch|lịch sự kiện|lịch hoạt động|lịch công tác|lịch học|lịch training|lịch hội thảo|lịch tập huấn|\
        các hội thảo|các khóa học|sự kiện sắp tới|sự kiện tham gia|\
        events|upcoming|upcoming events|upcoming meetings|meetings|calendar|agenda|workshops|\
        schedule|webinars|conferences
        """)
    /// Headings of what is on the page and not of it: other news, other events of the past.
    static let related = Lexicon<Void>(
        """
        tin khác|các tin khác|tin liên quan|tin tức liên quan|bài liên quan|bài viết liên quan|bài viết tương tự|tin cùng chuyên mục|\
        cùng chuyên mục|tin mới|tin mới nhất|bài mới|bài viết mới|bài viết mới nhất|đọc thêm|xem thêm|có thể bạn quan tâm|\
        tin đọc nhiều|đọc nhiều nhất|tin cũ hơn|tin mới hơn|các bài đã đăng|\
        related|related posts|related news|related articles|recent posts|latest news|see also|you may also like|\
        more news|previous post|next post|archives
        """)
    /// What a server says instead of a page.
    static let missing = Lexicon<Void>(
        "404|không tìm thấy|không tìm thấy trang|trang không tồn tại|not found|page not found|access denied|forbidden")
}
