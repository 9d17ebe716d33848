/* What a ping cannot cost less than: socket, connect, write, read, close.
   Usage: minimal_ping PORT. Exits with 0 when the reply is a status. */

#include <arpa/inet.h>
#include <netinet/in.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <unistd.h>

int main(int argc, char **argv) {
  static const char ping[] = "*1\r\n$4\r\nPING\r\n";
  struct sockaddr_in address = {.sin_family = AF_INET};
  char reply[64];
  if (argc != 2) return 3;
  address.sin_port = htons((unsigned short)atoi(argv[1]));
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  int connection = socket(AF_INET, SOCK_STREAM, 0);
  if (connect(connection, (struct sockaddr *)&address, sizeof address) != 0) return 2;
  if (write(connection, ping, sizeof ping - 1) != (ssize_t)(sizeof ping - 1)) return 2;
  ssize_t size = read(connection, reply, sizeof reply);
  close(connection);
  return size > 0 && reply[0] == '+' ? 0 : 1;
}
