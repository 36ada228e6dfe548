#!/usr/bin/env python3
"""Holds recorded requests against what is public of the services: their own models, schemas and documentation.

usage: check_requests.py [FIXTURES]     of FIXTURES/<service>/<story>.json

Every request is to be taken, and each that is made wrong from it in many ways is to be refused; so are those in
checks/refused.py. Prints one line for each; ends with 1 when something is not so, and with 2 when FIXTURES has none.
Needs the packages that `make python` puts into .build/python.
"""

import argparse
import json
import pathlib
import sys

from checks import CHECKS
from checks.mutant import mutants
from checks.refused import REFUSED
from checks.request import Refused, Request


def refusal(service, request):
    """Why the service would not take it, or None."""
    if service not in CHECKS:
        return "there is no check for this service"
    try:
        json.dumps(request.body, ensure_ascii=False).encode()
        CHECKS[service](request)
    except Refused as refused:
        return str(refused)
    except UnicodeEncodeError:
        return "a text of the body is not Unicode"
    return None


def fault(service, recorded):
    """What is wrong with a recorded request, or None."""
    request = Request(recorded)
    words = refusal(service, request)
    if "because" in recorded:
        if words is None:
            return "it is taken"
        return None if recorded["because"] in words else f"it is refused for another reason: {words}"
    if words is not None:
        return words
    taken = [name for name, mutant in mutants(request) if refusal(service, mutant) is None]
    return f"made wrong, it is taken all the same: {', '.join(taken)}" if taken else None


def requests(fixtures):
    """The place, the service and the record of every request."""
    for service, recorded in REFUSED.items():
        yield from ((f"refused/{service} {number}", service, one) for number, one in enumerate(recorded, 1))
    for file in sorted(fixtures.glob("*/*.json")) if fixtures else []:
        recorded = json.loads(file.read_text(encoding="utf-8"))["requests"]
        place = file.relative_to(fixtures)
        yield from ((f"{place} {number}", file.parent.name, one) for number, one in enumerate(recorded, 1))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("fixtures", type=pathlib.Path, nargs="?")
    fixtures = parser.parse_args().fixtures
    if fixtures and not any(fixtures.glob("*/*.json")):
        print(f"there are no fixtures in {fixtures}")
        sys.exit(2)
    faults = 0
    for place, service, recorded in requests(fixtures):
        words = fault(service, recorded)
        faults += words is not None
        name = f"{place}: {recorded['method']} {recorded['url'].split('?')[0]}"
        print(f"{'ok' if words is None else 'NOT OK'}: {name}{f': {words}' if words else ''}")
    print(f"{faults} faults")
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
