/// The rows and columns with which the decoder begins, and the number of doublings.
let start: [Int] = [480, 640, 0]
