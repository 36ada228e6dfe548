import Synchronization

/// Things that happen elsewhere, for a test to wait for.
final class Events<Element: Sendable>: Sendable {
    private let stream: AsyncStream<Element>
    private let continuation: AsyncStream<Element>.Continuation

    init() { (stream, continuation) = AsyncStream.makeStream() }

    func add(_ element: Element) { continuation.yield(element) }

    /// Waits until `count` things have happened and gives them, in order. Each is given once.
    func first(_ count: Int) async -> [Element] {
        var elements: [Element] = []
        for await element in stream {
            elements.append(element)
            if elements.count == count { break }
        }
        return elements
    }

    /// Waits for something that fits and gives it.
    func first(where fits: (Element) -> Bool) async -> Element? {
        for await element in stream where fits(element) { return element }
        return nil
    }
}
