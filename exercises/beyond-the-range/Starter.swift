/// Four numbers from 0 to 9.
let row: [Int] = [0, 0, 0, 0]
