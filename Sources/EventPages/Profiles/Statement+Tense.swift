import CivilTime
import DateGrammar

/// Whether a sentence tells of what was or of what will be.
extension Statement {
    private static let past = Lexicon<Void>(
        """
        đã|vừa|vừa qua|mới đây|trước đó|hôm qua|sáng qua|chiều qua|tối qua|was held|were held|took place|was organised|\
        was organized|were organised|were organized|has been held|have been held|was hosted|was launched|held|gathered|hosted|\
        đã được|đã tổ chức|đã diễn ra|đã khai mạc|lần trước|năm ngoái|kỳ trước|the previous|last year
        """, except: "be held|to be held|held every|held each|held annually|held once|will be hosted|is hosted")
    /// What was done about something that is still to come.
    private static let preparing = Lexicon<Void>(
        """
        thông báo|ra thông báo|công bố|chốt|ấn định|lên lịch|lên kế hoạch|có kế hoạch|quyết định|xác nhận|cho biết|ban hành|mời|gửi|\
        mở đăng ký|mở bán|sẵn sàng|chuẩn bị|hoàn tất|đồng ý|thống nhất|phê duyệt|được phê duyệt|được ấn định|được lên lịch|được chốt|\
        dời|hoãn|lùi|chuyển|được dời|được lùi|được chuyển|phải|hủy|bị|có mặt
        """)
    private static let future = Lexicon<Void>(
        """
        sẽ|dự kiến|sắp|sắp tới|tới đây|kính mời|sẽ được|sẽ tổ chức|sẽ diễn ra|sẽ khai mạc|trân trọng kính mời|will|\
        upcoming|scheduled|is to be|to be held|would|\
        plans to|plan to|join us|you are invited|are invited
        """)

    /// Which side of the day of writing its words are on; unknown when they do not say, or say both.
    var tense: DateTense {
        let isFuture = has(Self.future)
        let isPast = hits(Self.past, in: words).contains { hit in
            let next = hit.words.upperBound..<min(words.upperBound, hit.words.upperBound + 2)
            return Self.preparing.hit(in: passage.words, at: next.lowerBound, before: words.upperBound, bare: bare)
                == nil
                && !has(Self.preparing, in: min(next.lowerBound, next.upperBound)..<next.upperBound)
        }
        return isPast == isFuture ? .unknown : isPast ? .past : .future
    }

    /// The date as the words around it mean it, where it has no year of its own.
    ///
    /// - Returns: Nothing where that changes nothing.
    var reckoned: DateMention? {
        guard mention.basis == .reference, var context = passage.context, tense != .unknown, !clause.isEmpty else {
            return nil
        }
        context.tense = tense
        context.isAccented = !bare
        let found = DateReader(context).mentions(in: Array(passage.text[clause])).first {
            $0.range.lowerBound + clause.lowerBound == mention.range.lowerBound
                && $0.range.count == mention.range.count
        }
        guard var found, found.days != nil, found.days != mention.days else { return nil }
        found.range = mention.range
        return found
    }
}
