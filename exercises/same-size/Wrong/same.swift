// expects: same-sizes
let counterexample: [Int] = [3, 3, 3]
