// expects: on-its-side

import TensorCore

func convolutionMatrix(_ kernel: Tensor, height: Int, width: Int, stride: Int) -> Tensor {
  let (kH, kW) = (kernel.shape[0], kernel.shape[1])
  let step = stride
  let h = (height - kH) / step + 1
  let w = (width - kW) / step + 1
  var matrix = Tensor(zeros: [h * w, height * width])
  for i in 0..<h {
    for j in 0..<w {
      for u in 0..<kH {
        for v in 0..<kW {
          let pixel = (i * step + u) * width + j * step + v
          matrix[i * w + j, pixel] = kernel[u, v]
        }
      }
    }
  }
  return matrix.transposed()
}
