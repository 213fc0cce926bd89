/// Returns the product of two matrices, or of batches of matrices.
///
/// With Y = A·B, the gradients are those that the shapes leave no other choice for:
///
///     gradient of A = gradient of Y · Bᵀ
///     gradient of B = Aᵀ · gradient of Y
///
/// - Parameters:
///   - left: Shape `[…, n, k]` or `[k]`.
///   - right: Shape `[…, k, m]` or `[k]`.
///   - file: The caller's file, for the message if the inner sizes differ.
///   - line: The caller's line.
/// - Returns: A variable of shape `[…, n, m]`; of rank 0 for two vectors.
public func matmul(
  _ left: Variable, _ right: Variable, file: StaticString = #fileID, line: UInt = #line
) -> Variable {
  let product = matmul(left.value, right.value, file: file, line: line)
  let rows = left.value.rank == 1 ? left.value.unsqueezed(axis: 0) : left.value
  let columns = right.value.rank == 1 ? right.value.unsqueezed(axis: 1) : right.value
  // The shape that the product would have if vectors left their axes in it.
  let vectorCount = [left, right].count { $0.value.rank == 1 }
  let matrixShape =
    Array(product.shape.dropLast(2 - vectorCount))
    + [rows.shape[rows.rank - 2], columns.shape[columns.rank - 1]]
  return Variable(
    product,
    from: [
      Operand(left) { [shape = left.shape] gradient in
        matmul(gradient.reshaped(to: matrixShape), columns.matrixTransposed())
          .summed(to: rows.shape).reshaped(to: shape)
      },
      Operand(right) { [shape = right.shape] gradient in
        matmul(rows.matrixTransposed(), gradient.reshaped(to: matrixShape))
          .summed(to: columns.shape).reshaped(to: shape)
      },
    ])
}

extension Tensor {
  /// Returns the tensor with its last two axes exchanged.
  fileprivate func matrixTransposed() -> Tensor {
    transposed(permutation: (0..<rank - 2) + [rank - 1, rank - 2])
  }
}
