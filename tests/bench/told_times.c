/* The times that an epoll loop tells of its servers if it reads the clock once per wake-up: what a
   client cannot do much better with as many servers side by side.
   Usage: told_times FILE AT_ONCE, a line ADDRESS:PORT for each server (IPv4).
   Prints a line CONNECT PING for each, in milliseconds; exits with 0 when all answered. */

#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

enum { most_events = 128, longest_line = 64 };

struct server {
  int connection;
  double begun, connected; /* in milliseconds */
};

static int loop;
static FILE *list;
static double now; /* at the last wake-up */
static int failed;

static void read_clock(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  now = (double)time.tv_sec * 1e3 + (double)time.tv_nsec / 1e6;
}

static int next_address(struct sockaddr_in *address) {
  char line[longest_line];
  if (fgets(line, sizeof line, list) == NULL) return 0;
  char *colon = strchr(line, ':');
  if (colon == NULL) return 0;
  *colon = '\0';
  *address = (struct sockaddr_in){.sin_family = AF_INET};
  address->sin_port = htons((unsigned short)atoi(colon + 1));
  return inet_pton(AF_INET, line, &address->sin_addr) == 1;
}

static int begin_next(struct server *server) {
  struct sockaddr_in address;
  const int on = 1;
  if (!next_address(&address)) return 0;
  server->begun = now;
  server->connected = 0;
  server->connection = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
  setsockopt(server->connection, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
  struct epoll_event wanted = {.events = EPOLLIN | EPOLLOUT | EPOLLET, .data.ptr = server};
  if (connect(server->connection, (struct sockaddr *)&address, sizeof address) != 0 &&
      errno != EINPROGRESS) {
    perror("told_times");
    exit(1);
  }
  return epoll_ctl(loop, EPOLL_CTL_ADD, server->connection, &wanted) == 0;
}

/* Says whether the connection has done its work. */
static int serve(struct server *server, unsigned events) {
  static const char ping[] = "*1\r\n$4\r\nPING\r\n";
  char reply[64];
  if (events & (EPOLLIN | EPOLLERR | EPOLLHUP)) {
    if (read(server->connection, reply, sizeof reply) <= 0) failed = 1;
    printf("%.6f %.6f\n", server->connected - server->begun, now - server->connected);
    return 1;
  }
  if (server->connected > 0) return 0;
  server->connected = now;
  if (write(server->connection, ping, sizeof ping - 1) != (ssize_t)(sizeof ping - 1)) failed = 1;
  return failed;
}

int main(int argc, char **argv) {
  struct epoll_event events[most_events];
  int under_way = 0;
  if (argc < 3 || (list = fopen(argv[1], "r")) == NULL) return 3;
  const int at_once = atoi(argv[2]);
  struct server *servers = calloc((size_t)at_once, sizeof *servers);
  loop = epoll_create1(EPOLL_CLOEXEC);
  read_clock();
  while (under_way < at_once && begin_next(&servers[under_way])) ++under_way;
  while (under_way > 0 && !failed) {
    int count = epoll_wait(loop, events, most_events, -1);
    read_clock();
    for (int i = 0; i < count; ++i) {
      struct server *server = events[i].data.ptr;
      if (!serve(server, events[i].events)) continue;
      close(server->connection);
      if (!begin_next(server)) --under_way;
    }
  }
  free(servers);
  return failed;
}
