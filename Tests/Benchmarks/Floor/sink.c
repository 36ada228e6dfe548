/* A receiver of webhooks that is not the bottleneck: one thread, epoll, every request is answered with 204 at once.
 *
 * usage: sink LOG      prints its port on 127.0.0.1; at SIGTERM it writes a line for each request to LOG:
 *                      when it had come, in microseconds since 1970; its mark, the word "mark-…" in its body; what the
 *                      body has as "lead", nothing when it has none; and how many bytes the body had
 *
 * SIGUSR1 writes the number of requests so far to LOG.count. */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/tcp.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/signalfd.h>
#include <time.h>
#include <unistd.h>

enum { ROOM = 64 * 1024, MOST = 4096, MARK = 32, LEAD = 16 };

struct connection { int used; char bytes[ROOM]; };
struct arrival { int64_t at; int size; char mark[MARK], lead[LEAD]; };

static struct connection *connections[MOST];
static struct arrival *arrivals;
static size_t count, capacity;
static const char answer[] = "HTTP/1.1 204 No Content\r\n\r\n";

static int64_t now(void) {
    struct timespec t;
    clock_gettime(CLOCK_REALTIME, &t);
    return t.tv_sec * 1000000LL + t.tv_nsec / 1000;
}

/* The letters, digits and hyphens at the beginning of `text`; none when it is null. */
static void copy(char *word, size_t room, const char *text, const char *end) {
    size_t length = 0;
    for (; text && text + length < end && length < room - 1; length++) {
        char c = text[length];
        if (!(c == '-' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z'))) break;
        word[length] = c;
    }
    word[length] = 0;
}

static void note(const char *body, size_t size, int64_t at) {
    if (count == capacity) {
        capacity = capacity ? capacity * 2 : 1 << 16;
        arrivals = realloc(arrivals, capacity * sizeof *arrivals);
        if (!arrivals) abort();
    }
    struct arrival *arrival = &arrivals[count++];
    arrival->at = at;
    arrival->size = size;
    copy(arrival->mark, MARK, memmem(body, size, "mark-", 5), body + size);
    const char *lead = memmem(body, size, "\"lead\":\"", 8);
    copy(arrival->lead, LEAD, lead ? lead + 8 : 0, body + size);
}

/* The whole requests at the beginning of what a connection has sent; 0 when it is to be closed. */
static int take(int fd, struct connection *it) {
    int begin = 0, answers = 0;
    int64_t at = now();
    while (1) {
        char *head = it->bytes + begin, *end = memmem(head, it->used - begin, "\r\n\r\n", 4);
        if (!end) break;
        long length = 0;
        for (char *line = head; line && line < end; line = memmem(line, end - line, "\r\n", 2), line = line ? line + 2 : 0)
            if (!strncasecmp(line, "content-length:", 15)) length = atol(line + 15);
        int size = end + 4 - head + length;
        if (size > ROOM) return 0;
        if (it->used - begin < size) break;
        note(end + 4, length, at);
        begin += size;
        answers++;
    }
    memmove(it->bytes, it->bytes + begin, it->used -= begin);
    for (; answers > 0; answers--)
        if (write(fd, answer, sizeof answer - 1) != sizeof answer - 1) return 0;
    return it->used < ROOM;
}

static void drop(int fd) {
    close(fd);
    free(connections[fd]);
    connections[fd] = 0;
}

static void save(const char *path) {
    FILE *log = fopen(path, "w");
    if (!log) exit(1);
    for (size_t i = 0; i < count; i++) {
        struct arrival *it = &arrivals[i];
        fprintf(log, "%lld %s %s %d\n", (long long)it->at, it->mark, it->lead, it->size);
    }
    exit(fclose(log) != 0);
}

static void say_count(const char *path) {
    char name[4096], part[4200];
    snprintf(name, sizeof name, "%s.count", path);
    snprintf(part, sizeof part, "%s.part", name);
    FILE *file = fopen(part, "w");
    if (!file) exit(1);
    fprintf(file, "%zu\n", count);
    if (fclose(file) || rename(part, name)) exit(1);
}

int main(int argc, char **argv) {
    if (argc != 2) return 2;
    int listener = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0), one = 1;
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    socklen_t size = sizeof address;
    if (bind(listener, (void *)&address, size) || listen(listener, 1024) || getsockname(listener, (void *)&address, &size))
        return perror("sink"), 1;

    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGTERM);
    sigaddset(&signals, SIGUSR1);
    sigprocmask(SIG_BLOCK, &signals, 0);
    int told = signalfd(-1, &signals, SFD_CLOEXEC), poll = epoll_create1(EPOLL_CLOEXEC);
    struct epoll_event event = {.events = EPOLLIN, .data.fd = listener}, events[256];
    epoll_ctl(poll, EPOLL_CTL_ADD, listener, &event);
    event.data.fd = told;
    epoll_ctl(poll, EPOLL_CTL_ADD, told, &event);
    printf("%d\n", ntohs(address.sin_port));
    fflush(stdout);

    while (1) {
        int ready = epoll_wait(poll, events, 256, -1);
        for (int i = 0; i < ready; i++) {
            int fd = events[i].data.fd;
            if (fd == told) {
                struct signalfd_siginfo signal;
                if (read(told, &signal, sizeof signal) != sizeof signal) return 1;
                if (signal.ssi_signo == SIGTERM) save(argv[1]);
                say_count(argv[1]);
            } else if (fd == listener) {
                while ((fd = accept4(listener, 0, 0, SOCK_NONBLOCK | SOCK_CLOEXEC)) >= 0) {
                    if (fd >= MOST) { close(fd); continue; }
                    setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
                    connections[fd] = malloc(sizeof(struct connection));
                    if (!connections[fd]) abort();
                    connections[fd]->used = 0;
                    event.data.fd = fd;
                    epoll_ctl(poll, EPOLL_CTL_ADD, fd, &event);
                }
            } else {
                struct connection *it = connections[fd];
                ssize_t got = read(fd, it->bytes + it->used, ROOM - it->used);
                if (got < 0 && (errno == EAGAIN || errno == EINTR)) continue;
                if (got <= 0) { drop(fd); continue; }
                it->used += got;
                if (!take(fd, it)) drop(fd);
            }
        }
    }
}
