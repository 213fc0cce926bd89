// AVX2 with FMA: eight lanes, twelve of the sixteen registers are sums.
#if defined(__x86_64__)
#pragma clang attribute push(__attribute__((target("avx2,fma"))), apply_to = function)
#define LANES 8
#include "product.h"

TILE(6, 2)
TILE(4, 3)
TILE(3, 4)

#pragma clang attribute pop

const struct kernel_tile kernel_tiles_avx2[3] = {
    TILE_ENTRY(6, 2), TILE_ENTRY(4, 3), TILE_ENTRY(3, 4)};
#endif
