/* Serves a file over HTTP: whatever is asked for, as the file is then, one request after the other.
 *
 * usage: feed FILE      prints its port on 127.0.0.1 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/sendfile.h>
#include <sys/stat.h>
#include <unistd.h>

static void answer(int fd, const char *path) {
    char request[16 * 1024], head[256];
    int used = 0, got;
    while ((got = read(fd, request + used, sizeof request - used)) > 0)
        if (memmem(request, used += got, "\r\n\r\n", 4)) break;
    struct stat status;
    int file = open(path, O_RDONLY | O_CLOEXEC);
    if (got <= 0 || file < 0 || fstat(file, &status)) return;
    int size = sprintf(
        head, "HTTP/1.1 200 OK\r\nContent-Type: text/calendar\r\nContent-Length: %lld\r\nConnection: close\r\n\r\n",
        (long long)status.st_size);
    if (write(fd, head, size) == size)
        for (off_t sent = 0; sent < status.st_size;)
            if (sendfile(fd, file, &sent, status.st_size - sent) <= 0) break;
    close(file);
}

int main(int argc, char **argv) {
    if (argc != 2) return 2;
    signal(SIGPIPE, SIG_IGN);
    int listener = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0), fd;
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    socklen_t size = sizeof address;
    if (bind(listener, (void *)&address, size) || listen(listener, 8) || getsockname(listener, (void *)&address, &size))
        return perror("feed"), 1;
    printf("%d\n", ntohs(address.sin_port));
    fflush(stdout);
    while ((fd = accept(listener, 0, 0)) >= 0) {
        answer(fd, argv[1]);
        shutdown(fd, SHUT_WR);
        close(fd);
    }
    return 1;
}
