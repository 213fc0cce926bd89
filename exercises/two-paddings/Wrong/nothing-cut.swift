// expects: nothing-cut

let sizes: [Int] = [13, 7, 4]
