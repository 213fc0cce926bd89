// expects: repeating-does-nothing

let waves: [[Int]] = [[0, 12], [0, 12], [2, 10, 14], [2, 10, 14]]
