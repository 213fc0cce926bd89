import Foundation
import TensorCore

func gridLeft(by kernel: Tensor, stride: Int) -> Float {
  var strongest = 0.0
  for image in 1..<max(stride, 2) where stride > 1 {
    let angle = 2 * Double.pi * Double(image) / Double(stride)
    var (x, y) = (0.0, 0.0)
    for k in 0..<kernel.scalarCount {
      x += Double(kernel[k]) * cos(angle * Double(k))
      y += Double(kernel[k]) * sin(angle * Double(k))
    }
    strongest = max(strongest, hypot(x, y))
  }
  return Float(strongest) / abs(kernel.sum())
}
