/// Returns the adjoint of the running totals, applied to a list.
///
/// - Parameter v: A list of any length, one number for each total.
/// - Returns: A list of the same length.
func adjoint(_ v: [Int]) -> [Int] {
  v
}
