// expects: strengths-added

let parts: [Double] = [12, 3, 2, 25]
