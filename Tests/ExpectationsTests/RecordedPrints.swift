import Expectations

extension Quote {
  /// What PyTorch 2.15 and NumPy 2.4 print of tensors made for the purpose.
  static let recorded = [
    Quote(
      "torch, decimals",
      """
      tensor([[  0.3244,  -1.5000],
              [100.2500,   0.0000]])
      """, [2, 2], [0.32444998621940613, -1.5, 100.25, 0], .float32),
    Quote(
      "torch, exponents",
      """
      tensor([ 1.0000e-06, -2.5000e+00,  3.0000e+04,  0.0000e+00])
      """, [4], [9.999999974752427e-07, -2.5, 30000, 0], .float32),
    Quote(
      "torch, whole but far apart",
      """
      tensor([1.0000e+00, 1.2346e+05])
      """, [2], [1, 123456], .float32),
    Quote(
      "torch, not finite",
      """
      tensor([   nan, 1.5000,   -inf])
      """, [3], [.nan, 1.5, -.infinity], .float32),
    Quote(
      "torch, float16 on a line of its own",
      """
      tensor([0.0000, 0.1428, 0.2856, 0.4285, 0.5713, 0.7144, 0.8569, 1.0000,
              1.1426, 1.2861, 1.4287, 1.5713], dtype=torch.float16)
      """, [12],
      [
        0, 0.142822265625, 0.28564453125, 0.428466796875, 0.5712890625, 0.71435546875,
        0.85693359375, 1, 1.142578125, 1.2861328125, 1.4287109375, 1.5712890625,
      ], .float16),
    Quote(
      "torch, no elements",
      """
      tensor([], size=(0, 3), dtype=torch.float64)
      """, [0, 3], [], .float64),
    Quote(
      "torch, scalar",
      """
      tensor(2.5000, requires_grad=True)
      """, [], [2.5], .float32),
    Quote(
      "torch, summary of rows",
      """
      tensor([[   0,    1,    2,  ...,   37,   38,   39],
              [  40,   41,   42,  ...,   77,   78,   79],
              [  80,   81,   82,  ...,  117,  118,  119],
              ...,
              [1480, 1481, 1482,  ..., 1517, 1518, 1519],
              [1520, 1521, 1522,  ..., 1557, 1558, 1559],
              [1560, 1561, 1562,  ..., 1597, 1598, 1599]])
      """, [40, 40], (0..<1600).map(Double.init), .int64),
    Quote(
      "NumPy, decimals",
      """
      [[0.1        0.25      ]
       [0.33333334 4.        ]]
      """, [2, 2], [0.10000000149011612, 0.25, 0.3333333432674408, 4], .float32),
    Quote(
      "NumPy, exponents",
      """
      [ 1.0e-07  1.5e+00 -3.0e+09]
      """, [3], [1e-07, 1.5, -3000000000.0], .float64),
    Quote(
      "NumPy, repr with type",
      """
      array([[1. , 2.5]], dtype=float32)
      """, [1, 2], [1, 2.5], .float32),
    Quote(
      "NumPy, no elements",
      """
      array([], shape=(0, 2), dtype=float32)
      """, [0, 2], [], .float32),
    Quote(
      "NumPy, scalar",
      """
      np.float64(0.1)
      """, [], [0.1], .float64),
    Quote(
      "NumPy, summary with shape",
      """
      array([   0,    1,    2, ..., 1997, 1998, 1999], shape=(2000,))
      """, [2000], (0..<2000).map(Double.init), .int64),
  ]
}
