import Admin
import Testing

@Suite("Exposition")
struct ExpositionTests {
    @Test("numbers, labels and help are written as Prometheus reads them, whatever is in them")
    func text() {
        let families = [
            MetricFamily(
                .counter, "sent", "What \"was\" sent\\\nand arrived",
                [
                    .init(3, .init("channel", "a\"b\\c\nd"), .init("outcome", "")),
                    .init(0.5, .init("channel", "thứ Năm")),
                ]),
            MetricFamily(.gauge, "up", "Up", [.init(true), .init(-2), .init(1.5e300), .init(.infinity), .init(.nan)]),
            MetricFamily(.gauge, "nothing", "Nothing", []),
        ]
        #expect(
            written(families, .text) == """
                # HELP sent_total What "was" sent\\\\\\nand arrived
                # TYPE sent_total counter
                sent_total{channel="a\\"b\\\\c\\nd",outcome=""} 3
                sent_total{channel="thứ Năm"} 0.5
                # HELP up Up
                # TYPE up gauge
                up 1
                up -2
                up 1.5e+300
                up +Inf
                up NaN

                """)
    }

    @Test("in OpenMetrics a counter's family has a name of its own, and the end is marked")
    func openMetrics() {
        let families = [MetricFamily(.counter, "sent", "Was \"sent\"", [.init(3)])]
        #expect(
            written(families, .openMetrics) == """
                # HELP sent Was \\"sent\\"
                # TYPE sent counter
                sent_total 3
                # EOF

                """)
    }

    @Test("a histogram's buckets count what is in those before them")
    func histogram() {
        var histogram = Histogram([0.5, 1, 10])
        for value in [0.1, 0.5, 0.75, 3, 99] { histogram.observe(value) }
        #expect(
            written([MetricFamily(.histogram, "late", "Late", [.init(histogram, .init("channel", "a"))])], .text) == """
                # HELP late Late
                # TYPE late histogram
                late_bucket{channel="a",le="0.5"} 2
                late_bucket{channel="a",le="1.0"} 3
                late_bucket{channel="a",le="10.0"} 4
                late_bucket{channel="a",le="+Inf"} 5
                late_sum{channel="a"} 103.35
                late_count{channel="a"} 5

                """)
    }

    @Test("who asks for OpenMetrics gets it, and all others the text format")
    func negotiation() {
        #expect(Exposition.Format(accepting: nil) == .text)
        #expect(Exposition.Format(accepting: "text/html,*/*;q=0.8") == .text)
        #expect(Exposition.Format(accepting: "application/openmetrics-text;version=1.0.0,*/*;q=0.1") == .openMetrics)
    }

    private func written(_ families: [MetricFamily], _ format: Exposition.Format) -> String {
        String(decoding: Exposition.bytes(of: families, as: format), as: UTF8.self)
    }
}
