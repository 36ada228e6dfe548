import ArgumentParser
import Foundation
import Testing

@testable import nhaclich

@Suite("The manual")
struct ManualTests {
    private static func pages() throws -> [String: String] {
        let described = try JSONDecoder().decode(DescribedProgram.self, from: Data(Nhaclich._dumpHelp().utf8))
        let pages = ManualPage.pages(of: described.command, version: "1.2.3")
        return Dictionary(uniqueKeysWithValues: pages.map { ($0.name, $0.text) })
    }

    @Test("there is a page of the program, which names those of its commands")
    func overview() throws {
        let pages = try Self.pages()
        let overview = try #require(pages["nhaclich"])
        for name in pages.keys where name != "nhaclich" { #expect(overview.contains(".It Xr \(name) 1\n"), "\(name)") }
    }

    @Test("what a command does when no word follows is what 'list' does, and its page says so")
    func usualWord() throws {
        let pages = try Self.pages()
        for command in Nhaclich.configuration.subcommands where !command.configuration.subcommands.isEmpty {
            #expect(command.configuration.defaultSubcommand?._commandName == "list")
            let page = try #require(pages["nhaclich-\(command._commandName)"])
            #expect(page.contains(".Nm nhaclich \(command._commandName)\n.Op Cm list\n"))
        }
    }

    @Test("an option that all words of a command have is told once, and what every command has on one page")
    func options() throws {
        let pages = try Self.pages()
        let silence = try #require(pages["nhaclich-silence"])
        #expect(silence.matches(of: /\.It Fl \\-socket/).count == 1)
        #expect(silence.matches(of: /\.It Fl \\-title/).count == 1)
        for (name, page) in pages { #expect(page.contains("Fl \\-version") == (name == "nhaclich"), "\(name)") }
    }
}
