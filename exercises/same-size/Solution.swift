let counterexample: [Int] = [5, 4, 6]
