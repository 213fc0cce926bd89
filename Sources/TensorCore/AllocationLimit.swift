#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// How many elements a tensor may have on this machine.
package enum AllocationLimit {
  /// The memory that the machine and the process's own limit leave, in bytes.
  static let bytes: Int = {
    let pages = sysconf(Int32(_SC_PHYS_PAGES)).multipliedReportingOverflow(
      by: sysconf(Int32(_SC_PAGESIZE)))
    let physical = pages.overflow || pages.partialValue <= 0 ? Int.max : pages.partialValue
    var limit = rlimit()
    guard getrlimit(addressSpaceResource, &limit) == 0 else { return physical }
    return min(physical, Int(clamping: limit.rlim_cur))
  }()

  #if canImport(Glibc)
  private static let addressSpaceResource = __rlimit_resource_t(RLIMIT_AS.rawValue)
  #else
  private static let addressSpaceResource = Int32(RLIMIT_AS)
  #endif

  /// Returns why a tensor of this shape cannot be, or `nil` if it can.
  package static func problem(of shape: [Int]) -> String? {
    if let axis = shape.firstIndex(where: { $0 < 0 }) {
      return "shape \(shape) has the size \(shape[axis]) on axis \(axis); sizes are 0 or more"
    }
    if shape.contains(0) { return nil }
    var byteCount = MemoryLayout<Float>.stride
    for size in shape {
      let (product, overflow) = byteCount.multipliedReportingOverflow(by: size)
      if overflow { return "shape \(shape) has more elements than an integer can count" }
      byteCount = product
    }
    guard byteCount > bytes else { return nil }
    return "a tensor of shape \(shape) takes \(byteCount >> 20) MiB of memory; "
      + "there are \(bytes >> 20) MiB"
  }
}

extension [Int] {
  /// The number of elements of a tensor of this shape.
  ///
  /// - Precondition: `AllocationLimit.problem(of:)` finds nothing.
  package var elementCount: Int { contains(0) ? 0 : reduce(1, *) }
}
