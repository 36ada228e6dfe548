package import Admin
import HostSystem
import ReminderCore
import WebClient

/// The configuration of this machine, for the commands that need no running daemon.
package enum HostConfiguration {
    /// Reads the configuration and gives what follows from it to `body`.
    ///
    /// - Throws: `ConfigurationFaults` with every fault, or what `body` throws.
    package static func withSetup<Answer>(
        configuration: String, data: String, _ body: (Setup) async throws -> Answer
    ) async throws -> Answer {
        let web = WebClient(userAgent: "nhaclich/\(Daemon.version)")
        do {
            let folder = ConfigurationFolder(
                file: configuration, data: data, zones: SystemZones(),
                secrets: FileSecrets(configurationFolder: ConfigurationFolder.folder(of: configuration)), web: web,
                hostname: MachineName.current, memory: FleetingMemory())
            let answer = try await body(try folder.setup(at: WallClock.now))
            await web.shutdown()
            return answer
        } catch {
            await web.shutdown()
            throw error
        }
    }

    /// Lets `body` make a configuration.
    ///
    /// - Throws: `ConfigurationFaults` when the program's own files have some, or what `body` throws.
    package static func withDrafts<Answer>(
        configuration: String, data: String, _ body: (DraftDesk) async throws -> Answer
    ) async throws -> Answer {
        let web = WebClient(userAgent: "nhaclich/\(Daemon.version)")
        do {
            let desk = try DraftDesk(configuration: configuration, data: data, web: web, at: WallClock.now)
            let answer = try await body(desk)
            await web.shutdown()
            return answer
        } catch {
            await web.shutdown()
            throw error
        }
    }

    /// Lets `body` ask the running daemon.
    ///
    /// - Throws: `AdminProblem` when it cannot be reached or refuses.
    package static func withDaemon<Answer>(
        socket: String, _ body: (AdminClient) async throws -> Answer
    ) async throws -> Answer {
        let web = SocketClient(path: socket)
        do {
            let answer = try await body(AdminClient(socket: socket, web: web))
            await web.shutdown()
            return answer
        } catch {
            await web.shutdown()
            throw error
        }
    }
}
