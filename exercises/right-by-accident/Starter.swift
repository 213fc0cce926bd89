/// The size, the kernel, the stride and the padding.
let settings: [Int] = [8, 3, 2, 1]
