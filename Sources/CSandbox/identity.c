// The users that programs of others run as where this program runs as root.
#define _GNU_SOURCE
#include "CSandbox.h"

#include <errno.h>
#include <grp.h>
#include <pwd.h>
#include <stddef.h>
#include <stdio.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

/// Numbers that no distribution gives to anybody: neither people nor services, nor those that systemd
/// makes up while it runs.
#define FIRST_IDENTITY 60578
#define LAST_IDENTITY 61183

/// Whether the machine knows a user of this number.
static int is_known(uid_t number) {
  struct passwd entry, *found = NULL;
  char buffer[4096];
  return getpwuid_r(number, &entry, buffer, sizeof buffer, &found) == 0 && found != NULL;
}

/// Takes the name of a number, which the kernel frees with the descriptor; -1 if it is taken.
static int claim(uid_t number) {
  struct sockaddr_un address = {.sun_family = AF_UNIX};
  int length = snprintf(address.sun_path + 1, sizeof address.sun_path - 1, "course-identity-%u",
                        (unsigned int)number);
  int descriptor = socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
  if (descriptor < 0) return -1;
  socklen_t size = (socklen_t)(offsetof(struct sockaddr_un, sun_path) + 1 + (size_t)length);
  if (bind(descriptor, (struct sockaddr *)&address, size) == 0) return descriptor;
  int error = errno;
  close(descriptor);
  errno = error;
  return -1;
}

uid_t course_claim_identity(int *descriptor) {
  for (uid_t number = FIRST_IDENTITY; number <= LAST_IDENTITY; number++) {
    if ((*descriptor = claim(number)) < 0) {
      if (errno == EADDRINUSE) continue;
      return 0;
    }
    if (!is_known(number)) return number;
    close(*descriptor);
  }
  errno = EAGAIN;
  return 0;
}

int course_become(uid_t identity) {
  return setgroups(0, NULL) < 0 || setresgid(identity, identity, identity) < 0 ||
                 setresuid(identity, identity, identity) < 0
             ? -1
             : 0;
}
