import Fuzzing
import ICalendar

/// Any bytes can be read: this ends, and the faults are few.
@c(LLVMFuzzerTestOneInput)
public func read(_ data: UnsafePointer<UInt8>?, _ size: Int) -> CInt {
    let trial = Trial(data, size)
    let file = CalendarFile(reading: trial.bytes)
    claim(file.faults.count <= ReadingLimits.standard.faults + 1, "faults are bounded")
    claim(file.isCalendar || !file.faults.isEmpty, "what is no calendar says why")
    claim(file.isCalendar || file.componentCount == 0, "events make a calendar")
    for fault in file.faults {
        claim(fault.problem.utf8.count < 2_000, "a fault is short")
        claim(fault.problem.unicodeScalars.allSatisfy { $0.value >= 32 && $0.value != 127 }, "a fault can be printed")
    }

    var tight = trial.limits
    (tight.bytes, tight.nesting, tight.components, tight.propertiesPerComponent) = (4_000, 2, 3, 4)
    (tight.lineLength, tight.datesPerComponent, tight.rulesPerComponent, tight.zones) = (60, 2, 1, 1)
    let part = CalendarFile(reading: trial.bytes, limits: tight)
    claim(part.componentCount <= 3, "events are bounded")
    return 0
}
