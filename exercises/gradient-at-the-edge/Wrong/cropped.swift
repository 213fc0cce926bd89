// expects: cut-off

import TensorCore

func folded(_ prices: Tensor, width: Int) -> Tensor {
  prices[width..<prices.shape[0] - width, width..<prices.shape[1] - width]
}
