// expects: wrong
let counterexample: [Int] = [1, 0, 2]
