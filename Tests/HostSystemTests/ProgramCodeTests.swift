import Testing

@testable import HostSystem

@Suite("The program's code")
struct ProgramCodeTests {
    @Test("it can be let go of, and the program goes on")
    func lettingGo() {
        #expect(ProgramCode.letGo() > 0)
        #expect(ProgramCode.letGo() > 0)
    }
}
