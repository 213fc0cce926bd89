// expects: wrong
let counterexample: [Int] = [2_000_000_000, 1, 3]
