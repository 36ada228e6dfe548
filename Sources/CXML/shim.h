#pragma once
// XML and HTML through libxml2: what Swift cannot import is wrapped here.
//
// Debian's libxml2 uses ICU and says so in its headers, which would bring a second ICU beside Foundation's into
// Swift's sight. Nothing that is used here shows it.
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED
#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <libxml/tree.h>
#include <libxml/xmlreader.h>
#include <libxml/xpath.h>

// `xmlFree` is a variable that others could change, which Swift 6 refuses to read.
static inline void cxml_free(void *memory) { xmlFree(memory); }
