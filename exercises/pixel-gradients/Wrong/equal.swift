// expects: equal-gradients

let gradient: [Int] = [1, 10, 101, 10, 101, 10, 100, 0]
