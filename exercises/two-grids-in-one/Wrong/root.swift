// expects: not-squared

let parts: [Double] = [12, 3, 2, 3.605551]
