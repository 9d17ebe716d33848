/* Accepts all connections to a port of any loopback address, and never says a word.
   Usage: silent_peer PORT. Runs until it is ended. */

#define _GNU_SOURCE
#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

static void allow_many_descriptors(void) {
  struct rlimit descriptors;
  if (getrlimit(RLIMIT_NOFILE, &descriptors) != 0) return;
  descriptors.rlim_cur = descriptors.rlim_max;
  setrlimit(RLIMIT_NOFILE, &descriptors);
}

static int listen_on(int port) {
  struct sockaddr_in address = {.sin_family = AF_INET}; /* any: all of 127.0.0.0/8 */
  address.sin_port = htons((unsigned short)port);
  int listener = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  /* No other machine's business. */
  setsockopt(listener, SOL_SOCKET, SO_BINDTODEVICE, "lo", sizeof "lo");
  if (bind(listener, (struct sockaddr *)&address, sizeof address) != 0 ||
      listen(listener, SOMAXCONN) != 0) {
    perror("silent_peer");
    exit(1);
  }
  return listener;
}

int main(int argc, char **argv) {
  char heard[256];
  if (argc != 2) return 3;
  allow_many_descriptors();
  const int listener = listen_on(atoi(argv[1]));
  const int loop = epoll_create1(EPOLL_CLOEXEC);
  struct epoll_event event = {.events = EPOLLIN, .data.fd = listener};
  epoll_ctl(loop, EPOLL_CTL_ADD, listener, &event);
  while (epoll_wait(loop, &event, 1, -1) == 1) {
    const int ready = event.data.fd;
    if (ready != listener) {
      if (read(ready, heard, sizeof heard) <= 0) close(ready);
      continue;
    }
    event.data.fd = accept4(listener, NULL, NULL, SOCK_NONBLOCK | SOCK_CLOEXEC);
    if (event.data.fd >= 0) epoll_ctl(loop, EPOLL_CTL_ADD, event.data.fd, &event);
  }
  return 1;
}
