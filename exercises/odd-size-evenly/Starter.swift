/// The layers in order, each as its kernel, its stride and its padding.
let layers: [[Int]] = [[4, 2, 1], [4, 2, 1]]
