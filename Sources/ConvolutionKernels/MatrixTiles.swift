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

  /// Multiplies plain matrices; where the product accumulates, its own sums are made first, and added once.
  ///
  /// Sums of sums round less than one long sum, and the memory that they go to is touched but once.
  ///
  /// - Parameters:
  ///   - product: The product; its offsets, starts and taps are filled in here.
  ///   - workspace: Memory for its sums, of the role `panel`.
  func addMatrices(_ product: kernel_product, in workspace: Workspace) {
    guard product.accumulates else { return multiplyMatrices(product) }
    let count = product.blocks * rows * product.sums_stride
    var part = product
    part.sums = workspace.buffer(.panel, of: Float.self, count: count)
    part.accumulates = false
    multiplyMatrices(part)
    kernel_add(product.sums, part.sums, count)
  }
}
