// expects: wrong

let layers: [[Int]] = []
