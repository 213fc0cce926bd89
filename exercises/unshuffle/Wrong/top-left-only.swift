// expects: top-left-only

import TensorCore

func unshuffled(_ image: Tensor, by factor: Int) -> Tensor {
  let (C, H, W) = (image.shape[0], image.shape[1] / factor, image.shape[2] / factor)
  var small = Tensor(zeros: [C, H, W])
  for c in 0..<C {
    for h in 0..<H {
      for w in 0..<W { small[c, h, w] = image[c, h * factor, w * factor] }
    }
  }
  return small
}
