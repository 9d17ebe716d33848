/* What a ping of many servers cannot cost less than: one epoll loop, and per server socket,
   connect, write, read, close.
   Usage: fleet_ping FILE [AT_ONCE], a line ADDRESS:PORT for each server (IPv4).
   Prints how many answered PONG; exits with 0 when all did. */

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
#include <unistd.h>

enum { usual_at_once = 128, longest_line = 64 };

static int loop;
static FILE *list;
static size_t named, well;

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

/* Says whether there was one to begin that is now under way. */
static int begin_next(void) {
  struct sockaddr_in address;
  while (next_address(&address)) {
    const int on = 1;
    ++named;
    int connection = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    if (connection < 0) continue;
    setsockopt(connection, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    struct epoll_event wanted = {.events = EPOLLIN | EPOLLOUT | EPOLLET, .data.fd = connection};
    if ((connect(connection, (struct sockaddr *)&address, sizeof address) == 0 ||
         errno == EINPROGRESS) &&
        epoll_ctl(loop, EPOLL_CTL_ADD, connection, &wanted) == 0) {
      return 1;
    }
    close(connection);
  }
  return 0;
}

/* Says whether the connection has done its work, for better or worse. */
static int serve(int connection, unsigned events) {
  static const char ping[] = "*1\r\n$4\r\nPING\r\n";
  static const char pong[] = "+PONG\r\n";
  char reply[64];
  if (events & (EPOLLIN | EPOLLERR | EPOLLHUP)) {
    ssize_t size = read(connection, reply, sizeof reply);
    if (size == (ssize_t)(sizeof pong - 1) && memcmp(reply, pong, (size_t)size) == 0) ++well;
    return 1;
  }
  return write(connection, ping, sizeof ping - 1) != (ssize_t)(sizeof ping - 1);
}

int main(int argc, char **argv) {
  struct epoll_event events[usual_at_once];
  int under_way = 0;
  if (argc < 2 || (list = fopen(argv[1], "r")) == NULL) return 3;
  const int at_once = argc > 2 ? atoi(argv[2]) : usual_at_once;
  loop = epoll_create1(EPOLL_CLOEXEC);
  while (under_way < at_once && begin_next()) ++under_way;
  while (under_way > 0) {
    int count = epoll_wait(loop, events, usual_at_once, -1);
    for (int i = 0; i < count; ++i) {
      if (!serve(events[i].data.fd, events[i].events)) continue;
      close(events[i].data.fd);
      if (!begin_next()) --under_way;
    }
  }
  printf("%zu of %zu\n", well, named);
  return well == named ? 0 : 1;
}
