// expects: no-overlap

let test: [[Int]] = [[4], [1, 2, 3], [1]]
