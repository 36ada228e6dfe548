#!/usr/bin/env python3
"""Prints what the program consists of, as CycloneDX 1.5: Swift packages, what they carry along, Swift's own libraries,
and the libraries of Debian that it is linked with.

usage: systemd/sbom.py VERSION PROGRAM     in the project's folder; SOURCE_DATE_EPOCH is the time it says
"""

import datetime
import hashlib
import json
import os
import re
import subprocess
import sys
import uuid

import dependencies


def run(*command):
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout


def licences(expression):
    """As CycloneDX wants them: one licence by its name, several as an expression."""
    return [{"expression": expression}] if " " in expression else [{"license": {"id": expression}}]


def component(kind, name, version, purl, licence=None, **more):
    entry = {"type": kind, "bom-ref": purl, "name": name, "version": version, "purl": purl}
    if licence:
        entry["licenses"] = licences(licence)
    return entry | more


def vendored(package):
    """What a package has copied from others and says the version of."""
    for note in sorted(package.folder.glob("Sources/*/hash.txt")):
        revision = re.search(r"boringssl at revision (\w+)", note.read_text())
        if revision:
            yield component("library", "boringssl", revision[1], f"pkg:generic/boringssl@{revision[1]}", "Apache-2.0")
    for note in sorted(package.folder.glob("Sources/*/vendored-zlib.version")):
        version = note.read_text().strip()
        yield component("library", "zlib", version, f"pkg:generic/zlib@{version}", "Zlib")


def swift():
    """The Swift whose libraries are linked in, and the ICU that its Foundation has."""
    answer = run(os.environ.get("SWIFT", "swift"), "--version")
    version = re.search(r"Swift version (\S+)", answer)[1]
    yield component("framework", "swift", version, f"pkg:generic/swift@{version}", "Apache-2.0 WITH Swift-exception",
                    description="standard library, concurrency, Dispatch and Foundation, linked statically")
    compiler = json.loads(run(os.environ.get("SWIFT", "swift"), "-print-target-info"))
    header = os.path.join(compiler["paths"]["runtimeResourcePath"], "..", "swift_static", "_foundation_unicode", "uvernum.h")
    icu = re.search(r'#define U_ICU_VERSION "(.*)"', open(header).read())[1]
    yield component("library", "icu", icu, f"pkg:generic/icu@{icu}", "Unicode-3.0", description="of Swift's Foundation")


def distribution(program):
    """The packages of this distribution that the program's libraries are from, by what it names itself."""
    release = dict(re.findall(r'^(\w+)="?([^"\n]*)"?$', open("/etc/os-release").read(), re.M))
    namespace, distro = release["ID"], f"{release['ID']}-{release['VERSION_ID']}"
    needed = re.findall(r"\(NEEDED\).*\[(.*)\]", run("readelf", "--dynamic", "--wide", program))
    where = dict(re.findall(r"(\S+) => (\S+)", run("ldd", program)))
    for library in sorted(set(needed)):
        if library not in where:  # the loader itself
            continue
        path = os.path.realpath(where[library])
        owner = subprocess.run(["dpkg-query", "--search", path], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        if owner.returncode != 0:  # of the toolchain, in builds that are not for others
            continue
        name = owner.stdout.split(":")[0]
        source, version, arch = run(
            "dpkg-query", "--show", "--showformat=${source:Package} ${Version} ${Architecture}\n", name).splitlines()[0].split()
        purl = f"pkg:deb/{namespace}/{name}@{version.replace('+', '%2B')}?arch={arch}&distro={distro}"
        yield component("library", name, version, purl, description=f"linked dynamically, as {library}",
                        properties=[{"name": "nhaclich:debian:source", "value": source}])


def document(version, program):
    root, packages = dependencies.resolved()
    purl = f"pkg:generic/nhaclich@{version}"
    components, graph = [], []
    for package in packages.values():
        parts = list(vendored(package))
        more = {"externalReferences": [{"type": "vcs", "url": package.url}]}
        if parts:
            more["components"] = [part | {"bom-ref": package.purl + "#" + part["name"]} for part in parts]
        components.append(component("library", package.identity, package.version, package.purl, package.licence, **more))
        graph.append({"ref": package.purl, "dependsOn": [packages[each].purl for each in package.needs]})
    others = {each["bom-ref"]: each for each in [*swift(), *distribution(program)]}
    components += others.values()
    graph.append({"ref": purl, "dependsOn": [packages[each].purl for each in root.needs] + list(others)})
    made = datetime.datetime.fromtimestamp(int(os.environ["SOURCE_DATE_EPOCH"]), datetime.timezone.utc)
    content = {
        "metadata": {
            "timestamp": made.strftime("%Y-%m-%dT%H:%M:%SZ"),
            "component": component("application", "nhaclich", version, purl, "Apache-2.0"),
        },
        "components": components,
        "dependencies": sorted(graph, key=lambda each: each["ref"]),
    }
    # The same content has the same name.
    name = uuid.UUID(bytes=hashlib.sha256(json.dumps(content).encode()).digest()[:16], version=4)
    return {
        "$schema": "http://cyclonedx.org/schema/bom-1.5.schema.json", "bomFormat": "CycloneDX", "specVersion": "1.5",
        "serialNumber": f"urn:uuid:{name}", "version": 1,
    } | content


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    print(json.dumps(document(*sys.argv[1:]), indent=1, ensure_ascii=False))
