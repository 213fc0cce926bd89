// The innermost loops of the convolution engine: the few that a compiler cannot make fast without
// knowing the processor. Everything around them (what to multiply, in which order, on which
// thread) is Swift, in ConvolutionKernels.
//
// All strides and offsets count elements of the pointed-to type unless a name says otherwise.
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// MARK: Levels

/// The instruction sets that the kernels are written for, each including the ones before it.
enum kernel_level {
  kernel_level_portable = 0,  // vector extensions: SSE2 on x86-64, NEON on arm64
  kernel_level_avx2 = 1,
  kernel_level_avx512 = 2,
  kernel_level_amx = 3,
};

/// Returns the best level that this processor and this operating system allow.
///
/// Asks Linux for the use of the AMX tiles, which a process must do once.
enum kernel_level kernel_best_level(void);

/// Returns the best level, or a lower one that the environment variable COURSE_KERNELS names.
enum kernel_level kernel_standard_level(void);

/// Whether the processor works on AVX-512 vectors in two halves, one after the other: Zen 4 does.
bool kernel_halves_vectors(void);

/// Returns the bytes of a core's second-level cache, or 0 where the system does not know.
ptrdiff_t kernel_second_level_cache_bytes(void);

// MARK: Products in single precision

/// Sums of products, `sums[m][n] (+)= Σ tap Σ k panel[tap][k][m] · rows[offsets[tap] + k·rowStride + place(n)]`.
///
/// The columns n come in runs of neighbouring places, each of which begins anywhere.
///
/// Every addition rounds, the worse the larger the sum already is. So products are summed in chains,
/// whose sums are then added up: that loses less than one long chain.
struct kernel_product {
  float *sums;              // [m][n]
  ptrdiff_t sums_stride;    // from one m to the next
  const float *panel;       // [block][tap][k][m], a block being the m of one tile
  ptrdiff_t panel_stride;   // from one k to the next; taps follow one another
  ptrdiff_t panel_block;    // from one block to the next
  const float *rows;        // read at every offset
  ptrdiff_t row_stride;     // from one k to the next
  const ptrdiff_t *offsets; // one for each tap
  const ptrdiff_t *starts;  // the place of each run's first column
  ptrdiff_t taps;
  ptrdiff_t depth;          // the range of k
  ptrdiff_t chain;          // the most products in a chain
  ptrdiff_t blocks;         // the range of m, counted in tiles
  ptrdiff_t tiles;          // the range of n, counted in tiles
  bool accumulates;         // whether the sums are added to what is there
};

/// One shape of tile: `rows` values of m, and `columns` values of n, are summed in registers.
struct kernel_tile {
  ptrdiff_t rows;
  ptrdiff_t columns;
  ptrdiff_t run;  // the columns that are neighbours
  void (*multiply)(const struct kernel_product *product);
};

/// Returns the tiles of a level, the most square first.
const struct kernel_tile *kernel_tiles(enum kernel_level level, ptrdiff_t *count);

// MARK: Sums along rows

/// Where sixteen neighbouring cells begin, on either side of a product.
struct kernel_cells {
  ptrdiff_t left;
  ptrdiff_t right;
};

/// Sums of products, over all cells, and sixteen neighbours i of each:
/// `sums[m][n] += Σ left[left_rows[m] + cells.left + i] · right[right_rows[n] + cells.right + i]`.
struct kernel_dots {
  float *sums;
  ptrdiff_t sums_stride;  // from one m to the next
  const float *left;
  const ptrdiff_t *left_rows;
  const float *right;
  const ptrdiff_t *right_rows;
  const struct kernel_cells *cells;
  ptrdiff_t count;
};

/// One shape: the rows of either side whose products are summed at a time.
struct kernel_dots_tile {
  ptrdiff_t rows;
  ptrdiff_t columns;
  void (*multiply)(const struct kernel_dots *dots);
};

/// Returns the two shapes of a level: a square one, and one with a single column.
const struct kernel_dots_tile *kernel_dots_tiles(enum kernel_level level);

// MARK: Minimal filtering

/// Rows of numbers, each of which belongs to a place in a small grid, to be combined place by place.
///
/// The number of places along an axis follows from the taps of the filter; see transforms.h.
struct kernel_transform {
  ptrdiff_t taps_down;  // 1 to 3
  ptrdiff_t taps_across;
  const float *from;
  ptrdiff_t from_down;  // from one place of the grid to the next
  ptrdiff_t from_across;
  ptrdiff_t from_row;
  float *to;
  ptrdiff_t to_down;
  ptrdiff_t to_across;
  ptrdiff_t to_row;
  ptrdiff_t rows;
  ptrdiff_t count;  // the numbers in a row
};

/// The transforms of a level. Each returns false if a result is infinite or not a number.
struct kernel_transforms {
  bool (*inputs)(const struct kernel_transform *transform);
  bool (*weights)(const struct kernel_transform *transform);
  bool (*outputs)(const struct kernel_transform *transform);
  bool (*features)(const struct kernel_transform *transform);
  bool (*gradients)(const struct kernel_transform *transform);
};

/// Returns the transforms of a level.
const struct kernel_transforms *kernel_transforms(enum kernel_level level);

// MARK: Products on AMX tiles

