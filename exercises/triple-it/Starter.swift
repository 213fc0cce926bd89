/// The stride, the kernel and the padding.
let layer: [Int] = [2, 4, 1]
