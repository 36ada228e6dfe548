/* The least that a program can do to file mails in a Maildir so that none is lost: each is written to tmp, brought to the
 * disk, renamed to new, and the folder is brought to the disk, one mail after the other.
 *
 * usage: maildir FOLDER COUNT BYTES */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

int main(int argc, char **argv) {
    if (argc != 4 || chdir(argv[1])) return 2;
    int count = atoi(argv[2]), size = atoi(argv[3]);
    mkdir("tmp", 0700), mkdir("new", 0700), mkdir("cur", 0700);
    char *mail = malloc(size), draft[64], filed[64];
    if (!mail) return 1;
    memset(mail, '.', size);
    int folder = open("new", O_RDONLY | O_DIRECTORY);
    for (int i = 0; i < count; i++) {
        snprintf(draft, sizeof draft, "tmp/%d.mail", i);
        snprintf(filed, sizeof filed, "new/%d.mail", i);
        int fd = open(draft, O_WRONLY | O_CREAT | O_EXCL, 0600);
        if (fd < 0 || write(fd, mail, size) != size || fsync(fd) || close(fd) || rename(draft, filed) || fsync(folder))
            return perror("maildir"), 1;
    }
    printf("%d\n", count);
    return 0;
}
