// expects: signed

import Foundation
import TensorCore

func response(_ kernel: Tensor, _ angle: Double) -> Double {
  var (x, y) = (0.0, 0.0)
  for k in 0..<kernel.scalarCount {
    x += Double(kernel[k]) * cos(angle * Double(k))
    y += Double(kernel[k]) * sin(angle * Double(k))
  }
  return hypot(x, y)
}

func gridLeft(by kernel: Tensor, stride: Int) -> Float {
  let images = (1..<max(stride, 2)).map { m in
    stride == 1 ? 0 : response(kernel, 2 * .pi * Double(m) / Double(stride))
  }
  return Float(images.max() ?? 0) / kernel.sum()
}
