// Loads a compiled exercise and calls its entry, in a child that holds itself to a filter of system
// calls first.
//
// A shared object is linked in a tenth of the time of a program, and this host is built with the tool.
#include "traps.h"

#include <CSandbox.h>
#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/// Takes the exercise's file, `filter` or `open`, and the most threads of this user, 0 for any number.
int main(int count, char **arguments) {
  if (count != 4) return 64;
  int is_filtered = strcmp(arguments[2], "filter") == 0;
  if (course_supervise(is_filtered, strtoull(arguments[3], NULL, 10)) < 0) {
    perror("exercise-host");
    return 70;
  }
  void *exercise = dlopen(arguments[1], RTLD_NOW | RTLD_LOCAL);
  void (*entry)(void) = exercise ? (void (*)(void))dlsym(exercise, "exerciseMain") : NULL;
  if (entry == NULL) {
    fprintf(stderr, "Link error: %s\n", dlerror());
    return 71;
  }
  tell_traps(exercise, (void *)entry);
  entry();
  return 0;
}
