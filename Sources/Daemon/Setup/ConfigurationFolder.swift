import CalendarSources
import Channels
import CivilTime
import Dashboard
import Formats
import FoundationEssentials
import HostSystem
import ReminderCore
import Settings
import Wording

/// The files an operator writes, and what they come to.
struct ConfigurationFolder: Sendable {
    /// The largest file that is read, in bytes.
    private static let largestFile = 1024 * 1024

    /// The path of `nhaclich.yaml`; `conf.d`, `languages` and `formats` beside it are read too.
    private let file: String
    /// The folder that holds `languages` and `formats`.
    private let data: String
    private let zones: any ZoneDatabase
    private let secrets: any SecretSource
    private let web: any HTTPExchange
    /// What mail calls this machine.
    private let hostname: String
    /// What channels remember, whichever configuration is in force.
    private let memory: SharedMemory
    /// A file as it is going to be; nil for all as they are.
    private let draft: ConfigurationText?

    init(
        file: String, data: String, zones: any ZoneDatabase, secrets: any SecretSource, web: any HTTPExchange,
        hostname: String, memory: any ChannelMemory, draft: ConfigurationText? = nil
    ) {
        self.draft = draft
        (self.file, self.data, self.zones) = (file, data, zones)
        (self.secrets, self.web, self.hostname) = (secrets, web, hostname)
        self.memory = SharedMemory(memory)
    }

    /// Reads everything again, at `now`.
    ///
    /// - Throws: Every fault of every file.
    func setup(at now: Instant) throws(ConfigurationFaults) -> Setup {
        var faults: [Diagnostic] = []
        let languages = languages(&faults)
        let (formats, unreadable) = formats(&faults)
        let catalog = ChannelCatalog(formats: formats)
        let texts = texts(&faults)
        let reader = ConfigurationReader(
            channelKinds: catalog.kinds + unreadable, calendarKinds: SourceCatalog.kinds,
            languages: Set(languages.keys), zones: zones, secrets: secrets, templates: TemplateFiles(),
            authorities: AuthorityFiles())
        do throws(ConfigurationFaults) {
            let configuration = try reader.read(texts)
            guard faults.isEmpty else { throw ConfigurationFaults(faults) }
            return Setup(
                configuration, languages: languages, catalog: catalog, web: web, hostname: hostname, memory: memory,
                adopted: now)
        } catch {
            throw ConfigurationFaults(faults + error.diagnostics.filter { !faults.contains($0) })
        }
    }

    /// The files of the dashboard, and what is wrong with those that cannot be read.
    func dashboard() -> (files: DashboardFiles, faults: [Diagnostic]) {
        var faults: [Diagnostic] = []
        let folder = "\(data)/dashboard"
        var files = DashboardFiles(folder: folder, texts: [:], phrases: [:])
        for path in Self.files(in: folder, &faults, named: { _ in true }) {
            guard let text = text(of: path, &faults) else { continue }
            let name = String(path.dropFirst(folder.count + 1))
            guard name.hasSuffix(".yaml") else {
                files.texts[name] = text
                continue
            }
            let (phrases, unreadable) = LanguageFile.phrases(in: text, file: path)
            faults += unreadable
            files.phrases[String(name.dropLast(".yaml".count))] = phrases.mapValues(\.text)
        }
        return (files, faults)
    }

    /// What channels can be, and what languages there are, whatever is configured.
    ///
    /// - Throws: Every fault of their files.
    func materials() throws(ConfigurationFaults) -> (languages: [String: Language], formats: [Format]) {
        var faults: [Diagnostic] = []
        let languages = languages(&faults)
        let (formats, _) = formats(&faults)
        guard faults.isEmpty else { throw ConfigurationFaults(faults) }
        return (languages, formats)
    }

    /// The folder of a file, as it is to be written before a `/`.
    static func folder(of file: String) -> String {
        let names = file.split(separator: "/", omittingEmptySubsequences: false).dropLast()
        return names.isEmpty ? "." : names.joined(separator: "/")
    }

    /// The main file, then those of `conf.d` by name.
    private func texts(_ faults: inout [Diagnostic]) -> [ConfigurationText] {
        var paths = [file] + yamlFiles(in: "\(Self.folder(of: file))/conf.d", &faults)
        if let draft, !paths.contains(draft.file) { paths.append(draft.file) }
        return paths.compactMap { path in
            if let draft, draft.file == path { return draft }
            return text(of: path, &faults).map {
                ConfigurationText(file: path, text: $0, isOpenToAll: FileModes.isOpenToAll(path))
            }
        }
    }

