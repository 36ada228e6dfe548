#pragma once
// HTTP and SMTP through libcurl. Swift cannot call functions that take any number of arguments: each kind of argument has
// its own function here.
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

/// Called for each piece of the body that comes.
static inline CURLcode ccurl_on_body(CURL *curl, curl_write_callback callback) {
    return curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, callback);
}

/// What is sent. The bytes are copied.
static inline CURLcode ccurl_set_body(CURL *curl, const void *bytes, size_t count) {
    curl_easy_setopt(curl, CURLOPT_POSTFIELDSIZE_LARGE, (curl_off_t)count);
    return curl_easy_setopt(curl, CURLOPT_COPYPOSTFIELDS, count ? bytes : "");
}

/// The bytes are copied; those of none are NULL.
static inline CURLcode ccurl_set_authorities(CURL *curl, const void *bytes, size_t count) {
    struct curl_blob blob = {(void *)bytes, count, CURL_BLOB_COPY};
    return curl_easy_setopt(curl, CURLOPT_CAINFO_BLOB, bytes ? &blob : NULL);
}

/// Called for the socket of each connection that is to be made, with `context`; `CURL_SOCKET_BAD` refuses.
static inline CURLcode ccurl_on_open(CURL *curl, curl_opensocket_callback callback, void *context) {
    curl_easy_setopt(curl, CURLOPT_OPENSOCKETDATA, context);
    return curl_easy_setopt(curl, CURLOPT_OPENSOCKETFUNCTION, callback);
}

/// The address of a connection that is to be made; it is longer than its type says.
static inline const struct sockaddr *ccurl_address(const struct curl_sockaddr *address) { return &address->addr; }

/// Called with `context` when there is a connection and the request is about to be sent; also when it is a second time.
static inline CURLcode ccurl_on_request(CURL *curl, curl_prereq_callback callback, void *context) {
    curl_easy_setopt(curl, CURLOPT_PREREQDATA, context);
    return curl_easy_setopt(curl, CURLOPT_PREREQFUNCTION, callback);
}

/// The status of the answer, as soon as its first line has come.
static inline long ccurl_status(CURL *curl) {
    long status = 0;
    return curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &status) == CURLE_OK ? status : 0;
}

/// What went wrong with a certificate, in OpenSSL's numbers; 0 when nothing did.
static inline long ccurl_certificate_fault(CURL *curl) {
    long fault = 0;
    return curl_easy_getinfo(curl, CURLINFO_SSL_VERIFYRESULT, &fault) == CURLE_OK ? fault : 0;
}

/// The `errno` of what failed last, or 0.
static inline int ccurl_system_fault(CURL *curl) {
    long fault = 0;
    return curl_easy_getinfo(curl, CURLINFO_OS_ERRNO, &fault) == CURLE_OK ? (int)fault : 0;
}

/// How many connections are kept that no transfer uses.
static inline CURLMcode ccurl_keep(CURLM *multi, long count) {
    return curl_multi_setopt(multi, CURLMOPT_MAXCONNECTS, count);
}

/// Called whenever other sockets, or other events on them, are to be waited for.
static inline CURLMcode ccurl_on_interest(CURLM *multi, curl_socket_callback callback, void *context) {
    curl_multi_setopt(multi, CURLMOPT_SOCKETDATA, context);
    return curl_multi_setopt(multi, CURLMOPT_SOCKETFUNCTION, callback);
}

/// Called whenever it is to be woken at another time.
static inline CURLMcode ccurl_on_alarm(CURLM *multi, curl_multi_timer_callback callback, void *context) {
    curl_multi_setopt(multi, CURLMOPT_TIMERDATA, context);
    return curl_multi_setopt(multi, CURLMOPT_TIMERFUNCTION, callback);
}

/// The handle whose transfer has ended, and how; NULL when there is none. `code` is not touched then.
static inline CURL *ccurl_ended(CURLM *multi, CURLcode *code) {
    int others;
    CURLMsg *message;
    while ((message = curl_multi_info_read(multi, &others)))
        if (message->msg == CURLMSG_DONE) {
            *code = message->data.result;
            return message->easy_handle;
        }
    return NULL;
}

/// A lookup that is not over is not waited for when its transfer ends; libcurl before 7.87 does.
static inline CURLcode ccurl_leave_lookups(CURL *curl) {
    return curl_easy_setopt(curl, (CURLoption)(CURLOPTTYPE_LONG + 322), 1L);
}

/// Whose the handle is (CURLOPT_PRIVATE).
static inline void *ccurl_owner(CURL *curl) {
    void *owner = NULL;
    return curl_easy_getinfo(curl, CURLINFO_PRIVATE, &owner) == CURLE_OK ? owner : NULL;
}

/// Where libcurl has this machine's authorities in one file, or NULL.
static inline const char *ccurl_authorities_file(void) { return curl_version_info(CURLVERSION_NOW)->cainfo; }

/// Where libcurl has this machine's authorities in a file for each, or NULL.
static inline const char *ccurl_authorities_folder(void) { return curl_version_info(CURLVERSION_NOW)->capath; }
