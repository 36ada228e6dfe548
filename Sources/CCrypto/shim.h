#pragma once
// SHA-256 through OpenSSL's libcrypto.
#include <openssl/evp.h>
#include <openssl/hmac.h>
