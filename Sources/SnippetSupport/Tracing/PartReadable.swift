/// A tensor of which a trace shows the part that a statement wrote.
package protocol PartReadable {
  /// Returns the part that indices of a subscript select, and its place in the whole.
  ///
  /// - Parameter indices: The indices, outermost axis first.
  /// - Returns: The part, and its place as `FIRST:COUNT:STEP` for each axis, with commas between;
  ///   `nil` if the indices select nothing that is known.
  func part(at indices: [Any]) -> (value: Any, axes: String)?
}
