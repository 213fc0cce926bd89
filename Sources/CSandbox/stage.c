// What a program of another user may read, put where that user can reach it.
//
// The book may lie below a folder that only its owner can enter. Nothing is copied and no permission
// is loosened: in a mount namespace of its own the process binds each file at a short path.
#define _GNU_SOURCE
#include "CSandbox.h"

#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <stdio.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/sendfile.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#define MOST_STAGED 32

/// Copies a file that only its owner may read.
static int copy(int source, const char *target, mode_t mode) {
  char path[64];
  snprintf(path, sizeof path, "/proc/self/fd/%d", source);
  int from = open(path, O_RDONLY | O_CLOEXEC);
  int to = open(target, O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
  ssize_t count = -1;
  if (from >= 0 && to >= 0)
    while ((count = sendfile(to, from, NULL, 1 << 20)) > 0) continue;
  if (count == 0 && fchmod(to, mode & S_IXUSR ? 0555 : 0444) < 0) count = -1;
  int error = errno;
  if (from >= 0) close(from);
  if (to >= 0) close(to);
  errno = error;
  return count == 0 ? 0 : -1;
}

/// Binds an open file or folder at a path.
static int bind_at(const char *target, int source, int is_writable) {
  char path[64];
  unsigned long flags = MS_REMOUNT | MS_BIND | MS_NOSUID | MS_NODEV;
  snprintf(path, sizeof path, "/proc/self/fd/%d", source);
  if (mount(path, target, NULL, MS_BIND, NULL) < 0) return -1;
  return mount(NULL, target, NULL, is_writable ? flags : flags | MS_RDONLY, NULL);
}

/// Makes the folders above a path, whose text it needs to change for a moment.
static int make_folders(char *path) {
  for (char *slash = strchr(path + sizeof COURSE_STAGE_FOLDER, '/'); slash;
       slash = strchr(slash + 1, '/')) {
    *slash = 0;
    int made = mkdir(path, 0755);
    *slash = '/';
    if (made < 0 && errno != EEXIST) return -1;
  }
  return 0;
}

/// Puts an open file or folder at a path below the stage.
static int stage_one(int source, const char *path, int is_writable) {
  char target[1024];
  struct stat status;
  int length = snprintf(target, sizeof target, COURSE_STAGE_FOLDER "%s", path);
  if (length >= (int)sizeof target) return errno = ENAMETOOLONG, -1;
  if (fstat(source, &status) < 0 || make_folders(target) < 0) return -1;
  if (S_ISDIR(status.st_mode))
    return mkdir(target, 0755) < 0 && errno != EEXIST ? -1 : bind_at(target, source, is_writable);
  if (S_ISREG(status.st_mode) && !(status.st_mode & S_IROTH))
    return copy(source, target, status.st_mode);
  int made = open(target, O_WRONLY | O_CREAT | O_CLOEXEC, 0444);
  if (made < 0) return -1;
  close(made);
  return bind_at(target, source, is_writable);
}

int course_set_stage(const struct course_stage *stage) {
  int sources[MOST_STAGED];
  int count = 0;
  if (unshare(CLONE_NEWNS) < 0 || mount(NULL, "/", NULL, MS_REC | MS_PRIVATE, NULL) < 0) return -1;
  // Opened before the stage hides what lies below its folder, but as files of this namespace.
  for (; stage->sources[count]; count++) {
    if (count == MOST_STAGED) return errno = E2BIG, -1;
    if ((sources[count] = open(stage->sources[count], O_PATH | O_CLOEXEC)) < 0) return -1;
  }
  if (mount("stage", COURSE_STAGE_FOLDER, "tmpfs", MS_NOSUID | MS_NODEV, "mode=755") < 0) return -1;
  for (int index = 0; index < count; index++) {
    if (stage_one(sources[index], stage->targets[index], stage->writable >> index & 1) < 0) return -1;
    close(sources[index]);
  }
  return mount(NULL, COURSE_STAGE_FOLDER, NULL, MS_REMOUNT | MS_BIND | MS_RDONLY, NULL);
}

int course_can_stage(void) {
  static const char *const none[] = {NULL};
  static const struct course_stage nothing = {none, none, 0};
  pid_t child = fork();
  if (child == 0) _exit(course_set_stage(&nothing) < 0);
  int status = -1;
  while (child > 0 && waitpid(child, &status, 0) < 0 && errno == EINTR) continue;
  return child > 0 && status == 0;
}
