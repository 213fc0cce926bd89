// The instructions of the AMX unit that product_amx.c uses, in C, for tests on processors without it.
//
// Defined with KERNEL_TILE_MODEL, in builds of `.ci/sanitize` only. A product of tiles is summed as Intel's
// manual describes TDPBF16PS: even and odd products apart, numbers too small to be normal read as zero.
#include <string.h>

/// Eight tiles of sixteen rows of 64 bytes, as each thread has them.
static _Thread_local uint32_t tiles[8][16][16];

static void model_load(int tile, const void *base, ptrdiff_t stride) {
  for (int row = 0; row < 16; row++)
    memcpy(tiles[tile][row], (const char *)base + row * stride, sizeof tiles[tile][row]);
}

static void model_store(int tile, void *base, ptrdiff_t stride) {
  for (int row = 0; row < 16; row++)
    memcpy((char *)base + row * stride, tiles[tile][row], sizeof tiles[tile][row]);
}

/// The number whose sign, exponent and leading seven bits are the upper half of a word.
static float model_number(uint32_t upper) {
  float number;
  if ((upper & 0x7f800000) == 0) upper &= 0x80000000;
  memcpy(&number, &upper, sizeof number);
  return number;
}

static void model_multiply(int sums, int left, int right) {
  for (int row = 0; row < 16; row++)
    for (int column = 0; column < 16; column++) {
      float even = 0, odd = 0, sum;
      for (int step = 0; step < 16; step++) {
        const uint32_t a = tiles[left][row][step], b = tiles[right][step][column];
        even = __builtin_fmaf(model_number(a << 16), model_number(b << 16), even);
        odd = __builtin_fmaf(model_number(a & 0xffff0000), model_number(b & 0xffff0000), odd);
      }
      memcpy(&sum, &tiles[sums][row][column], sizeof sum);
      sum += even + odd;
      memcpy(&tiles[sums][row][column], &sum, sizeof sum);
    }
}

#undef _tile_loadd
#undef _tile_stored
#undef _tile_zero
#undef _tile_dpbf16ps
#define _tile_loadd model_load
#define _tile_stored model_store
#define _tile_zero(tile) memset(tiles[tile], 0, sizeof tiles[tile])
#define _tile_dpbf16ps model_multiply
#define _tile_loadconfig(configuration) (void)(configuration)
#define _tile_release() (void)0
