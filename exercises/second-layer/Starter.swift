/// The size of the first kernel, and of the second.
let kernels: [Int] = [3, 3]
