// expects: wrong

let test: [[Int]] = [[], [], [2]]
