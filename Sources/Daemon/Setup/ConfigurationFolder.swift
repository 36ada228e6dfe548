import CalendarSources
import Channels
import CivilTime
import FoundationEssentials
import ReminderCore
import Settings
import Wording

/// The files an operator writes, and what they come to.
struct ConfigurationFolder: Sendable {
    /// The largest file that is read, in bytes.
    private static let largestFile = 1024 * 1024

    /// The path of `nhaclich.yaml`; `conf.d` beside it is read too.
    private let file: String
    /// The folder that holds `languages`.
    private let data: String
    private let zones: any ZoneDatabase
    private let secrets: any SecretSource
    private let web: any HTTPExchange
    /// What mail calls this machine.
    private let hostname: String

    init(
        file: String, data: String, zones: any ZoneDatabase, secrets: any SecretSource, web: any HTTPExchange,
        hostname: String
    ) {
        (self.file, self.data, self.zones) = (file, data, zones)
        (self.secrets, self.web, self.hostname) = (secrets, web, hostname)
    }

    /// Reads everything again.
    ///
    /// - Throws: Every fault of every file.
    func setup() throws(ConfigurationFaults) -> Setup {
        var faults: [Diagnostic] = []
        let languages = languages(&faults)
        let texts = texts(&faults)
        let reader = ConfigurationReader(
            channelKinds: ChannelCatalog.kinds, calendarKinds: SourceCatalog.kinds, languages: Set(languages.keys),
            zones: zones, secrets: secrets)
        do throws(ConfigurationFaults) {
            let configuration = try reader.read(texts)
            guard faults.isEmpty else { throw ConfigurationFaults(faults) }
            return Setup(configuration, languages: languages, web: web, hostname: hostname)
        } catch {
            throw ConfigurationFaults(faults + error.diagnostics.filter { !faults.contains($0) })
        }
    }

    /// The folder of a file, as it is to be written before a `/`.
    static func folder(of file: String) -> String {
        let names = file.split(separator: "/", omittingEmptySubsequences: false).dropLast()
        return names.isEmpty ? "." : names.joined(separator: "/")
    }

    /// The main file, then those of `conf.d` by name.
    private func texts(_ faults: inout [Diagnostic]) -> [ConfigurationText] {
        ([file] + yamlFiles(in: "\(Self.folder(of: file))/conf.d")).compactMap { path in
            text(of: path, &faults).map { ConfigurationText(file: path, text: $0) }
        }
    }

    private func languages(_ faults: inout [Diagnostic]) -> [String: Language] {
        var languages: [String: Language] = [:]
        let folder = "\(data)/languages"
        for path in yamlFiles(in: folder) {
            guard let text = text(of: path, &faults) else { continue }
            let tag = String(path.dropFirst(folder.count + 1).dropLast(".yaml".count))
            let (phrases, unreadable) = LanguageFile.phrases(in: text, file: path)
            faults += unreadable
            do {
                languages[tag] = try Language(tag: tag, phrases: phrases.mapValues(\.text))
            } catch {
                faults += error.faults.map { fault in
                    Diagnostic(
                        at: phrases[fault.key]?.location ?? Diagnostic.Location(file: path), fault.problem,
                        remedy: fault.remedy, sourceLine: phrases[fault.key]?.sourceLine ?? "")
                }
            }
        }
        if languages.isEmpty, faults.isEmpty {
            faults.append(
                Diagnostic(
                    at: Diagnostic.Location(file: folder), "there is no language here",
                    remedy: "install nhaclich whole, or say where its data is: --data /usr/share/nhaclich"))
        }
        return languages
    }

    /// The `.yaml` files of a folder by name; none when there is no such folder.
    private func yamlFiles(in folder: String) -> [String] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return names.filter { $0.hasSuffix(".yaml") && !$0.hasPrefix(".") }.sorted().map { "\(folder)/\($0)" }
    }

    private func text(of path: String, _ faults: inout [Diagnostic]) -> String? {
        let location = Diagnostic.Location(file: path)
        do {
            let bytes = try Data(contentsOf: URL(filePath: path))
            guard bytes.count <= Self.largestFile else {
                faults.append(Diagnostic(at: location, "the file is larger than 1 MiB", remedy: "is it the right one?"))
                return nil
            }
            guard let text = String(validating: bytes, as: UTF8.self) else {
                faults.append(Diagnostic(at: location, "the file is not UTF-8", remedy: "save it as UTF-8"))
                return nil
            }
            return text
        } catch {
            let reason =
                (error as? CocoaError)?.code == .fileReadNoSuchFile ? "there is no such file" : "cannot read the file"
            faults.append(
                Diagnostic(
                    at: location, reason, remedy: "put it there, let nhaclich read it, or name another with --config"))
            return nil
        }
    }
}
