import ReminderCore
import TestTLS

extension TestCertificate {
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
}
