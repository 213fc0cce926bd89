import Synchronization

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// How many products a convolution may save.
public enum ConvolutionAlgorithm: Int, CaseIterable, Hashable, Sendable {
  /// Every weight is multiplied by every number that it meets, as the definition says.
  case direct

  /// Wide layers multiply sums of weights by sums of inputs, of which they need about half as many.
  ///
  /// Results differ from the direct ones by rounding only, and are as close to the exact ones. Sums of
  /// whole numbers stay exact. Whether a layer is computed so depends on its channels, its kernel and
  /// the size of its image, never on the batch.
  case minimal

  private static let chosen = Atomic<Int>(initial.rawValue)

  /// The algorithm that is used unless a call names another one.
  ///
  /// It is `minimal`, or what the environment variable `COURSE_CONVOLUTION` (`direct` or `minimal`)
  /// says, until it is set.
  public static var standard: ConvolutionAlgorithm {
    get { ConvolutionAlgorithm(rawValue: chosen.load(ordering: .relaxed)) ?? .minimal }
    set { chosen.store(newValue.rawValue, ordering: .relaxed) }
  }

  private static let initial: ConvolutionAlgorithm = {
    let name = getenv("COURSE_CONVOLUTION").map { String(cString: $0) }
    return allCases.first { "\($0)" == name } ?? .minimal
  }()
}
