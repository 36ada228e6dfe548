"""Requests made wrong, to see that a check can refuse."""

import copy


def mutants(request):
    """The request with, at each place of its body that is unlike the others, what no service knows: another name in an
    object, an object in place of a text, a number or a flag. Yields what was done, and the request."""
    seen = set()
    for place, steps, value in _places(request.body):
        # Of the items of a list, and of what is alike in them, one is enough.
        if place in seen:
            continue
        seen.add(place)
        if isinstance(value, dict):
            yield f"{place}: another name", _changed(request, steps, {**value, "nobody-knows": "x"})
        elif not isinstance(value, list):
            yield f"{place}: an object", _changed(request, steps, {"nobody": "knows"})


def _places(value, place="$", steps=()):
    yield place, steps, value
    if isinstance(value, dict):
        for name, part in value.items():
            yield from _places(part, f"{place}.{name}", (*steps, name))
    elif isinstance(value, list):
        for number, part in enumerate(value):
            kind = part.get("type", "") if isinstance(part, dict) else ""
            yield from _places(part, f"{place}[{kind}]", (*steps, number))


def _changed(request, steps, value):
    if not steps:
        return request.with_body(value)
    body = copy.deepcopy(request.body)
    holder = body
    for step in steps[:-1]:
        holder = holder[step]
    holder[steps[-1]] = value
    return request.with_body(body)
