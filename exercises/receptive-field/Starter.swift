/// Returns how many cells of the picture one cell behind the last layer sees, along one axis.
///
/// - Parameters:
///   - kernels: The kernel size of each layer, the first layer first.
///   - strides: The stride of each layer.
/// - Returns: The number of cells.
func receptiveField(kernels: [Int], strides: [Int]) -> Int {
  0
}
