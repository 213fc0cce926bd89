// expects: room-left

let row: [Int] = [4, 6, 4, 5]
