#!/usr/bin/env python3
"""Reads the list of what the program consists of, holds it against CycloneDX's own schema and the licences beside it, and
prints each part as JSON, one on a line.

usage: read_parts.py SBOM COPYRIGHT
"""

import json
import sys

from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
from packageurl import PackageURL

text = open(sys.argv[1], encoding="utf-8").read()
fault = JsonStrictValidator(SchemaVersion.V1_5).validate_str(text)
if fault:
    sys.exit(f"{sys.argv[1]}: {fault}")
document = json.loads(text)

paragraphs = []
for block in open(sys.argv[2], encoding="utf-8").read().split("\n\n"):
    fields = {}
    for line in filter(None, block.splitlines()):
        if line[0] != " ":
            name, _, value = line.partition(":")
            fields[name] = [value.strip()]
        elif not line.strip():
            sys.exit(f"{sys.argv[2]}: an empty line within {list(fields)}")
        else:
            fields[name].append(line.strip())
    paragraphs.append(fields)
if not paragraphs[0]["Format"][0].startswith("https://www.debian.org/doc/packaging-manuals/copyright-format/1.0"):
    sys.exit(f"{sys.argv[2]}: does not say its format")
alone = {each["License"][0] for each in paragraphs if "License" in each and "Files" not in each}
for each in filter(lambda each: "Files" in each, paragraphs):
    if not each["Copyright"][0] or len(each["License"]) == 1 and not set(each["License"][0].split(" and ")) <= alone:
        sys.exit(f"{sys.argv[2]}: {each['Files'][0]} has no copyright, or the text of its licence is missing")
folders = [each["Files"][0] for each in paragraphs if "Files" in each]

known = {document["metadata"]["component"]["bom-ref"]}
for part in document["components"]:
    kind = PackageURL.from_string(part["purl"]).type
    licences = [each.get("expression") or each["license"]["id"] for each in part.get("licenses", [])]
    covered = kind != "swift" or any(f"/{part['name']}/*".lower() in folder.lower() for folder in folders)
    known |= {part["bom-ref"]} | {each["bom-ref"] for each in part.get("components", [])}
    print(json.dumps({
        "kind": kind, "name": part["name"], "version": part["version"], "licences": licences, "covered": covered,
        "carries": [each["name"] for each in part.get("components", [])]}))
for each in document["dependencies"]:
    if not {each["ref"], *each["dependsOn"]} <= known:
        sys.exit(f"{sys.argv[1]}: {each['ref']} depends on what is not in the list")
