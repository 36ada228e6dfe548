import Foundation
import Testing

/// The Python that `make python` puts beside the build, with the packages of `Tests/requirements.txt`.
enum TestPython {
    static let program = Project.path(".build/python/bin/python")
    static let isInstalled = FileManager.default.isExecutableFile(atPath: program)
    static let absence: Comment =
        "there is no Python with other people's packages: make python puts it into .build/python"
}
