// Moving numbers between pictures and the packed memory that the products read and write.
#include "CKernels.h"
#include <string.h>

void kernel_gather(float *packed, const float *picture, ptrdiff_t step,
                   const struct kernel_run *runs, ptrdiff_t count) {
  for (ptrdiff_t r = 0; r < count; r++) {
    const float *from = picture + runs[r].picture;
    float *to = packed + runs[r].packed;
    if (step == 1) {
      memcpy(to, from, (size_t)runs[r].count * sizeof *to);
    } else {
      for (ptrdiff_t i = 0; i < runs[r].count; i++) to[i] = from[i * step];
    }
  }
}

void kernel_scatter(float *picture, const float *packed, ptrdiff_t step, float bias,
                    const struct kernel_run *runs, ptrdiff_t count) {
  for (ptrdiff_t r = 0; r < count; r++) {
    const float *from = packed + runs[r].packed;
    float *to = picture + runs[r].picture;
    if (step == 1) {
      for (ptrdiff_t i = 0; i < runs[r].count; i++) to[i] = from[i] + bias;
    } else {
      for (ptrdiff_t i = 0; i < runs[r].count; i++) to[i * step] = from[i] + bias;
    }
  }
}

void kernel_scatter_pair(float *picture, const float *even, const float *odd, float bias,
                         const struct kernel_run *runs, ptrdiff_t count) {
  for (ptrdiff_t r = 0; r < count; r++) {
    const float *first = even + runs[r].packed, *second = odd + runs[r].packed;
    float *to = picture + runs[r].picture;
    for (ptrdiff_t i = 0; i < runs[r].count; i++) {
      to[2 * i] = first[i] + bias;
      to[2 * i + 1] = second[i] + bias;
    }
  }
}

bool kernel_all_finite(const float *numbers, ptrdiff_t count) {
  // No early exit inside a block, so that the compiler can take several numbers at a time.
  const ptrdiff_t block = 4096;
  for (ptrdiff_t first = 0; first < count; first += block) {
    const ptrdiff_t end = count - first < block ? count : first + block;
    uint32_t largest = 0;
    for (ptrdiff_t i = first; i < end; i++) {
      uint32_t bits;
      memcpy(&bits, numbers + i, sizeof bits);
      bits &= 0x7fffffff;
      largest = bits > largest ? bits : largest;
    }
    if (largest >= 0x7f800000) return false;
  }
  return true;
}

typedef uint32_t words __attribute__((ext_vector_type(16)));
typedef uint32_t unaligned_words __attribute__((ext_vector_type(16), aligned(4)));

/// Transposes in four rounds; each one interleaves row i with row i + 8.
static inline __attribute__((always_inline)) void transpose_block(
    const uint32_t *rows, ptrdiff_t row_stride, uint32_t *columns, ptrdiff_t column_stride) {
  words block[16], next[16];
  for (int i = 0; i < 16; i++) block[i] = *(const unaligned_words *)(rows + i * row_stride);
  for (int round = 0; round < 4; round++) {
    for (int i = 0; i < 8; i++) {
      next[2 * i] = __builtin_shufflevector(block[i], block[i + 8], 0, 16, 1, 17, 2, 18, 3, 19, 4,
                                            20, 5, 21, 6, 22, 7, 23);
      next[2 * i + 1] = __builtin_shufflevector(block[i], block[i + 8], 8, 24, 9, 25, 10, 26, 11,
                                                27, 12, 28, 13, 29, 14, 30, 15, 31);
    }
    memcpy(block, next, sizeof block);
  }
  for (int i = 0; i < 16; i++) *(unaligned_words *)(columns + i * column_stride) = block[i];
}

static inline __attribute__((always_inline)) void transpose(
    const uint32_t *rows, ptrdiff_t row_stride, ptrdiff_t row_count, uint32_t *columns,
    ptrdiff_t column_stride, ptrdiff_t column_count) {
  for (ptrdiff_t r = 0; r < row_count; r += 16)
    for (ptrdiff_t c = 0; c < column_count; c += 16) {
      const uint32_t *from = rows + r * row_stride + c;
      uint32_t *to = columns + c * column_stride + r;
      if (r + 16 <= row_count && c + 16 <= column_count) {
        transpose_block(from, row_stride, to, column_stride);
        continue;
      }
      for (ptrdiff_t j = 0; j < 16 && c + j < column_count; j++)
        for (ptrdiff_t i = 0; i < 16 && r + i < row_count; i++)
          to[j * column_stride + i] = from[i * row_stride + j];
    }
}

#if defined(__x86_64__)
__attribute__((target("avx512f"))) static void transpose_avx512(
    const uint32_t *rows, ptrdiff_t row_stride, ptrdiff_t row_count, uint32_t *columns,
    ptrdiff_t column_stride, ptrdiff_t column_count) {
  transpose(rows, row_stride, row_count, columns, column_stride, column_count);
}
#endif

void kernel_transpose(const void *rows, ptrdiff_t row_stride, ptrdiff_t row_count, void *columns,
                      ptrdiff_t column_stride, ptrdiff_t column_count) {
#if defined(__x86_64__)
  if (__builtin_cpu_supports("avx512f")) {
    transpose_avx512(rows, row_stride, row_count, columns, column_stride, column_count);
    return;
  }
#endif
  transpose(rows, row_stride, row_count, columns, column_stride, column_count);
}