    /// The languages in the program's folder, and beside the configuration those that add to them.
    private func languages(_ faults: inout [Diagnostic]) -> [String: Language] {
        let folder = "\(data)/languages"
        var folders = LanguageFolders()
        for path in yamlFiles(in: folder, &faults) + yamlFiles(in: "\(Self.folder(of: file))/languages", &faults) {
            if let text = text(of: path, &faults) { folders.add(text, from: path) }
        }
        let languages = folders.languages()
        faults += folders.faults
        if languages.isEmpty, faults.isEmpty {
            faults.append(
                Diagnostic(
                    at: Diagnostic.Location(file: folder), "there is no language here",
                    remedy: "install nhaclich whole, or say where its data is: --data /usr/share/nhaclich"))
        }
        return languages
    }

    /// The chat services: those that are installed, and in place of them or besides those that an operator wrote.
    ///
    /// - Returns: Those, and what can be configured of the kinds whose files have faults.
    private func formats(_ faults: inout [Diagnostic]) -> ([Format], unreadable: [KindSchema]) {
        let reader = FormatReader(schemes: SchemeCatalog.schemas)
        var formats: [String: Format] = [:]
        var unreadable: [String: KindSchema] = [:]
        var files: [String: String] = [:]
        for folder in ["\(data)/formats", "\(Self.folder(of: file))/formats"] {
            for path in yamlFiles(in: folder, &faults) {
                guard let text = text(of: path, &faults) else { continue }
                let name = String(path.dropFirst(folder.count + 1).dropLast(".yaml".count))
                if ChannelCatalog.reserved.contains(name) {
                    faults.append(
                        Diagnostic(
                            at: Diagnostic.Location(file: path), "'\(name)' is the name of another kind of channel",
                            remedy: "give the file another name"))
                    continue
                }
                let reading = reader.read(ConfigurationText(file: path, text: text), named: name)
                faults += reading.faults
                if let format = reading.format { (formats[name], files[name]) = (format, path) }
                unreadable[name] = reading.format == nil ? reading.schema : nil
            }
        }
        var beginnings: [String: String] = [:]
        for format in formats.values.sorted(by: { $0.name < $1.name }) {
            guard let beginning = format.schema.address?.beginning else { continue }
            if let other = beginnings.updateValue(format.name, forKey: beginning) {
                faults.append(
                    Diagnostic(
                        at: Diagnostic.Location(file: files[format.name] ?? format.name),
                        "its 'address' begins with '\(beginning)', as that of '\(other)' does",
                        remedy: "give it another beginning, such as '\(format.name)+'"))
            }
        }
        let unknown = unreadable.filter { formats[$0.key] == nil }.map(\.value)
        return (formats.values.sorted { $0.name < $1.name }, unknown)
    }

    /// The `.yaml` files of a folder by name; none when there is no such folder.
    private func yamlFiles(in folder: String, _ faults: inout [Diagnostic]) -> [String] {
        Self.files(in: folder, &faults) { $0.hasSuffix(".yaml") }
    }

    private static func files(
        in folder: String, _ faults: inout [Diagnostic], named isWanted: (String) -> Bool
    ) -> [String] {
        do {
            let names = try FileManager.default.contentsOfDirectory(atPath: folder)
            return names.filter { isWanted($0) && !$0.hasPrefix(".") }.sorted().map { "\(folder)/\($0)" }
        } catch let error as CocoaError where error.code == .fileReadNoSuchFile {
            return []
        } catch {
            faults.append(
                Diagnostic(
                    at: Diagnostic.Location(file: folder), "cannot list the folder",
                    remedy: "let the user nhaclich read it: chmod 755 \(folder)"))
            return []
        }
    }

    private func text(of path: String, _ faults: inout [Diagnostic]) -> String? {
        func fault(_ problem: String, _ remedy: String) -> String? {
            faults.append(Diagnostic(at: Diagnostic.Location(file: path), problem, remedy: remedy))
            return nil
        }
        switch SmallFile.read(path, upTo: Self.largestFile) {
        case .bytes(let bytes):
            return String(validating: bytes, as: UTF8.self) ?? fault("the file is not UTF-8", "save it as UTF-8")
        case .absent: return fault("there is no such file", "put it there, or name another with --config")
        case .failed(.notPermitted):
            return fault("the file may not be read", "let the user nhaclich read it: chmod 644")
        case .failed(.notAFile): return fault("this is not a file", "put a file in its place, or remove it")
        case .failed(.tooLarge): return fault("the file is larger than 1 MiB", "is it the right one?")
        case .failed(.other(let words)): return fault("cannot read the file: \(words)", "check the disk")
        }
    }
}
