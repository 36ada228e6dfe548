import Glibc

/// The signal that comes when somebody stopped reading, which would end the process.
enum BrokenPipe {
    /// Runs `body` so that a closed pipe or socket makes a call in it fail instead; returns what it returned and `errno`.
    ///
    /// The signal goes to the thread that writes, so it is enough to hold it back there and to take it
    /// away; what the process does with `SIGPIPE` elsewhere is not for a channel to decide.
    static func held<Result>(_ body: () -> Result) -> (result: Result, fault: Int32) {
        var pipe = sigset_t()
        var before = sigset_t()
        var pending = sigset_t()
        sigemptyset(&pipe)
        sigaddset(&pipe, SIGPIPE)
        sigpending(&pending)
        let wasPending = sigismember(&pending, SIGPIPE) == 1
        pthread_sigmask(SIG_BLOCK, &pipe, &before)
        let result = body()
        let fault = errno
        sigpending(&pending)
        if !wasPending, sigismember(&pending, SIGPIPE) == 1 {
            var now = timespec()
            while sigtimedwait(&pipe, nil, &now) == -1, errno == EINTR {}
        }
        pthread_sigmask(SIG_SETMASK, &before, nil)
        return (result, fault)
    }
}
