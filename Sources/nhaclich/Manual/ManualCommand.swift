import ArgumentParser
import Daemon
import FoundationEssentials
import HostSystem

/// `nhaclich manual FOLDER`: writes the manual's pages. `make install` runs it; nobody else needs it.
struct ManualCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "manual", abstract: "Write the pages of the manual.", shouldDisplay: false)

    @Argument(help: "The folder they are put into.")
    var folder: String

    func run() throws {
        let described = Data(Nhaclich._dumpHelp().utf8)
        let whole = try JSONDecoder().decode(DescribedProgram.self, from: described)
        do throws(FileFault) {
            try WholeFile.makeFolder(folder, mode: 0o755)
            for page in ManualPage.pages(of: whole.command, version: Daemon.version) {
                try WholeFile.replace("\(folder)/\(page.name).1", Array(page.text.utf8), mode: 0o644)
            }
        } catch {
            Output.complain("nhaclich: \(error.problem)")
            throw ExitCode.environmentFailed
        }
    }
}
