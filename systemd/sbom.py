#!/usr/bin/env python3
"""Prints what the program consists of, as CycloneDX 1.5: Swift packages, what they carry along, Swift's own libraries,
and the libraries of Debian that it is linked with.

usage: systemd/sbom.py TREE VERSION PROGRAM     TREE as `swift package show-dependencies --format json` writes it;
SOURCE_DATE_EPOCH is the time it says
"""

import datetime
import hashlib
import json
import os
import re
import subprocess
import sys
import uuid
from urllib.parse import quote

import dependencies

# Where a package says what it carries along: the file, the words that have the version, the name and the licence.
VENDORED = [
    ("Sources/*/vendored-zlib.version", r"(\S+)", "zlib", "Zlib"),
    ("Sources/CNIOLLHTTP/include/c_nio_llhttp.h", r"MAJOR (\d+).*MINOR (\d+).*PATCH (\d+)", "llhttp", "MIT"),
    ("Sources/CYaml/include/yaml.h", "", "libyaml", "MIT"),
]


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
    """What a package has copied from others, and which version, where it says so."""
    for pattern, words, name, licence in VENDORED:
        for file in sorted(package.folder.glob(pattern)):
            version = ".".join(re.search(words, file.read_text(), re.DOTALL).groups())
            purl = f"pkg:generic/{name}" + (f"@{version}" if version else "")
            entry = component("library", name, version, purl, licence)
            yield {key: value for key, value in entry.items() if value} | {"bom-ref": f"{package.purl}#{name}"}


def toolchain():
    """The folder of the Swift that is in use, with what it brings along."""
    answer = json.loads(run(os.environ.get("SWIFT", "swift"), "-print-target-info"))
    return os.path.dirname(answer["paths"]["runtimeResourcePath"]), answer["compilerVersion"]


def swift():
    """The Swift whose libraries are linked in, and the ICU that its Foundation has."""
    folder, words = toolchain()
    version = re.search(r"Swift version (\S+)", words)[1]
    yield component("framework", "swift", version, f"pkg:generic/swift@{version}", "Apache-2.0 WITH Swift-exception",
                    description="standard library, concurrency, Dispatch and Foundation")
    header = open(os.path.join(folder, "swift_static", "_foundation_unicode", "uvernum.h")).read()
    icu = re.search(r'#define U_ICU_VERSION "(.*)"', header)[1]
    yield component("library", "icu", icu, f"pkg:generic/icu@{icu}", "Unicode-3.0", description="of Swift's Foundation")


def distribution(program):
    """The packages of this distribution that the program's libraries are from, by what it names itself."""
    release = dict(re.findall(r'^(\w+)="?([^"\n]*)"?$', open("/etc/os-release").read(), re.M))
    namespace, distro = release["ID"], f"{release['ID']}-{release['VERSION_ID']}"
    needed = re.findall(r"\(NEEDED\).*\[(.*)\]", run("readelf", "--dynamic", "--wide", program))
    where = dict(re.findall(r"(\S+) => (\S+)", run("ldd", program)))
    packages = {}
    for library in sorted(set(needed) & set(where)):
        if where[library].startswith(toolchain()[0]):  # in debug builds
            continue
        # Where /lib is /usr/lib, dpkg knows the one name or the other.
        names = [prefix + where[library] for prefix in ("", "/usr")]
        owner = subprocess.run(["dpkg-query", "--search", *names], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        if not owner.stdout:
            sys.exit(f"{program}: no package has {where[library]}, so no machine but this one may have it")
        packages.setdefault(owner.stdout.split(": ")[0], []).append(library)
    form = "--showformat=${Package} ${Version} ${Architecture}\n"
    for name, libraries in packages.items():
        name, version, arch = run("dpkg-query", "--show", form, name).split()
        purl = f"pkg:deb/{namespace}/{name}@{quote(version, safe='')}?arch={arch}&distro={distro}"
        yield component("library", name, version, purl, description="linked dynamically: " + ", ".join(libraries))


def document(tree, version, program):
    root, packages = dependencies.linked(tree, program)
    purl = f"pkg:generic/nhaclich@{version}"
    components, graph = [], []
    for package in packages.values():
        parts = list(vendored(package))
        more = {"externalReferences": [{"type": "vcs", "url": package.url}]}
        if parts:
            more["components"] = parts
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
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    print(json.dumps(document(*sys.argv[1:]), indent=1, ensure_ascii=False))
