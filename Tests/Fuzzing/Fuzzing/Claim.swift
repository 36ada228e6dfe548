/// Ends the program, which is a finding, unless `condition` holds.
package func claim(_ condition: Bool, _ promise: @autoclosure () -> String) {
    if !condition { fatalError("broken promise: \(promise())") }
}
