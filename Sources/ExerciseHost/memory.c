// The C library's allocation, which tells the supervisor when there is no more memory.
//
// The limit on the address space makes allocations fail, and the kernel keeps no account of that.
#include <CSandbox.h>
#include <errno.h>
#include <stddef.h>

void *__libc_malloc(size_t size);
void *__libc_calloc(size_t count, size_t size);
void *__libc_realloc(void *memory, size_t size);
void *__libc_memalign(size_t alignment, size_t size);

/// Notes an allocation that failed.
static void *checked(void *memory) {
  if (memory == NULL) course_note_exhaustion();
  return memory;
}

void *malloc(size_t size) { return checked(__libc_malloc(size)); }

void *calloc(size_t count, size_t size) { return checked(__libc_calloc(count, size)); }

void *realloc(void *memory, size_t size) {
  void *moved = __libc_realloc(memory, size);
  return size == 0 ? moved : checked(moved);
}

void *aligned_alloc(size_t alignment, size_t size) {
  return checked(__libc_memalign(alignment, size));
}

int posix_memalign(void **memory, size_t alignment, size_t size) {
  if (alignment % sizeof(void *) != 0 || (alignment & (alignment - 1)) != 0 || alignment == 0)
    return EINVAL;
  void *allocated = checked(__libc_memalign(alignment, size));
  if (allocated == NULL) return ENOMEM;
  *memory = allocated;
  return 0;
}
