// expects: exchanged
let counterexample: [Int] = [3, 4, 2]
