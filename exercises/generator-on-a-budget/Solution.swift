let channels: [Int] = [100, 48, 18, 12, 3]
