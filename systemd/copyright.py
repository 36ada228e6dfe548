#!/usr/bin/env python3
"""Prints who made what the program consists of, and under which licences, as Debian wants it (DEP-5): the head that is
written by hand, then every Swift package, as its checkout says.

usage: systemd/copyright.py TREE PROGRAM HEAD     TREE as `swift package show-dependencies --format json` writes it
"""

import re
import sys

import dependencies

CHECKOUTS = ".build/checkouts"


def paragraph(**fields):
    """A paragraph of `Field: first line`, further lines indented, empty ones as a dot."""
    out = []
    for name, text in fields.items():
        first, *rest = [line.rstrip() for line in text.strip("\n").splitlines()]
        out += [f"{name}: {first}"] + [" " + (line or ".") for line in rest]
    return "\n".join(out) + "\n"


def claims(found):
    """One line for each holder: the years, and the name."""
    lines = []
    for name, years in sorted(found.items()):
        span = f"{min(years)}-{max(years)}" if len(years) > 1 else f"{min(years)}"
        lines.append(f"{span} {name}")
    return "\n".join(lines)


def merge(into, found):
    for name, years in found.items():
        into.setdefault(name, set()).update(years)


def notice(text, licence):
    """The comment of a source file that grants a licence, without the marks of comments."""
    comments = re.findall(r"/\*.*?\*/|(?:^[ \t]*//[^\n]*\n)+", text, re.DOTALL | re.MULTILINE)
    return next(("\n".join(dependencies.plain(each)) for each in comments if dependencies.licence_of(each) == licence), "")


def paragraphs(package):
    """The package as a whole, then what in it is under another licence."""
    own, others = {}, {}
    merge(own, dependencies.holders(package.text("LICENSE") + package.text("NOTICE")))
    folder = f"{CHECKOUTS}/{package.folder.name}"
    for file, text in package.sources():
        licence = dependencies.licence_of(text) if file.suffix != ".txt" else None
        if licence is None or licence.startswith("Apache-2.0") or licence == package.licence:
            merge(own, dependencies.holders(text))
        else:
            part = others.setdefault(licence, {"files": [], "holders": {}, "texts": []})
            covered = file.parent / "*" if file.name.startswith("LICENSE") else file
            part["files"].append(f"{folder}/{covered}".replace(" ", "?"))
            merge(part["holders"], dependencies.holders(text))
            part["texts"].append(text if file.name.startswith("LICENSE") else notice(text, licence))
    fields = {"Files": f"{folder}/*", "Copyright": claims(own) or f"the authors of {package.identity}"}
    if package.licence.startswith("Apache-2.0"):  # its text is in the head
        fields["License"] = package.licence.replace(" WITH Swift-exception", " with Swift exception")
    else:
        fields["License"] = package.licence + "\n" + package.text("LICENSE").strip("\n")
    if package.text("NOTICE"):
        fields["Comment"] = "What its NOTICE says:\n" + package.text("NOTICE").strip("\n")
    yield paragraph(**fields)
    for licence, part in sorted(others.items()):
        yield paragraph(
            Files="\n".join(part["files"]), Copyright=claims(part["holders"]) or "none is claimed",
            License=licence + "\n" + max(part["texts"], key=len).strip("\n"))


if __name__ == "__main__":
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    print(open(sys.argv[3]).read().rstrip("\n") + "\n")
    _, packages = dependencies.linked(*sys.argv[1:3])
    for each in packages.values():
        for text in paragraphs(each):
            print(text)
