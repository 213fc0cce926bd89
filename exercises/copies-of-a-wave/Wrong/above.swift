// expects: above-the-middle

let waves: [[Int]] = [[0, 12, 24], [0], [2, 10, 14, 22, 26, 34], [2, 10, 14, 22, 26, 34]]
