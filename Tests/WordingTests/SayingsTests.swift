import Testing
import Wording

@Suite("What was written down in English")
struct SayingsTests {
    @Test(
        "is said in Vietnamese, and what it quotes too",
        arguments: [
            ("of no use any more", "không còn cần nữa"),
            ("answered 503", "dịch vụ trả lời 503"),
            ("answered 503 “busy: wait”", "dịch vụ trả lời 503 “busy: wait”"),
            (
                "answered 404 “{\"ok\": false}”: there is nothing at the channel's url; correct it",
                "dịch vụ trả lời 404 “{\"ok\": false}”: url của kênh không có gì; hãy sửa lại"
            ),
            (
                "of no use any more; before: answered 401: the receiver does not let us in; renew the channel's url or secret",
                "không còn cần nữa; trước đó: dịch vụ trả lời 401: nơi nhận không cho vào; hãy tạo lại url hoặc mật mã của kênh"
            ),
            ("connection refused; sent on mail instead", "máy chủ từ chối kết nối; đã gửi qua kênh mail"),
            ("answered 200, message 17", "dịch vụ trả lời 200, mã tin 17"),
            (
                "cannot read '/srv/a.ics': No such file or directory; put the file there, or mend the path in the configuration",
                "không đọc được '/srv/a.ics': không có tệp này; hãy đặt tệp vào đó, hoặc sửa đường dẫn trong cấu hình"
            ),
            (
                "https://a.test/… answered with status 503; it is tried again",
                "https://a.test/… trả lời với mã 503; sẽ thử lại"
            ),
        ])
    func vietnamese(english: String, own: String) { #expect(Languages.vietnamese.said(english) == own) }

    @Test(
        "stays as it is where the language does not know it, and in English", arguments: ["", "no, thanks", "answered"])
    func unknown(text: String) {
        #expect(Languages.vietnamese.said(text) == text)
        #expect(Languages.english.said("answered 503") == "answered 503")
    }

    @Test("that says something else in the language is a fault of its file")
    func faults() throws {
        var phrases = try Languages.phrases("en")
        phrases["said.answered {status}"] = "{answer}"
        phrases["said.{everything}"] = "alles"
        let faults = #expect(throws: LanguageFaults.self) { try Language(tag: "de", phrases: phrases) }
        #expect(
            faults?.faults.map(\.problem) == [
                "'{answer}' does not say what 'said.answered {status}' says",
                "'alles' does not say what 'said.{everything}' says",
            ])
    }
}
