let doublings: [Int] = [4, 5, 8, 3]
