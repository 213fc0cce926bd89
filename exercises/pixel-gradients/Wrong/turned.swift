// expects: kernel-turned

let gradient: [Int] = [100, 10, 201, 20, 302, 30, 3, 0]
