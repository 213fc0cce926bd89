// expects: peak-to-peak

let parts: [Double] = [12, 6, 4, 13]
