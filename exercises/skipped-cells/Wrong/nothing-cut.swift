// expects: nothing-cut

let output: [Int] = [1, 0, 10, 0, 102, 0, 20, 0, 200]
