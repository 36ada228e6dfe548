"""Ways to hold a tree of JSON against what somebody else knows of it."""

import datetime
import inspect
import types
import typing

import jsonschema

from .request import Refused


def same(given, understood, place="$"):
    """Refuses `given` unless it is all there in `understood`, which a model made of it: what a model does not know, it
    loses."""
    if isinstance(given, dict) and isinstance(understood, dict):
        for name in given:
            if name not in understood:
                raise Refused(f"{place}: '{name}' is not known")
            same(given[name], understood[name], f"{place}.{name}")
    elif isinstance(given, list) and isinstance(understood, list) and len(given) == len(understood):
        for number, (one, other) in enumerate(zip(given, understood)):
            same(one, other, f"{place}[{number}]")
    elif isinstance(given, str) and isinstance(understood, datetime.datetime):
        same(datetime.datetime.fromisoformat(given).timestamp(), understood.timestamp(), place)
    elif given != understood or isinstance(given, bool) != isinstance(understood, bool):
        raise Refused(f"{place}: {brief(given)} is understood as {brief(understood)}")


def valid(schema, instance, kind=jsonschema.Draft202012Validator, place="$"):
    """Refuses `instance` unless it is as the JSON schema says. `most-bytes` and `most-utf16` are limits of texts."""
    checker = jsonschema.validators.extend(kind, {"most-bytes": _most_bytes, "most-utf16": _most_utf16})
    fault = jsonschema.exceptions.best_match(checker(schema).iter_errors(instance))
    if fault is not None:
        # The message has the value in it, however long that is.
        message = fault.message.replace(repr(fault.instance), brief(fault.instance))
        raise Refused(f"{place}{fault.json_path[1:]}: {message[:300]}")


def arguments(function, given, place="$"):
    """Refuses names that are not arguments of a client's `function`, and values that are not what its annotations say."""
    parameters = inspect.signature(function).parameters
    for name in given:
        if name not in parameters or parameters[name].kind == inspect.Parameter.VAR_KEYWORD:
            raise Refused(f"{place}: '{name}' is not an argument of {function.__qualname__}")
    for name, parameter in parameters.items():
        named = parameter.kind in (inspect.Parameter.KEYWORD_ONLY, inspect.Parameter.POSITIONAL_OR_KEYWORD)
        if named and name != "self" and parameter.default is inspect.Parameter.empty and name not in given:
            raise Refused(f"{place}: {function.__qualname__} needs '{name}'")
    annotated(function, given, place)


def annotated(function, given, place="$"):
    """Refuses texts, numbers and flags where the annotations of `function` say something else."""
    hints = typing.get_type_hints(function)
    for name, value in given.items():
        allowed = _plain(hints.get(name, typing.Any))
        if value is not None and allowed and type(value) not in allowed:
            raise Refused(f"{place}.{name}: {brief(value)} is not {' or '.join(sorted(one.__name__ for one in allowed))}")


def _plain(hint):
    """The types of JSON that an annotation allows; empty when it allows anything."""
    if hint is typing.Any:
        return set()
    if typing.get_origin(hint) in (typing.Union, types.UnionType):
        parts = [_plain(one) for one in typing.get_args(hint) if one is not type(None)]
        return set().union(*parts) if all(parts) else set()
    origin = typing.get_origin(hint) or hint
    if not inspect.isclass(origin):
        return set()
    for one in (str, bool, int, float):
        if origin is one:
            return {one}
    return {dict} if issubclass(origin, dict) or not issubclass(origin, typing.Sequence) else {list}


def brief(value):
    """A value, short enough for a sentence."""
    text = repr(value)
    return text if len(text) <= 80 else f"{text[:77]}…"


def _most_bytes(_, most, text, __):
    if isinstance(text, str) and len(text.encode()) > most:
        yield jsonschema.ValidationError(f"the text has {len(text.encode())} bytes, more than {most}")


def _most_utf16(_, most, text, __):
    if isinstance(text, str) and len(text.encode("utf-16-le")) // 2 > most:
        yield jsonschema.ValidationError(f"the text has more than {most} UTF-16 units")
