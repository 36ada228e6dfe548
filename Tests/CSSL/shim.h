#pragma once
// TLS through OpenSSL, for the tests' servers.
#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>
