// expects: believed
let counterexample: [Int] = []
