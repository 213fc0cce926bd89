import CKernels

extension kernel_tile {
  /// Multiplies plain matrices: a single tap, and columns that are neighbours.
  ///
  /// - Parameter product: The product; its offsets, starts and taps are filled in here.
  func multiplyMatrices(_ product: kernel_product) {
    var product = product
    withUnsafeTemporaryAllocation(of: Int.self, capacity: product.tiles * columns / run) { starts in
      for index in starts.indices { starts[index] = index * run }
      withUnsafePointer(to: 0) { noOffset in
        (product.offsets, product.taps) = (noOffset, 1)
        product.starts = UnsafePointer(starts.baseAddress)
        multiply(&product)
      }
    }
  }
}
