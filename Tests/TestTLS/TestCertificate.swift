/// A certificate for `localhost` that only the tests trust, valid from 2020 to 2119.
package enum TestCertificate {
    package static let certificate = """
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

    static let key = """
        -----BEGIN PRIVATE KEY-----
        MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgaSKxWW6uukRQgis/
        BrCOQooroMtr3+i1GXsXGLh+J6qhRANCAATKBFeXeOWYR8IV2SDpKmw/Lm3Rrliy
        8f6MZmWRGMpF7AVZ3ZhmcKU7TqfvRTYSMUUDJm8WZ0GJqWmJDnLr9hWs
        -----END PRIVATE KEY-----
        """
}
