/// Returns how far apart two collections lie, if each is described by mean and covariance alone.
///
/// With the means μ, μ′ and the covariances Σ, Σ′ of the features it is
///
///     |μ − μ′|² + trace(Σ + Σ′ − 2·(Σ·Σ′)^½)
///
/// the square of the Wasserstein distance of two Gaussians. It is 0 for a collection and itself. With few
/// items it is too large, even for two collections of one kind, so that only distances of equally many
/// items are comparable.
///
/// - Parameters:
///   - first: The features of one collection, shape `[N, D]`, of at least two items.
///   - second: The features of the other, shape `[M, D]`, of at least two items.
///   - file: The caller's file, for the message if the shapes do not fit.
///   - line: The caller's line.
/// - Returns: The distance, computed in double precision.
/// - SeeAlso: Dowson and Landau, *The Fréchet distance between multivariate normal distributions* (1982).
public func frechetDistance(
  _ first: Tensor, _ second: Tensor, file: StaticString = #fileID, line: UInt = #line
) -> Double {
  stop(
    on: first.rank == 2 && second.rank == 2 && first.shape[1] == second.shape[1]
      && first.shape[0] > 1 && second.shape[0] > 1
      ? nil
      : "frechetDistance: features of shapes [N, D] and [M, D] with N and M above 1 are compared, "
        + "not \(first.shape) and \(second.shape)",
    file: file, line: line)
  let (a, b) = (FeatureMoments(first), FeatureMoments(second))
  let means = zip(a.mean, b.mean).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
  // The eigenvalues of Σ·Σ′ are those of Σ^½·Σ′·Σ^½, which is symmetric.
  let root = a.covariance.mapEigenvalues { max($0, 0).squareRoot() }
  let product = root.times(b.covariance).times(root)
  let mixed = product.eigenvalues.reduce(0) { $0 + max($1, 0).squareRoot() }
  return means + a.covariance.trace + b.covariance.trace - 2 * mixed
}

/// The mean and the covariance of features; the divisor is one less than their number.
private struct FeatureMoments {
  var mean: [Double]
  var covariance: SymmetricMatrix

  init(_ features: Tensor) {
    let (count, size) = (features.shape[0], features.shape[1])
    let scalars = features.scalars
    var sums = [Double](repeating: 0, count: size)
    for item in 0..<count { for i in 0..<size { sums[i] += Double(scalars[item * size + i]) } }
    let mean = sums.map { $0 / Double(count) }
    var matrix = SymmetricMatrix(size: size)
    for item in 0..<count {
      let row = (0..<size).map { Double(scalars[item * size + $0]) - mean[$0] }
      for i in 0..<size { for j in 0..<size { matrix[i, j] += row[i] * row[j] } }
    }
    for i in 0..<size { for j in 0..<size { matrix[i, j] /= Double(count - 1) } }
    self.mean = mean
    covariance = matrix
  }
}

/// A small symmetric matrix in double precision.
private struct SymmetricMatrix {
  let size: Int
  private var elements: [Double]

  init(size: Int) {
    self.size = size
    elements = Array(repeating: 0, count: size * size)
  }

  subscript(row: Int, column: Int) -> Double {
    get { elements[row * size + column] }
    set { elements[row * size + column] = newValue }
  }

  var trace: Double { (0..<size).reduce(0) { $0 + self[$1, $1] } }

  var eigenvalues: [Double] {
    let diagonal = diagonalized.values
    return (0..<size).map { diagonal[$0, $0] }
  }

  /// Returns the product; a caller that calls it symmetric knows that it is.
  func times(_ other: SymmetricMatrix) -> SymmetricMatrix {
    var result = SymmetricMatrix(size: size)
    for i in 0..<size {
      for k in 0..<size {
        let factor = self[i, k]
        for j in 0..<size { result[i, j] += factor * other[k, j] }
      }
    }
    return result
  }

  /// Returns the matrix with the same eigenvectors and changed eigenvalues.
  func mapEigenvalues(_ change: (Double) -> Double) -> SymmetricMatrix {
    let (values, vectors) = diagonalized
    var result = SymmetricMatrix(size: size)
    for k in 0..<size {
      let value = change(values[k, k])
      for i in 0..<size {
        for j in 0..<size { result[i, j] += vectors[i, k] * value * vectors[j, k] }
      }
    }
    return result
  }

  /// The eigenvalues on a diagonal and the eigenvectors as columns, by Jacobi's rotations.
  private var diagonalized: (values: SymmetricMatrix, vectors: SymmetricMatrix) {
    var (values, vectors) = (self, SymmetricMatrix(size: size))
    for i in 0..<size { vectors[i, i] = 1 }
    // Converges quadratically: a handful of sweeps do, and the limit is never met.
    for _ in 0..<60 where values.sweep(&vectors) {}
    return (values, vectors)
  }

  /// Rotates every pair of axes once; returns whether anything was left to rotate.
  private mutating func sweep(_ vectors: inout SymmetricMatrix) -> Bool {
    var isChanged = false
    for p in 0..<size {
      for q in (p + 1)..<max(size, p + 1) {
        let off = self[p, q]
        let scale = (self[p, p] * self[q, q]).magnitude.squareRoot()
        guard off.magnitude > max(1e-15 * scale, 1e-300) else { continue }
        isChanged = true
        let theta = (self[q, q] - self[p, p]) / (2 * off)
        let sign: Double = theta < 0 ? -1 : 1
        let t = sign / (theta.magnitude + (theta * theta + 1).squareRoot())
        let c = 1 / (t * t + 1).squareRoot()
        rotate(p, q, c, t * c)
        for k in 0..<size {
          let (x, y) = (vectors[k, p], vectors[k, q])
          vectors[k, p] = c * x - t * c * y
          vectors[k, q] = t * c * x + c * y
        }
      }
    }
    return isChanged
  }

  /// Rotates two rows and two columns by an angle of which cosine and sine are given.
  private mutating func rotate(_ p: Int, _ q: Int, _ c: Double, _ s: Double) {
    for k in 0..<size {
      let (x, y) = (self[k, p], self[k, q])
      self[k, p] = c * x - s * y
      self[k, q] = s * x + c * y
    }
    for k in 0..<size {
      let (x, y) = (self[p, k], self[q, k])
      self[p, k] = c * x - s * y
      self[q, k] = s * x + c * y
    }
  }
}
