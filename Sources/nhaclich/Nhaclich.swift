import ArgumentParser
import Daemon
import HostSystem

/// The program.
@main
enum Program {
    static func main() { TaskThreads.run { await Nhaclich.main() } }
}

/// The command tree.
struct Nhaclich: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "nhaclich",
        abstract: "Reminds people of what is in their calendars, where they talk.",
        version: Daemon.version,
        subcommands: [
            ServeCommand.self, InitCommand.self, CheckCommand.self, ReloadCommand.self, StatusCommand.self,
            UpcomingCommand.self,
            PlanCommand.self, WhyCommand.self, LogCommand.self, ShowCommand.self, RetryCommand.self,
            CalendarsCommand.self, ReviewCommand.self, SilenceCommand.self, SnoozeCommand.self, ChannelsCommand.self,
            TestCommand.self, BackupCommand.self, RestoreCommand.self,
            PreviewCommand.self, SimulateCommand.self, ExpandCommand.self, ExportCommand.self, DatesCommand.self,
            ExtractCommand.self, ManualCommand.self, NamesCommand.self,
        ])
}
