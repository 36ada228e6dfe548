/* The least that a program can do to deliver: it posts each notice when it is due, over a few connections that are kept,
 * one request under way on each. Nothing is durable, and nothing is tried again.
 *
 * usage: poster PORT CONNECTIONS SCHEDULE BYTES      SCHEDULE: a line "DUE MARK" for each notice, DUE in milliseconds
 *                                                    since 1970, in order; BYTES: how long a body is */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/timerfd.h>
#include <time.h>
#include <unistd.h>

enum { MOST = 1024 };

static int64_t now(void) {
    struct timespec t;
    clock_gettime(CLOCK_REALTIME, &t);
    return t.tv_sec * 1000LL + t.tv_nsec / 1000000;
}

static int post(int fd, const char *mark, int size) {
    static char request[64 * 1024];
    int used = sprintf(
        request,
        "POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n", size);
    int body = sprintf(request + used, "{\"id\":\"%s\",\"text\":\"", mark);
    memset(request + used + body, '.', size - body);
    memcpy(request + used + size - 2, "\"}", 2);
    return write(fd, request, used + size) == used + size;
}

int main(int argc, char **argv) {
    if (argc != 5) return 2;
    int port = atoi(argv[1]), most = atoi(argv[2]), size = atoi(argv[4]), one = 1;
    if (most < 1 || most > MOST || size < 128 || size > 60000) return 2;
    FILE *schedule = fopen(argv[3], "r");
    if (!schedule) return perror(argv[3]), 1;
    int poll = epoll_create1(0), timer = timerfd_create(CLOCK_REALTIME, 0), idle[MOST], left = 0, under_way = 0;
    struct epoll_event event = {.events = EPOLLIN, .data.fd = timer}, events[256];
    epoll_ctl(poll, EPOLL_CTL_ADD, timer, &event);
    for (int i = 0; i < most; i++) {
        struct sockaddr_in address = {
            .sin_family = AF_INET, .sin_port = htons(port), .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
        int fd = socket(AF_INET, SOCK_STREAM, 0);
        if (connect(fd, (void *)&address, sizeof address)) return perror("poster"), 1;
        setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
        event.data.fd = fd;
        epoll_ctl(poll, EPOLL_CTL_ADD, fd, &event);
        idle[left++] = fd;
    }

    long long due, done = 0;
    char mark[64], answer[4096];
    int is_more = fscanf(schedule, "%lld %63s", &due, mark) == 2;
    while (is_more || under_way > 0) {
        while (is_more && left > 0 && due <= now()) {
            if (!post(idle[--left], mark, size)) return perror("poster"), 1;
            under_way++;
            is_more = fscanf(schedule, "%lld %63s", &due, mark) == 2;
        }
        if (is_more && left > 0) {
            struct itimerspec at = {.it_value = {due / 1000, due % 1000 * 1000000}};
            timerfd_settime(timer, TFD_TIMER_ABSTIME, &at, 0);
        }
        int ready = epoll_wait(poll, events, 256, -1);
        for (int i = 0; i < ready; i++) {
            int fd = events[i].data.fd;
            uint64_t rings;
            if (fd == timer) {
                if (read(timer, &rings, sizeof rings) < 0) continue;
            } else if (read(fd, answer, sizeof answer) <= 0) {
                return fprintf(stderr, "poster: a connection was closed\n"), 1;
            } else {
                idle[left++] = fd;
                under_way--;
                done++;
            }
        }
    }
    printf("%lld\n", done);
    return 0;
}
