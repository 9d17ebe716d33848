/* What a ping over TLS cannot cost less than, with the server's certificate verified.
   Usage: tls_ping PORT [CA_FILE]. Exits with 0 when the reply is a status. Without CA_FILE it pings
   without TLS: what it costs to have OpenSSL and not to use it. */

#include <arpa/inet.h>
#include <netinet/in.h>
#include <openssl/ssl.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <unistd.h>

static const char ping[] = "*1\r\n$4\r\nPING\r\n";
static char reply[64];

static int ping_plainly(int connection) {
  if (write(connection, ping, sizeof ping - 1) != (ssize_t)(sizeof ping - 1)) return 2;
  return read(connection, reply, sizeof reply) > 0 && reply[0] == '+' ? 0 : 1;
}

static int ping_over_tls(int connection, const char *authorities) {
  SSL_CTX *context = SSL_CTX_new(TLS_client_method());
  if (context == NULL || SSL_CTX_load_verify_file(context, authorities) != 1) return 2;
  SSL_CTX_set_verify(context, SSL_VERIFY_PEER, NULL);
  SSL *session = SSL_new(context);
  if (session == NULL || SSL_set_fd(session, connection) != 1) return 2;
  if (X509_VERIFY_PARAM_set1_ip_asc(SSL_get0_param(session), "127.0.0.1") != 1) return 2;
  if (SSL_connect(session) != 1) return 2;
  if (SSL_write(session, ping, sizeof ping - 1) != (int)(sizeof ping - 1)) return 2;
  const int size = SSL_read(session, reply, sizeof reply);
  SSL_free(session);
  SSL_CTX_free(context);
  return size > 0 && reply[0] == '+' ? 0 : 1;
}

int main(int argc, char **argv) {
  struct sockaddr_in address = {.sin_family = AF_INET};
  if (argc < 2) return 3;
  address.sin_port = htons((unsigned short)atoi(argv[1]));
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  int connection = socket(AF_INET, SOCK_STREAM, 0);
  if (connect(connection, (struct sockaddr *)&address, sizeof address) != 0) return 2;
  const int status = argc > 2 ? ping_over_tls(connection, argv[2]) : ping_plainly(connection);
  close(connection);
  return status;
}
