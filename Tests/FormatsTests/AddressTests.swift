import Formats
import ReminderCore
import Testing

@Suite("Addresses of requests")
struct AddressTests {
    private func address(
        _ request: String, _ settings: [String: String], facts: NoticeFacts = .change
    ) throws -> String {
        let reading = read(
            """
            service: Chat
            settings: { url: { form: url }, token: { form: secret }, room: { form: text } }
            request: { \(request), json: { text: "{message}" } }
            plain: { text: "{summary}" }
            """)
        #expect(reading.faults == [])
        let format = try #require(reading.format)
        return format.request.address(RequestTemplate.Values(facts) { $0 == "earlier.reference" ? "17" : settings[$0] })
            .reveal()
    }

    @Test("a setting at the beginning stands as it is, and everything else is one step of a path")
    func steps() throws {
        let settings = ["url": "https://example.org:8448/", "room": "!a/b:x?#%", "token": "1:A"]
        #expect(
            try address(#"url: "{url}/rooms/{room}/{id}", path: "/bot{token}""#, settings)
                == "https://example.org:8448/rooms/!a%2Fb:x%3F%23%25/\(NoticeFacts.change.id)/bot1:A")
        #expect(
            try address(#"url: "{url}/{room}""#, ["url": "https://a.example", "room": ".."])
                == "https://a.example/%2E%2E")
    }

    @Test("what is added stands before what the address asks, or after it")
    func queries() throws {
        let settings = ["url": "https://example.org/hook?key=a&b=c#d", "room": "a&b=c"]
        #expect(
            try address(
                #"url: "{url}", path: "/messages/{earlier.reference}", query: { wait: "true", room: "{room}", no: "{token}" }"#,
                settings) == "https://example.org/hook/messages/17?key=a&b=c&wait=true&room=a%26b%3Dc")
    }

    @Test("no header can be ended by what is filled in")
    func headers() throws {
        let reading = read(
            """
            service: Chat
            settings: { url: { form: url }, token: { form: secret } }
            request: { url: "{url}", headers: { Authorization: "Bearer {token}", X-No: "{scheme.token}" }, json: {} }
            plain: {}
            scheme: zalo-oa
            """)
        let format = try #require(reading.format)
        let values = RequestTemplate.Values(.reminder) { $0 == "token" ? "a\r\nX-Evil: b" : nil }
        let headers = format.request.headers(values)
        #expect(headers.map(\.name) == ["authorization"])
        #expect(headers.map(\.value) == ["Bearer aX-Evil: b"])
    }

    @Test("a form is percent-encoded, and so are the settings in it")
    func forms() throws {
        let reading = read(
            """
            service: Chat
            settings: { url: { form: url }, to: { form: text } }
            request: { url: "{url}", form: { type: a b, to: "{to}", content: "{heading} & co", none: "{earlier.id}" } }
            plain: { content: "{summary}" }
            edit: { form: { type: null, to: null, content: "{lead}", none: null } }
            answer: { reference: id }
            """)
        let format = try #require(reading.format)
        let body = format.body(of: format.request, .workshop, .reminder, settings: ["to"])
        let sent = Blank.filled(body, in: .form) { _ in "a&b" }
        #expect(
            String(decoding: sent, as: UTF8.self)
                == "type=a%20b&to=a%26b&content=H%E1%BB%99i%20th%E1%BA%A3o%20%2Am%E1%BB%9Bi%2A%20%26%20co")
        #expect(
            String(decoding: format.plainBody(summary: "a b", .reminder, settings: ["to"]), as: UTF8.self)
                == "content=a%20b")
        let edit = try #require(format.edit)
        #expect(
            String(decoding: format.body(of: edit, .workshop, .change, settings: ["to"]), as: UTF8.self)
                == "content=Ng%C3%A0y%20mai")
    }

    @Test("a correction takes away what is null in it")
    func corrections() throws {
        let reading = read(
            """
            service: Chat
            settings: { url: { form: url } }
            request: { url: "{url}", json: { text: "{heading}", options: { loud: true, wide: true }, none: null } }
            plain: { text: "{summary}" }
            edit: { json: { text: null, options: { loud: null }, id: 1 } }
            answer: { reference: id }
            """)
        let format = try #require(reading.format)
        let edit = try #require(format.edit)
        let body = format.body(of: edit, .workshop, .change, settings: [])
        #expect(String(decoding: body, as: UTF8.self) == #"{"options":{"wide":true},"none":null,"id":1}"#)
    }
}
