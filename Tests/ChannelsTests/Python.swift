import Foundation
import Glibc

/// What Python prints when it runs `script`: a second opinion by somebody else's code.
///
/// Not by Foundation's `Process`: with several tests at once it sometimes missed on Linux that a process had
/// ended. Files instead of pipes, so that no process can wait for another.
func python(_ script: String, _ arguments: String..., input: [UInt8] = []) throws -> String {
    let (stdin, stdout) = (tmpfile(), tmpfile())
    guard let stdin, let stdout else { throw PythonFailure(status: errno) }
    defer {
        fclose(stdin)
        fclose(stdout)
    }
    fwrite(input, 1, input.count, stdin)
    rewind(stdin)
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, fileno(stdin), STDIN_FILENO)
    posix_spawn_file_actions_adddup2(&actions, fileno(stdout), STDOUT_FILENO)
    let words = (["python3", "-X", "utf8", "-c", script] + arguments).map { strdup($0) }
    defer { words.forEach { free($0) } }
    var process = pid_t()
    let fault = posix_spawnp(&process, "python3", &actions, nil, words + [nil], environ)
    if fault != 0 { throw PythonFailure(status: fault) }
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
    if status != 0 { throw PythonFailure(status: status) }
    return try String(decoding: readAll(stdout), as: UTF8.self)
}

private func readAll(_ file: UnsafeMutablePointer<FILE>) throws -> Data {
    lseek(fileno(file), 0, SEEK_SET)
    return try FileHandle(fileDescriptor: fileno(file), closeOnDealloc: false).readToEnd() ?? Data()
}

struct PythonFailure: Error {
    /// An `errno`, or what `waitpid` says.
    let status: Int32
}
