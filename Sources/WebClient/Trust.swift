import NIOSSL
package import ReminderCore

/// What connections are to be encrypted with that trust more authorities than the machine.
actor Trust {
    /// More than a configuration has; what was changed since is forgotten.
    private static let most = 64

    private var configurations: [Authorities: TLSConfiguration] = [:]

    /// Certificates are verified as ever, against the machine's authorities and `authorities`.
    func configuration(trusting authorities: Authorities) throws(HTTPFailure) -> TLSConfiguration {
        if let known = configurations[authorities] { return known }
        let certificates = authorities.roots
        if certificates.isEmpty {
            throw HTTPFailure(.certificate, "there is no certificate in '\(authorities.path)'")
        }
        var configuration = TLSConfiguration.verifying
        configuration.additionalTrustRoots = [.certificates(certificates)]
        if configurations.count >= Self.most { configurations = [:] }
        configurations[authorities] = configuration
        return configuration
    }
}

extension TLSConfiguration {
    /// The machine's authorities are trusted, names are verified, and nothing older than TLS 1.2 will do (RFC 8996).
    static var verifying: TLSConfiguration {
        var configuration = TLSConfiguration.makeClientConfiguration()
        configuration.minimumTLSVersion = .tlsv12
        return configuration
    }
}

extension Authorities {
    /// How many certificates there are; 0 when something in the file is none, or there is nothing.
    package var count: Int { roots.count }

    fileprivate var roots: [NIOSSLCertificate] { (try? NIOSSLCertificate.fromPEMBytes(certificates)) ?? [] }
}