/// As `kernel_product`, in tiles of 32 × 32, on numbers split into three bfloat16 parts.
///
/// Both operands have three planes, the leading parts first. `left` holds rows m of 32 consecutive
/// k; `right` holds, for each pair of k, the columns n of both, interleaved.
struct kernel_split_product {
  float *sums;
  ptrdiff_t sums_stride;
  const uint16_t *left;
  ptrdiff_t left_row;    // from one m to the next
  ptrdiff_t left_plane;  // from one part to the next
  ptrdiff_t left_step;   // from 32 values of k to the next 32; taps follow one another
  const uint32_t *right;
  ptrdiff_t right_row;   // from one pair of k to the next
  ptrdiff_t right_plane;
  ptrdiff_t right_step;
  const ptrdiff_t *offsets;  // into `right`, one for each tap
  ptrdiff_t taps;
  ptrdiff_t steps;  // the range of k, counted in 32
  ptrdiff_t tiles;  // the range of n, counted in 32
  bool accumulates;
};

/// Multiplies on the AMX tiles; call only at `kernel_level_amx`.
void kernel_multiply_split(const struct kernel_split_product *product);

/// Splits two rows and interleaves them: `parts[p][i]` holds part p of `first[i]` and `second[i]`.
///
/// Returns false if a number is neither zero nor between 2^-48 and 2^63 in magnitude: its parts,
/// or their products, might then not be exact.
bool kernel_split_pair(const float *first, const float *second, ptrdiff_t count,
                       uint32_t *parts, ptrdiff_t plane);

/// Splits one row: `parts[p][i]` holds part p of `row[i]`. Returns as `kernel_split_pair`.
bool kernel_split_row(const float *row, ptrdiff_t count, uint16_t *parts, ptrdiff_t plane);

// MARK: Waiting

/// Tells the processor that this thread waits for another one.
static inline void kernel_pause(void) {
#if defined(__x86_64__)
  __builtin_ia32_pause();
#elif defined(__aarch64__)
  __asm__ volatile("yield");
#endif
}

// MARK: Layout

/// Consecutive cells of a picture, and where they lie in packed memory.
struct kernel_run {
  ptrdiff_t packed;
  ptrdiff_t picture;
  ptrdiff_t count;
};

/// Where the weights of one kernel cell lie: in a flat weight, and in a packed one.
struct kernel_weight_cell {
  ptrdiff_t weight;
  ptrdiff_t panel;
  ptrdiff_t panel_block;  // from one block of rows to the next
};

/// A flat weight, as the target channels (rows) and source channels that are packed.
struct kernel_weight {
  const float *start;
  ptrdiff_t row_stride;
  ptrdiff_t rows;
  ptrdiff_t channel_stride;
  ptrdiff_t channels;
};

/// Copies weights to where products want them, in blocks of `rows` rows:
/// `panel[cell.panel + block·cell.panelBlock][channel][row] = weight[block·rows + row][channel][cell.weight]`,
/// and zeros where the last block has further rows.
void kernel_pack_weight(float *panel, ptrdiff_t rows, const struct kernel_weight *weight,
                        const struct kernel_weight_cell *cells, ptrdiff_t count);

/// Copies runs from pictures, of whose cells every `step`-th is taken, to rows of packed memory.
///
/// Each channel has one row, and the same runs, in order. What lies between them, and after them up to
/// `width`, becomes zeros, unless `width` is 0.
void kernel_gather(float *packed, ptrdiff_t row_stride, ptrdiff_t width, const float *picture,
                   ptrdiff_t plane_stride, ptrdiff_t channels, ptrdiff_t step,
                   const struct kernel_run *runs, ptrdiff_t count);

/// Copies runs from rows of packed memory to every `step`-th cell of pictures.
///
/// Each channel has one row, the same runs, and a number of `bias` that is added, or none.
void kernel_scatter(float *picture, ptrdiff_t plane_stride, const float *packed,
                    ptrdiff_t row_stride, ptrdiff_t channels, ptrdiff_t step, const float *bias,
                    const struct kernel_run *runs, ptrdiff_t count);

/// As `kernel_scatter` with step 2, filling the cells between from second packed rows.
void kernel_scatter_pair(float *picture, ptrdiff_t plane_stride, const float *even,
                         const float *odd, ptrdiff_t row_stride, ptrdiff_t channels,
                         const float *bias, const struct kernel_run *runs, ptrdiff_t count);

/// Writes neighbouring cells of pictures from two or four rows in turn.
///
/// Number i of row p goes to cell i·parts + p of a run. A run counts cells, which need not use up the
/// numbers of all rows. Each channel has such rows, the same runs, and a number of `bias`, or none.
void kernel_interleave(float *picture, ptrdiff_t plane_stride, const float *packed,
                       ptrdiff_t part_stride, ptrdiff_t parts, ptrdiff_t row_stride,
                       ptrdiff_t channels, const float *bias, const struct kernel_run *runs,
                       ptrdiff_t count);

/// Adds numbers to others: `sums[i] += more[i]`.
void kernel_add(float *sums, const float *more, ptrdiff_t count);

/// Copies, for every position of a kernel, the numbers of a line that one row of the kernel meets.
///
/// Runs are neighbouring positions: `panel[run.packed + n][j] = line[run.picture + n·step + j·dilation]`.
void kernel_pack_patches(float *panel, ptrdiff_t panel_stride, const float *line, ptrdiff_t step,
                         ptrdiff_t weights, ptrdiff_t dilation, const struct kernel_run *runs,
                         ptrdiff_t count);

/// Whether no number is infinite or not a number.
bool kernel_all_finite(const float *numbers, ptrdiff_t count);

/// Transposes 32-bit elements of any type: `columns[c][r] = rows[r][c]`.
void kernel_transpose(const void *rows, ptrdiff_t row_stride, ptrdiff_t row_count, void *columns,
                      ptrdiff_t column_stride, ptrdiff_t column_count);
