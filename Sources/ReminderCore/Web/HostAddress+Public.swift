extension HostAddress {
    /// Whether it is an address of the public internet: one machine's, and reachable from everywhere.
    ///
    /// What the registries of special addresses (RFC 6890 and its successors) say of every block. Whatever they leave
    /// open is not public. An address that stands for another is as public as that one: mapped to IPv6
    /// (`::ffff:10.0.0.1`), translated (NAT64, `64:ff9b::10.0.0.1`) or tunnelled (6to4, `2002:a00:1::`).
    package var isPublic: Bool {
        if bytes.count == 4 { return !Block.specialFour.contains { $0.contains(bytes) } }
        if Block.mapped.contains(bytes) || Block.translated.contains(bytes) { return embedded(12..<16) }
        if Block.tunnelled.contains(bytes) { return embedded(2..<6) }
        return Block.unicast.contains(bytes) && !Block.specialSix.contains { $0.contains(bytes) }
    }

    private func embedded(_ range: Range<Int>) -> Bool { HostAddress(bytes: bytes[range])?.isPublic ?? false }

    /// The addresses that begin with the same bits.
    private struct Block {
        let bytes: [UInt8]
        let length: Int

        init(_ bytes: [UInt8], _ length: Int) { (self.bytes, self.length) = (bytes, length) }

        func contains(_ address: [UInt8]) -> Bool {
            (0..<length).allSatisfy { bit in
                let byte = bit / 8 < bytes.count ? bytes[bit / 8] : 0
                return (byte ^ address[bit / 8]) & (0x80 >> UInt8(bit % 8)) == 0
            }
        }

        /// https://www.iana.org/assignments/iana-ipv4-special-registry
        static let specialFour = [
            Block([0], 8),  // this network
            Block([10], 8), Block([172, 16], 12), Block([192, 168], 16),  // private use
            Block([100, 64], 10),  // shared by the customers of a provider
            Block([127], 8),  // this machine
            Block([169, 254], 16),  // link-local; where clouds tell machines their secrets
            Block([192, 0, 0], 24),  // protocols
            Block([192, 0, 2], 24), Block([198, 51, 100], 24), Block([203, 0, 113], 24),  // documentation
            Block([192, 88, 99], 24),  // relays of 6to4, which are no more
            Block([198, 18], 15),  // benchmarks
            Block([224], 4),  // multicast
            Block([240], 4),  // reserved, and broadcast
        ]

        static let mapped = Block([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF], 96)
        static let translated = Block([0x00, 0x64, 0xFF, 0x9B], 96)
        static let tunnelled = Block([0x20, 0x02], 16)
        /// All that is given out for machines. This machine, link-local, unique local (`fc00::/7`), multicast and what
        /// is to be thrown away (`100::/64`) lie outside.
        static let unicast = Block([0x20], 3)

        /// https://www.iana.org/assignments/iana-ipv6-special-registry
        static let specialSix = [
            Block([0x20, 0x01, 0x00], 23),  // protocols: Teredo, benchmarks, ORCHID
            Block([0x20, 0x01, 0x0D, 0xB8], 32), Block([0x3F, 0xFF], 20),  // documentation
        ]
    }
}
