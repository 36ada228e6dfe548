#pragma once
// SMTP through libcurl. Swift cannot call functions that take any number of arguments: each kind of argument has its own
// function here.
#define CURL_DISABLE_TYPECHECK
#include <curl/curl.h>

static inline CURLcode ccurl_set_number(CURL *curl, CURLoption option, long value) {
    return curl_easy_setopt(curl, option, value);
}

/// The text is copied.
static inline CURLcode ccurl_set_text(CURL *curl, CURLoption option, const char *value) {
    return curl_easy_setopt(curl, option, value);
}

/// The thing must stay until the transfer has ended.
static inline CURLcode ccurl_set_pointer(CURL *curl, CURLoption option, void *value) {
    return curl_easy_setopt(curl, option, value);
}

/// Whoever is accepted gets the mail although others were refused; the option has had two names.
static inline CURLcode ccurl_allow_refused_recipients(CURL *curl) {
    return curl_easy_setopt(curl, (CURLoption)(CURLOPTTYPE_LONG + 290), 1L);
}

/// Called for each piece of the mail that is to be sent.
static inline CURLcode ccurl_on_read(CURL *curl, curl_read_callback callback) {
    return curl_easy_setopt(curl, CURLOPT_READFUNCTION, callback);
}

/// Called for each line that the server says.
static inline CURLcode ccurl_on_reply(CURL *curl, curl_write_callback callback) {
    return curl_easy_setopt(curl, CURLOPT_HEADERFUNCTION, callback);
}

/// Called for each command that the server is given, among other things.
static inline CURLcode ccurl_on_command(CURL *curl, curl_debug_callback callback) {
    return curl_easy_setopt(curl, CURLOPT_DEBUGFUNCTION, callback);
}

/// How many connections the last transfer had to make.
static inline long ccurl_new_connections(CURL *curl) {
    long count = 0;
    return curl_easy_getinfo(curl, CURLINFO_NUM_CONNECTS, &count) == CURLE_OK ? count : 0;
}
