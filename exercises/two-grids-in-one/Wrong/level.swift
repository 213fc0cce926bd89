// expects: rest-from-the-level

let parts: [Double] = [12, 3, 3.605551, 13]
