import Formats
import ReminderCore
import Testing

@Suite("Filling in")
struct FillingTests {
    @Test("texts are filled in, and everything else stays what it is")
    func plainTexts() throws {
        let body = try filled(
            #"{ title: "{heading}!", number: 3, flag: true, none: null, list: [1, "a"], empty: {}, no: [] }"#)
        #expect(
            body
                == #"{"title":"Hội thảo *mới*!","number":3,"flag":true,"none":null,"list":[1,"a"],"empty":{},"no":[]}"#)
    }

    @Test("what came out empty is left out with its key, and so is what holds nothing else")
    func leavesOut() throws {
        let body = try filled(
            #"{ a: "{earlier.reference}", b: { c: "{earlier.id}" }, d: ["{earlier.id}"], e: { $text: "{earlier.id}", $keep: true }, f: x }"#
        )
        #expect(body == #"{"e":"","f":"x"}"#)
    }

    @Test("braces are written twice, and a key that begins with a dollar too")
    func braces() throws {
        #expect(try filled(#"{ $$schema: "{{date}} {lead}" }"#) == ##"{"$schema":"{date} Ngày mai"}"##)
    }

    @Test("conditions leave out, or take another")
    func conditions() throws {
        let tree = #"""
            { a: { $if: link, b: 1 }, c: { $unless: link, b: 1 },
              d: { $if: earlier.reference, $then: 1, $else: 2 },
              e: { $first: [ "{earlier.id}", "{lead}", "x" ] }, f: { $flag: link }, g: { $flag: earlier.id } }
            """#
        #expect(try filled(tree) == #"{"a":{"b":1},"d":2,"e":"Ngày mai","f":true}"#)
    }

    @Test("lists go through lines, items and sections, and no further than they may")
    func loops() throws {
        #expect(
            try filled(#"{ l: [ 0, { $each: lines, t: "{line.label}", w: "{line.former}" } ] }"#)
                == #"{"l":[0,{"t":"Thời gian"},{"t":"Địa điểm","w":"Hà Nội"}]}"#)
        let digest =
            #"{ s: [ { $each: sections, t: "{section.title}", i: [ { $each: section.items, $most: 2, $then: "{item.title}" } ] } ] }"#
        #expect(
            try filled(digest, .digest(of: 5)) == #"{"s":[{"t":"Sắp diễn ra","i":["Sự kiện 1","Sự kiện 2"]}]}"#)
        #expect(
            try filled(#"{ p: [ { $each: paragraphs, $then: "{paragraph}" } ] }"#)
                == #"{"p":["Kính mời.","Xem https://example.org/a_b."]}"#)
    }

    @Test("numbers are numbers, and what is none is left out")
    func numbers() throws {
        let tree =
            #"{ a: { $number: "{line.unix}" }, t: [ { $each: lines, $if: line.unix, $number: "{line.unix}" } ], r: { $number: "{lead}" } }"#
        #expect(try filled(tree.replacing("a: { $number: \"{line.unix}\" }, ", with: "")) == #"{"t":[1581557400]}"#)
        #expect(try filled(#"{ r: { $number: "{earlier.reference}" } }"#, facts: .change) == #"{"r":17}"#)
    }

    @Test("what strangers wrote is no markup in the dialect, and what the format writes is")
    func dialects() throws {
        let dialect = """
            dialect: stars
            dialects:
              stars: { backslash: "*_`", break-after: "@", strong: "*{}*", struck: "~{}~", link: "[{}]({url})", time: "<t:{unix}>" }
            """
        let body = try filled(#"{ t: "{message}", h: "<b>{heading}</b>" }"#, with: dialect)
        #expect(
            body == #"{"t":"*Hội thảo \\*mới\\**\nNgày mai\n*Thời gian:* thứ Năm, 13/2/2020, 08:30\n"#
                + #"*Giờ của bạn:* <t:1581557400>\n*Địa điểm:* ~Hà Nội~ → Trực tuyến\n\nKính mời.\n\n"#
                + #"Xem [https://example.org/a\\_b](https://example.org/a_b).\n\n[Chi tiết](https://example.org/1)\n"#
                + #"Nhắc Lịch","h":"<b>Hội thảo \\*mới\\*</b>"}"#)
    }

    @Test("spans say where they are in the text, in UTF-16")
    func spans() throws {
        let dialect = """
            dialect: words
            dialects: { words: { link: "{}" } }
            """
        var message = Message.workshop
        message.heading = "🎉 Hội thảo"
        (message.lines, message.body) = ([], "")
        let tree = #"""
            { t: "{message}",
              e: [ { $each: message.spans, $if: span.strong, k: bold, o: { $number: "{span.offset}" }, l: { $number: "{span.length}" } },
                   { $each: message.spans, $if: span.link, k: link, u: "{span.link}", o: { $number: "{span.offset}" }, l: { $number: "{span.length}" } } ] }
            """#
        #expect(
            try filled(tree, with: dialect, message)
                == #"{"t":"🎉 Hội thảo\nNgày mai\n\nChi tiết\nNhắc Lịch","e":[{"k":"bold","o":0,"l":11},"#
                + #"{"k":"link","u":"https://example.org/1","o":22,"l":8}]}"#)
    }

    @Test("a setting is a blank that is filled in when it is sent, and one that is not given is left out")
    func blanks() throws {
        let tree = #"{ to: "room-{topic}", n: { $number: "{topic}" }, h: "{lead}" }"#
        #expect(try filled(tree) == #"{"to":"room-","h":"Ngày mai"}"#.replacing(#""to":"room-","#, with: ""))
        let body = try filled(tree, settings: ["topic"])
        func sent(_ value: String) -> String {
            String(decoding: Blank.filled(Array(body.utf8), in: .json) { $0 == "topic" ? value : "?" }, as: UTF8.self)
        }
        #expect(sent("42") == #"{"to":"room-42","n":42,"h":"Ngày mai"}"#)
        #expect(sent("a\"b") == #"{"to":"room-a\"b","n":"a\"b","h":"Ngày mai"}"#)
    }

    @Test("what a reply says besides is said only where there is an earlier message")
    func replies() throws {
        let reply = #"reply: { json: { thread: "{earlier.reference}", a: { c: 2 } } }"#
        #expect(try filled(#"{ a: { b: 1 } }"#, with: reply) == #"{"a":{"b":1}}"#)
        #expect(try filled(#"{ a: { b: 1 } }"#, with: reply, facts: .change) == #"{"a":{"b":1,"c":2},"thread":"17"}"#)
    }

    @Test("a body that is too large loses the description, then items, whole ones, and says how many")
    func tooLarge() throws {
        var message = Message.digest(of: 40)
        message.body = String(repeating: "lời ", count: 100)
        let body = try filled(#"{ t: "{message}" }"#, with: "limits: { body: 1000 }", message)
        #expect(body.utf8.count <= 1000)
        #expect(!body.contains("lời"))
        let items = body.matches(of: /• Sự kiện (\d+) — thứ Năm, 13\/2\/2020\\n  https:\/\/example.org\/(\d+)/)
        let last = try #require(items.last.flatMap { Int($0.1) })
        #expect(items.count == last && last > 5)
        #expect(body.contains("… +\(40 - last)"))
        #expect(body.contains("Nhắc Lịch"))
    }

    @Test(
        "a text is as long as it may be, in the unit of the service, whatever is in it",
        arguments: ["characters", "utf16", "bytes"])
    func limits(unit: String) throws {
        var message = Message.workshop
        message.heading = String(repeating: "Hội thảo 👩‍👩‍👧 & <b> ", count: 30)
        for most in [100, 137, 500] {
            let body = try filled(
                #"{ t: "{message}" }"#, with: "dialect: html\nlimits: { unit: \(unit), message: \(most) }", message)
            let text = try #require(body.firstMatch(of: /"t":"(.*)"}/)).1.replacing(#"\""#, with: "\"")
                .replacing(#"\n"#, with: "\n")
            let length =
                switch unit {
                case "characters": text.unicodeScalars.count
                case "utf16": text.utf16.count
                default: text.utf8.count
                }
            #expect(length <= most && length > most / 4, "\(text)")
            #expect(text.times(of: "<b>") == text.times(of: "</b>"))
            #expect(!text.contains("&am…") && !text.contains("\u{200D}…"))
        }
    }

    @Test("of a leaf with a limit the longest value is shortened, between words")
    func leafLimit() throws {
        #expect(
            try filled(#"{ t: { $text: "[{language}] {summary}", $limit: 20 } }"#) == #"{"t":"[vi] Hội thảo *mới*…"}"#)
    }
}

extension StringProtocol {
    /// How often `part` is in it.
    fileprivate func times(of part: String) -> Int { ranges(of: part).count }
}
