/// Each layer as its kernel, its padding and its output padding.
let layers: [[Int]] = [[0, 0, 0]]
