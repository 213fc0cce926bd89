#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

extension Tensor {
  /// Replaces each element by its hyperbolic tangent, in place if nobody else has this tensor.
  mutating func replaceByTanh() {
    rewrite { x, range in
      for i in range { x[i] = tanhf(x[i]) }
    }
  }

  /// Replaces each element x by 1 / (1 + e⁻ˣ), in place if nobody else has this tensor.
  mutating func replaceBySigmoid() {
    rewrite { x, range in
      for i in range { x[i] = 1 / (1 + expf(-x[i])) }
    }
  }
}
