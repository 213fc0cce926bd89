/// The layers from the picture down, each as its kernel and its stride.
let layers: [[Int]] = [[3, 1], [2, 2], [3, 1]]
