// AVX-512: sixteen lanes, up to 28 of the 32 registers are sums.
#if defined(__x86_64__)
#pragma clang attribute push(__attribute__((target("avx512f"))), apply_to = function)
#define LANES 16
#include "dots.h"
#include "product.h"
#include "transforms.h"

TILE(14, 2, 1)
TILE(28, 1, 1)
TILE(8, 3, 1)
TILE(6, 4, 1)
TILE(4, 6, 6)
TILE(3, 7, 7)
TILE(1, 16, 16)
TILE(3, 8, 1)
TILE(3, 8, 2)
TILE(3, 8, 4)
DOTS(4, 5)
DOTS(8, 1)

#pragma clang attribute pop

const struct kernel_tile kernel_tiles_avx512[10] = {
    TILE_ENTRY(14, 2, 1),  TILE_ENTRY(28, 1, 1), TILE_ENTRY(8, 3, 1), TILE_ENTRY(6, 4, 1),
    TILE_ENTRY(4, 6, 6),   TILE_ENTRY(3, 7, 7),  TILE_ENTRY(1, 16, 16),
    TILE_ENTRY(3, 8, 1),   TILE_ENTRY(3, 8, 2),  TILE_ENTRY(3, 8, 4)};
const struct kernel_dots_tile kernel_dots_tiles_avx512[2] = {DOTS_ENTRY(4, 5), DOTS_ENTRY(8, 1)};
const struct kernel_transforms kernel_transforms_avx512 = TRANSFORMS;
#endif
