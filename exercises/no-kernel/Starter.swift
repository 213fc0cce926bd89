/// Two rows of two numbers each.
let rows: [[Int]] = [[0, 0], [0, 0]]
