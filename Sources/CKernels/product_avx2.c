// AVX2 with FMA: eight lanes, up to twelve of the sixteen registers are sums.
#if defined(__x86_64__)
#pragma clang attribute push(__attribute__((target("avx2,fma"))), apply_to = function)
#define LANES 8
#include "dots.h"
#include "product.h"
#include "transforms.h"

TILE(3, 4, 1)
TILE(6, 2, 1)
TILE(1, 8, 1)
DOTS(3, 3)
DOTS(6, 1)

#pragma clang attribute pop

const struct kernel_tile kernel_tiles_avx2[3] = {
    TILE_ENTRY(3, 4, 1), TILE_ENTRY(6, 2, 1), TILE_ENTRY(1, 8, 1)};
const struct kernel_dots_tile kernel_dots_tiles_avx2[2] = {DOTS_ENTRY(3, 3), DOTS_ENTRY(6, 1)};
const struct kernel_transforms kernel_transforms_avx2 = TRANSFORMS;
#endif
