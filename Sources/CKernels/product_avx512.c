// AVX-512: sixteen lanes, up to 28 of the 32 registers are sums.
#if defined(__x86_64__)
#pragma clang attribute push(__attribute__((target("avx512f"))), apply_to = function)
#define LANES 16
#include "product.h"

TILE(14, 2)
TILE(28, 1)
TILE(8, 3)
TILE(4, 6)
TILE(3, 8)

#pragma clang attribute pop

const struct kernel_tile kernel_tiles_avx512[5] = {
    TILE_ENTRY(14, 2), TILE_ENTRY(28, 1), TILE_ENTRY(8, 3), TILE_ENTRY(4, 6), TILE_ENTRY(3, 8)};
#endif
