// Any processor: four lanes, twelve sums in registers.
#define LANES 4
#include "dots.h"
#include "product.h"
#include "transforms.h"

TILE(6, 2, 1)
TILE(3, 4, 1)
TILE(1, 8, 1)
DOTS(3, 2)
DOTS(6, 1)

const struct kernel_tile kernel_tiles_portable[3] = {
    TILE_ENTRY(6, 2, 1), TILE_ENTRY(3, 4, 1), TILE_ENTRY(1, 8, 1)};

const struct kernel_dots_tile kernel_dots_tiles_portable[2] = {DOTS_ENTRY(3, 2), DOTS_ENTRY(6, 1)};
const struct kernel_transforms kernel_transforms_portable = TRANSFORMS;
