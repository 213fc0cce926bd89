/// The shape of the layer's result, `[N, C, H, W]`.
let shape: [Int] = []
