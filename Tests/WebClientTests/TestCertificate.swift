import NIOSSL
import ReminderCore

/// A certificate for `localhost` that only the tests trust, valid from 2020 to 2119.
enum TestCertificate {
    static let certificate = """
        -----BEGIN CERTIFICATE-----
        MIIBYDCCAQegAwIBAgIBATAKBggqhkjOPQQDAjAUMRIwEAYDVQQDDAlsb2NhbGhv
        c3QwIBcNMjAwMTAxMDAwMDAwWhgPMjEyMDAxMDEwMDAwMDBaMBQxEjAQBgNVBAMM
        CWxvY2FsaG9zdDBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABMoEV5d45ZhHwhXZ
        IOkqbD8ubdGuWLLx/oxmZZEYykXsBVndmGZwpTtOp+9FNhIxRQMmbxZnQYmpaYkO
        cuv2FayjSDBGMBQGA1UdEQQNMAuCCWxvY2FsaG9zdDAPBgNVHRMBAf8EBTADAQH/
        MB0GA1UdDgQWBBT7IDfzMD8N0VNTYZw4xnkZPH4iPDAKBggqhkjOPQQDAgNHADBE
        AiBraPb+XSTx2Fvi438MC0VAekgYGVOkYMKw5Dys7PsfJgIgN+UPDnBx0NbHkJf7
        d3XuqqpPJaKZ27b57Rqx1nsTd/o=
        -----END CERTIFICATE-----
        """

    private static let key = """
        -----BEGIN PRIVATE KEY-----
        MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgaSKxWW6uukRQgis/
        BrCOQooroMtr3+i1GXsXGLh+J6qhRANCAATKBFeXeOWYR8IV2SDpKmw/Lm3Rrliy
        8f6MZmWRGMpF7AVZ3ZhmcKU7TqfvRTYSMUUDJm8WZ0GJqWmJDnLr9hWs
        -----END PRIVATE KEY-----
        """

    /// Who vouches for it: itself.
    static let authorities = Authorities(path: "/test/authority.pem", certificates: Array(certificate.utf8))

    /// One who has nothing to do with it.
    static let stranger = Authorities(
        path: "/test/stranger.pem",
        certificates: Array(
            """
            -----BEGIN CERTIFICATE-----
            MIIBhjCCAS2gAwIBAgIUGY3kNlNQwH7ppLZyAL35cNdKDpQwCgYIKoZIzj0EAwIw
            GDEWMBQGA1UEAwwNU29tZWJvZHkgZWxzZTAgFw0yNjExMjcyMjAxNDhaGA8yMTI1
            MDYyMTIyMDE0OFowGDEWMBQGA1UEAwwNU29tZWJvZHkgZWxzZTBZMBMGByqGSM49
            AgEGCCqGSM49AwEHA0IABPYZm9JmFnjc/17UCVHf4r0MGhvtHbuQ65nhCQm6pxV2
            E6n0iAgBEQ8XGan0GSSReo+dAmzoTTHyaMO24bFuZ+CjUzBRMB0GA1UdDgQWBBSe
            SGTUbuO87aW0SM/1OepQLKDfZjAfBgNVHSMEGDAWgBSeSGTUbuO87aW0SM/1OepQ
            LKDfZjAPBgNVHRMBAf8EBTADAQH/MAoGCCqGSM49BAMCA0cAMEQCIB+rVXXoeRdT
            sqAKfzBIT6ZemJGgmXp/Lo7jM+O0Er12AiB78h0E18ZUliLXZi9s3cvbMVsX0ux3
            0ooN8fw4Xvq1zw==
            -----END CERTIFICATE-----
            """.utf8))

    /// What a server needs to present it.
    static func serverContext() throws -> NIOSSLContext {
        let chain = try NIOSSLCertificate.fromPEMBytes(Array(certificate.utf8))
        let key = try NIOSSLPrivateKey(bytes: Array(key.utf8), format: .pem)
        return try NIOSSLContext(
            configuration: .makeServerConfiguration(
                certificateChain: chain.map { .certificate($0) }, privateKey: .privateKey(key)))
    }
}
