package import Hummingbird
import NIOCore

/// What is known of a request besides what it says.
package struct AdminContext: RequestContext {
    package var coreContext: CoreRequestContextStorage
    /// The IP address at the other end of the connection; empty on the Unix socket.
    package let peer: String
    /// Who asks.
    package var visitor = Visitor.trusted

    package init(source: ApplicationRequestContextSource) {
        coreContext = CoreRequestContextStorage(source: source)
        peer = source.channel.remoteAddress?.ipAddress ?? ""
    }

    /// The part of the path called `name`, without its percent signs.
    package func name(_ name: String) throws(AdminProblem) -> String {
        let raw = parameters[name[...]] ?? ""
        guard let text = QueryParameters.decoded(raw, plusIsSpace: false) else {
            throw AdminProblem(status: 400, "the path is not UTF-8 in percent signs")
        }
        return text
    }
}
