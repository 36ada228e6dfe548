import Channels
import Formats
import Foundation
import ReminderCore
import Settings

/// The files of chat services as they are installed.
enum InstalledFormats {
    /// One of them, as it was read.
    struct File: Sendable {
        let name: String
        let text: String
        let format: Format?
        let faults: [Diagnostic]
    }

    /// The root of the repository.
    static let repository = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../..")

    /// All of them, by name.
    static let files: [File] = {
        let folder = repository.appending(path: "config/formats")
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path())) ?? []
        return names.filter { $0.hasSuffix(".yaml") }.map { String($0.dropLast(".yaml".count)) }.sorted().map { name in
            let file = folder.appending(path: "\(name).yaml")
            let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
            let reading = FormatReader(schemes: SchemeCatalog.schemas).read(
                ConfigurationText(file: "config/formats/\(name).yaml", text: text), named: name)
            return File(name: name, text: text, format: reading.format, faults: reading.faults)
        }
    }()

    /// Those without faults.
    static let formats: [Format] = files.compactMap(\.format)
}

extension ChannelCatalog {
    /// Every kind of channel there is when the program is installed.
    static let installed = ChannelCatalog(formats: InstalledFormats.formats)
}
