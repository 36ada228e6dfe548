import Channels
import Foundation
import Glibc
import ReminderCore
import Testing

@Suite("The console")
struct ConsoleChannelTests {
    @Test("it keeps to what every channel keeps to")
    func conformance() async throws {
        let pipe = pipe()
        let channel = channel(pipe)
        try await ChannelConformance(channel: channel) { [String(decoding: $0, as: UTF8.self)] }.check()
        try pipe.fileHandleForWriting.close()
    }

    @Test("a notice is printed as a block, without colours where nobody looks")
    func printsABlock() async throws {
        let pipe = pipe()
        let channel = channel(pipe)
        _ = try await channel.send(Story.workshop.delivery(by: channel), at: morning)
        try pipe.fileHandleForWriting.close()
        let printed = try pipe.fileHandleForReading.readToEnd() ?? Data()
        try expectSnapshot("console.txt", String(decoding: printed, as: UTF8.self))
    }

    @Test("a notice that a pipe cannot take at once arrives whole")
    func longNoticesArriveWhole() async throws {
        let pipe = pipe()
        let channel = channel(pipe)
        let payload = [UInt8](repeating: UInt8(ascii: "a"), count: 300_000)
        let delivery = Delivery(
            id: Story.workshop.notice.id, channel: "screen", payload: payload, summary: "", due: morning,
            expires: morning)
        let (read, reader) = AsyncStream<Int?>.makeStream()
        // A thread of its own, and not a task: there may be no other one to run it while the channel waits.
        Thread.detachNewThread {
            reader.yield(try? pipe.fileHandleForReading.readToEnd()?.count)
            reader.finish()
        }
        let receipt = try? await channel.send(delivery, at: morning)
        // Whatever came of it: otherwise the reader would wait for ever.
        try pipe.fileHandleForWriting.close()
        #expect(receipt != nil)
        for await count in read { #expect(count == payload.count) }
    }

    @Test("a reader that has gone is a failure to be tried again, not the end of the process")
    func closedPipeIsAFailure() async throws {
        let pipe = pipe()
        let channel = channel(pipe)
        try pipe.fileHandleForReading.close()
        for _ in 0..<2 {
            let outcome = await outcome(of: channel)
            #expect(outcome.words == "the standard output cannot be written: Broken pipe")
            #expect(outcome.remedy == .retry())
        }
        try pipe.fileHandleForWriting.close()
    }

    /// A pipe that the processes of other tests do not keep open.
    private func pipe() -> Pipe {
        let pipe = Pipe()
        for end in [pipe.fileHandleForReading, pipe.fileHandleForWriting] {
            _ = fcntl(end.fileDescriptor, F_SETFD, FD_CLOEXEC)
        }
        return pipe
    }

    private func channel(_ pipe: Pipe) -> any Channel {
        let console = ConsoleOutput(descriptor: pipe.fileHandleForWriting.fileDescriptor)
        return ChannelCatalog.installed.channel(
            KindSettings(kind: "console", values: [:]), named: "screen", in: .test(console: console))
    }
}
