// expects: no-overlap

let test: [[Int]] = [[4, 2, 3], [1, 2, 3], [3]]
