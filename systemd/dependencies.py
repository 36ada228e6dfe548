"""The Swift packages that are linked into the program: which they are, and whose work, under which licence.

SwiftPM knows the first, the packages' checkouts have the second. A licence that nobody here has read is an error.
"""

import json
import pathlib
import re
import sys

# What each licence is known by: a word to look for, and the words that grant it, without marks of comments. Apache's own
# has the first alone, and comes last: what grants another beside it is under both.
LICENCES = {
    "MIT": ("hereby", r"permission is hereby granted, free of charge, to any person obtaining a copy of this software and"),
    "BSD-3-Clause": ("redistribution", r"redistribution and use in source and binary forms.*neither the name of"),
    "Zlib": ("zlib.h", r"'as-is', without any express or implied warranty|see copyright notice in zlib\.h"),
    "CC0-1.0": ("publicdomain", r"creativecommons\.org publicdomain zero 1\.0"),
    "Apache-2.0": ("apache license", ""),
}
SWIFT_EXCEPTION = "runtime library exception to the apache 2.0 license"
COPYRIGHT = re.compile(
    r"copyright\s+(?:\(c\)\s*|©\s*)?(?P<years>(?:19|20)\d\d[\d,\s-]*(?:and (?:19|20)\d\d)?)[.,]?\s+(?P<name>.+)"
    r"|^copyright (?P<name_first>[^\d]+), (?P<year>(?:19|20)\d\d)\.?$", re.IGNORECASE)


class Package:
    """A Swift package at the version that was resolved; `needs` has the identities of those it needs itself."""

    def __init__(self, tree):
        self.identity, self.url, self.version = tree["identity"], tree["url"], tree["version"]
        self.folder = pathlib.Path(tree["path"])
        self.needs = sorted(each["identity"] for each in tree["dependencies"])

    @property
    def purl(self):
        place = re.sub(r"^https?://|\.git$", "", self.url)
        return f"pkg:swift/{place}@{self.version}"

    @property
    def licence(self):
        text = self.text("LICENSE")
        return licence_of(text) or sys.exit(f"{self.folder}: the licence in LICENSE is not one that {__file__} knows")

    def text(self, name):
        """What the package says in LICENSE or NOTICE, whatever their suffix; nothing when it does not."""
        return "\n".join(file.read_text() for file in sorted(self.folder.glob(name + "*")) if file.is_file())

    def sources(self):
        """Its source files, each with its text, in a stable order."""
        for file in sorted((self.folder / "Sources").rglob("*")):
            if file.is_file():
                yield file.relative_to(self.folder), file.read_text(errors="replace")


def modules(program):
    """The modules whose object files SwiftPM linked into a program that it built."""
    list = pathlib.Path(program + ".product/Objects.LinkFileList")
    if not list.exists():
        sys.exit(f"{list}: there is none, so {program} was not built here; run 'make release'")
    return set(re.findall(r"/([^/\n]+)\.build/", list.read_text()))


def linked(tree, program):
    """The program itself and, by identity, the packages that are linked into it: of those that `swift package
    show-dependencies` wrote, which are all that any of them has a use for, the ones that a module of it is from."""
    root = Package(json.loads(pathlib.Path(tree).read_text()))
    used, packages = modules(program), {}

    def visit(branch):
        for each in branch["dependencies"]:
            package = Package(each)
            if any((package.folder / folder / module).is_dir() for folder in ("Sources", "") for module in used):
                packages[package.identity] = package
            visit(each)

    visit(json.loads(pathlib.Path(tree).read_text()))
    for package in [root, *packages.values()]:
        package.needs = [each for each in package.needs if each in packages]
    return root, dict(sorted(packages.items()))


def plain(text):
    """The text without the marks of comments, line by line."""
    return [re.sub(r"^\s*(?:/\*+!?|\*+/?|//+!?|#+)?\s?|\s*(?:\*+/|//)?\s*$", "", line) for line in text.splitlines()]


def licence_of(text):
    """The SPDX expression of the licence that a text grants, if it is one that is known."""
    lower = text.lower()
    for name, (mark, pattern) in LICENCES.items():
        if mark in lower and (not pattern or re.search(pattern, re.sub(r"[\s/*#]+", " ", lower))):
            return name + (" WITH Swift-exception" if SWIFT_EXCEPTION in lower else "")
    return None


def holders(text):
    """Who claims copyright in a text, each with the years."""
    found = {}
    for line in plain("\n".join(line for line in text.splitlines() if "opyright" in line)):
        claim = COPYRIGHT.search(line)
        if claim:
            years = [int(year) for year in re.findall(r"\d{4}", claim["years"] or claim["year"])]
            name = re.sub(r"\.?\s*all rights reserved.*", "", claim["name"] or claim["name_first"], flags=re.IGNORECASE)
            name = name.strip(" ,;*/-'\")").rstrip(".")
            if re.match(r"[A-ZÀ-Ỹ]|the ", name):
                found.setdefault(name, set()).update(years)
    return found
