import CKernels

/// The instruction set that the products use; each level includes the ones before it.
public enum KernelLevel: Int, CaseIterable, Comparable, Sendable {
  /// Vectors of four numbers: any x86-64 or arm64 processor.
  case portable

  /// AVX2 with fused multiply-add: vectors of eight.
  case avx2

  /// AVX-512: vectors of sixteen.
  case avx512

  /// AMX: tiles of bfloat16 numbers, three of which stand for one number in single precision.
  case amx

  /// The best level that this processor and operating system allow.
  public static let supported = KernelLevel(clamping: Int(kernel_best_level().rawValue))

  /// The level that is used unless a call names another one.
  ///
  /// The environment variable `COURSE_KERNELS` (`portable`, `avx2`, `avx512` or `amx`) lowers it;
  /// an unknown word, or a level that the processor lacks, leaves the supported one.
  /// What moves numbers in memory is lowered with it.
  public static let standard = KernelLevel(clamping: Int(kernel_standard_level().rawValue))

  /// The levels that can run here, slowest first.
  public static var available: [KernelLevel] { allCases.filter { $0 <= supported } }

  public static func < (left: KernelLevel, right: KernelLevel) -> Bool {
    left.rawValue < right.rawValue
  }

  /// The level of a number, or the nearest one.
  private init(clamping number: Int) {
    self = KernelLevel(rawValue: number) ?? .portable
  }

  /// The single-precision tiles of this level.
  var tiles: UnsafeBufferPointer<kernel_tile> {
    var count = 0
    let tiles = kernel_tiles(kernel_level(rawValue: UInt32(rawValue)), &count)
    return UnsafeBufferPointer(start: tiles, count: count)
  }

  /// The transforms of minimal filtering algorithms at this level.
  var transforms: kernel_transforms {
    kernel_transforms(kernel_level(rawValue: UInt32(rawValue))).pointee
  }
}
