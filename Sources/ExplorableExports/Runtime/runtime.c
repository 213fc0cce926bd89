// What Embedded Swift asks of a C library: memory. WebAssembly has none but one growing array.
//
// Blocks have sizes of powers of two. A block that is given back goes to the list of its size and
// is what the next request of that size gets, so that a page that draws for hours needs no more
// memory than one drawing.

typedef __SIZE_TYPE__ size_t;

enum { page_size = 65536, header_size = 16, list_count = 32 };

struct block {
  struct block *next;
  size_t list;
};

extern unsigned char __heap_base;

static struct block *lists[list_count];
static size_t heap_end;
static size_t live_bytes;

static int grow_to(size_t end) {
  size_t have = __builtin_wasm_memory_size(0) * page_size;
  if (end <= have) return 1;
  size_t pages = (end - have + page_size - 1) / page_size;
  return __builtin_wasm_memory_grow(0, pages) != (size_t)-1;
}

static struct block *fresh_block(size_t list) {
  if (heap_end == 0) heap_end = ((size_t)&__heap_base + 15) & ~(size_t)15;
  size_t end = heap_end + header_size + ((size_t)1 << list);
  if (end < heap_end || !grow_to(end)) return 0;
  struct block *block = (struct block *)heap_end;
  heap_end = (end + 15) & ~(size_t)15;
  return block;
}

int posix_memalign(void **place, size_t alignment, size_t size) {
  // The header keeps every block on 16 bytes, and Swift asks for no more.
  if (alignment > 16) return 22;
  size_t list = 4;
  while (list < list_count && ((size_t)1 << list) < size) list += 1;
  if (list == list_count) return 12;
  struct block *block = lists[list];
  if (block) {
    lists[list] = block->next;
  } else {
    block = fresh_block(list);
    if (!block) return 12;
  }
  block->list = list;
  live_bytes += (size_t)1 << list;
  *place = (char *)block + header_size;
  return 0;
}

void free(void *memory) {
  if (!memory) return;
  struct block *block = (struct block *)((char *)memory - header_size);
  live_bytes -= (size_t)1 << block->list;
  block->next = lists[block->list];
  lists[block->list] = block;
}

// With bulk memory these are one instruction each.
void *memcpy(void *to, const void *from, size_t count) {
  return __builtin_memcpy(to, from, count);
}

void *memmove(void *to, const void *from, size_t count) {
  return __builtin_memmove(to, from, count);
}

void *memset(void *to, int byte, size_t count) {
  return __builtin_memset(to, byte, count);
}

// The Swift function that draws one figure in many states.
int course_digest(int kind, int steps);

// For tests: the number of bytes that drawing every figure leaves in use.
__attribute__((export_name("course_bytes_kept"))) size_t course_bytes_kept(int steps) {
  for (int kind = 0; kind < 7; kind += 1) course_digest(kind, steps);
  return live_bytes;
}
