import Admin
import ArgumentParser
import ReminderCore
import Settings

/// Runs `body`; what it throws is told in one way and ends the program with the right status.
func complaining(_ body: () async throws -> Void) async throws {
    do {
        try await body()
    } catch let faults as ConfigurationFaults {
        Output.complain(faults.description)
        throw ExitCode.configuration
    } catch let problem as AdminProblem {
        Output.complain("nhaclich: \(problem)")
        switch problem.status {
        case 503: throw ExitCode.unavailable
        case 500: throw ExitCode.environmentFailed
        default: throw ExitCode.failure
        }
    } catch let refusal as CopyRefusal {
        Output.complain("nhaclich: \(refusal.problem)\nhelp: \(refusal.remedy)")
        switch refusal.reason {
        case .absent: throw ExitCode.noInput
        case .foreign: throw ExitCode.unreadableData
        case .harmful: throw ExitCode.failure
        }
    } catch let failure as StoreFailure {
        Output.complain("nhaclich: \(failure.problem)")
        if !failure.remedy.isEmpty { Output.complain("help: \(failure.remedy)") }
        throw failure.isTemporary ? ExitCode.temporary : ExitCode.environmentFailed
    }
}
