// expects: wrong
let counterexample: [Int] = [6, 5, 6]
