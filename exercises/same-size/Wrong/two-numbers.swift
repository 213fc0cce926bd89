// expects: wrong
let counterexample: [Int] = [4, 3]
