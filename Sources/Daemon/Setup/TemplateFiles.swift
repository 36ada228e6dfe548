import HostSystem
import Settings
import Wording

/// Templates of notices, in the configuration and in files of their own.
struct TemplateFiles: TemplateSource {
    /// The largest file that is read, in bytes; the check of templates has its own, smaller bound.
    private static let largestFile = 64 * 1024

    func text(of path: String) throws(TemplateFault) -> String {
        switch SmallFile.read(path, upTo: Self.largestFile) {
        case .bytes(let bytes):
            guard let text = String(validating: bytes, as: UTF8.self) else {
                throw TemplateFault("the template '\(path)' is not UTF-8", remedy: "save it as UTF-8")
            }
            return text
        case .absent: throw TemplateFault("there is no template '\(path)'", remedy: "put it there, or name another")
        case .failed(.notPermitted):
            throw TemplateFault(
                "the template '\(path)' may not be read", remedy: "let the user nhaclich read it: chmod 644")
        case .failed(.notAFile): throw TemplateFault("'\(path)' is not a file", remedy: "name a file")
        case .failed(.tooLarge):
            throw TemplateFault("the template '\(path)' is larger than 64 KiB", remedy: "is it the right one?")
        case .failed(.other(let words)):
            throw TemplateFault("the template '\(path)' cannot be read: \(words)", remedy: "check the disk")
        }
    }

    func faults(in template: String) -> [TemplateFault] {
        do throws(TemplateFaults) {
            _ = try NoticeTemplate(template)
            return []
        } catch {
            return error.faults.map { TemplateFault(tag: $0.tag, $0.problem, remedy: $0.remedy) }
        }
    }
}
