# SPDX-License-Identifier: GPL-2.0-or-later
"""What JavaScript does and Python does not: translated scripts carry the pieces of this file that they need.

A piece is a function, a class or an assignment at the top level; the names in it tell which others it needs.
`undefined` and `null` are both None. A piece `_on_NAME` is a method of arrays and texts.
"""

from __future__ import annotations

import datetime
import functools
import json
import math
import re
import sys
import time
from decimal import ROUND_HALF_UP, Decimal

import ee


class _NotShown:
    """Stands in for the Code Editor's windows, which are not shown here: takes everything, does nothing."""

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return self

    def __call__(self, *values, **named):
        return self

    __getitem__ = __add__ = __radd__ = __sub__ = __rsub__ = __mul__ = __rmul__ = __truediv__ = __call__
    __neg__ = __abs__ = __round__ = __call__
    __setattr__ = __setitem__ = lambda self, name, value: None
    __lt__ = __le__ = __gt__ = __ge__ = lambda self, other: False
    __iter__ = lambda self: iter(())
    __repr__ = lambda self: "(not shown)"


def _layer(layer):
    """What the Code Editor gives for a layer that was added: its settings are not shown here."""
    return _NotShown()


def _truthy(value):
    """Whether JavaScript takes a value for true: empty lists and dictionaries are."""
    return value == value if isinstance(value, float) and value else isinstance(value, (list, dict)) or bool(value)


def _get(owner, key):
    """`owner[key]`: None where there is no such thing."""
    if isinstance(owner, dict):
        key = _key(key)
        while owner is not None:
            if key in owner:
                return owner[key]
            owner = getattr(owner, "prototype", None)
        return None
    if isinstance(owner, (list, str)):
        if key == "length":
            return len(owner)
        is_place = isinstance(key, (int, float)) or (isinstance(key, str) and key.isdigit())
        return owner[int(key)] if is_place and 0 <= int(key) < len(owner) else None
    if owner is None:
        raise TypeError(f"Cannot read the property {key!r} of undefined.")
    return getattr(owner, _key(key), None)


def _maybe(owner, key):
    """`owner?.[key]`."""
    return None if owner is None else _get(owner, key)


def _set(owner, key, value):
    """`owner[key] = value`; lists grow as far as they must."""
    if isinstance(owner, list):
        if key == "length":
            del owner[value:]
            return value
        place = int(key)
        owner.extend([None] * (place + 1 - len(owner)))
        owner[place] = value
    elif isinstance(owner, dict):
        owner[_key(key)] = value
    else:
        setattr(owner, _key(key), value)
    return value


def _key(value):
    """The name of a property: JavaScript knows no other keys than texts."""
    return value if isinstance(value, str) else _text(value)


def _delete(owner, key):
    """`delete owner[key]`."""
    if isinstance(owner, dict):
        owner.pop(_key(key), None)
    elif isinstance(owner, list) and int(key) < len(owner):
        owner[int(key)] = None
    return True


def _has(owner, key):
    """`key in owner`."""
    if isinstance(owner, list):
        return _key(key).isdigit() and int(key) < len(owner)
    if isinstance(owner, dict):
        return _key(key) in owner
    return hasattr(owner, _key(key))


def _length(value):
    """`value.length`."""
    if isinstance(value, dict):
        return value.get("length")
    if isinstance(value, (list, str)):
        return len(value)
    return getattr(value, "length", None)


def _text(value):
    """A value as JavaScript writes it."""
    if isinstance(value, str):
        return value
    if value is None:
        return "undefined"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return _number_text(value)
    if isinstance(value, list):
        return ",".join("" if each is None else _text(each) for each in value)
    return "[object Object]" if isinstance(value, dict) else str(value)


def _number_text(value):
    """A number that may be a whole one, NaN or infinite."""
    if value != value:
        return "NaN"
    if value in (math.inf, -math.inf):
        return "Infinity" if value > 0 else "-Infinity"
    if value == int(value) and abs(value) < 1e21:
        return str(int(value))
    text = repr(value)
    if "e" in text and 1e-6 <= abs(value) < 1e21:
        return format(Decimal(text), "f")
    return re.sub(r"e([+-])0+", r"e\1", text)


def _add(first, second):
    """`first + second`: texts are joined, numbers added up."""
    if isinstance(first, (int, float)) and isinstance(second, (int, float)):
        return first + second
    if getattr(first, "is_not_shown", False) or getattr(second, "is_not_shown", False):
        return first
    if {type(first), type(second)} <= {int, float, bool, type(None)}:
        return math.nan
    return _text(first) + _text(second)


def _divide(first, second):
    """`first / second`, also by zero; whole where it comes out even."""
    first, second = _number(first), _number(second)
    if second:
        quotient = first / second
        return (
            int(quotient) if quotient == quotient and abs(quotient) < 2**53 and quotient == int(quotient) else quotient
        )
    return math.nan if not first or first != first else math.copysign(math.inf, first)


def _remainder(first, second):
    """`first % second`, which has the sign of the first."""
    first, second = _number(first), _number(second)
    if not second or first != first or second != second or abs(first) == math.inf:
        return math.nan
    rest = math.fmod(first, second)
    return int(rest) if rest == int(rest) else rest


def _bits(operator, first, second):
    """An operator on whole numbers of 32 bits."""
    first, second = int(_number(first) or 0), int(_number(second) or 0)
    made = {
        "&": lambda: first & second,
        "|": lambda: first | second,
        "^": lambda: first ^ second,
        "<<": lambda: first << (second & 31),
        ">>": lambda: first >> (second & 31),
        ">>>": lambda: (first & 0xFFFFFFFF) >> (second & 31),
    }[operator]()
    if operator == ">>>":
        return made
    made &= 0xFFFFFFFF
    return made - 2**32 if made >= 2**31 else made


def _number(value):
    """A value as a number; NaN where it is none."""
    if isinstance(value, bool) or value is None:
        return int(value) if value is not None else math.nan
    if isinstance(value, str):
        text = value.strip()
        if re.fullmatch(r"0[xX][0-9a-fA-F]+", text):
            return int(text, 16)
        if re.fullmatch(r"[+-]?\d+", text):
            return int(text)
        return (
            float(text) if re.fullmatch(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?", text) else 0 if not text else math.nan
        )
    if hasattr(value, "getTime"):
        return value.getTime()
    return value


def _parse_int(value, base=10):
    """The whole number that a text begins with; NaN where there is none."""
    text = _text(value).strip()
    if base in (10, 16, None, 0) and text[:2].lower() == "0x":
        text, base = text[2:], 16
    digits = "0123456789abcdefghijklmnopqrstuvwxyz"[: int(base or 10)]
    match = re.match(f"[+-]?[{digits}]+", text, re.IGNORECASE)
    return int(match.group(), int(base or 10)) if match else math.nan


def _parse_float(value):
    """The number that a text begins with; NaN where there is none."""
    match = re.match(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?", _text(value).strip())
    if match is None:
        return math.nan
    found = float(match.group())
    return int(found) if found == int(found) and "e" not in match.group().lower() else found


def _is_nan(value):
    """Whether a value is no number."""
    number = _number(value)
    return not isinstance(number, (int, float)) or number != number


def _round(value):
    """The nearest whole number; halves go up."""
    value = _number(value)
    return math.floor(value + 0.5) if value == value and abs(value) != math.inf else value


def _sign(value):
    """-1, 0 or 1."""
    return (value > 0) - (value < 0)


def _same(first, second):
    """`first === second`."""
    if isinstance(first, bool) or isinstance(second, bool):
        return first is second
    if isinstance(first, (int, float, str)) and isinstance(second, (int, float, str)):
        return (type(first) is type(second) and first == second) or (not isinstance(first, str) and first == second)
    return first is second


def _equal(first, second):
    """`first == second`, which turns texts into numbers."""
    if isinstance(first, (str, bool)) != isinstance(second, (str, bool)) and first is not None and second is not None:
        if isinstance(first, (int, float)) or isinstance(second, (int, float)):
            return _number(first) == _number(second)
    if isinstance(first, (int, float, str)) and isinstance(second, (int, float, str)):
        return first == second or (
            isinstance(first, bool) != isinstance(second, bool) and _number(first) == _number(second)
        )
    return first is second


def _typeof(value):
    """`typeof value`."""
    if value is None:
        return "undefined"
    if isinstance(value, bool):
        return "boolean"
    if isinstance(value, (int, float)):
        return "number"
    if isinstance(value, str):
        return "string"
    return "function" if callable(value) and not isinstance(value, (dict, ee.ComputedObject)) else "object"


def _run(function, *values):
    """A function with as many of the values as it takes."""
    function = getattr(function, "__func__", function)
    code = getattr(function, "__code__", None)
    if code is None:
        return function(*values) if getattr(function, "takes_all", False) else function(*values[:1])
    return function(*values) if code.co_flags & 4 else function(*values[: code.co_argcount])


class _Method:
    """A function that speaks of `this`, which is its first argument."""

    takes_all = True

    def __init__(self, function):
        self.function = function

    def __call__(self, *values):
        return _run(self.function, None, *values)

    def on(self, this, *values):
        return _run(self.function, this, *values)


def _invoke(owner, name, *values):
    """`owner.name(…)`, whatever the owner is."""
    if isinstance(owner, list) and not isinstance(name, str):
        return owner[int(name)](*values)
    if isinstance(owner, (list, str, int, float)) or (isinstance(owner, dict) and name == "hasOwnProperty"):
        return _METHODS[name](owner, *values)
    if callable(owner) and name in ("call", "apply", "bind") and not getattr(owner, "is_not_shown", False):
        return _METHODS[name](owner, *values)
    found = _get(owner, name)
    if found is None and isinstance(owner, dict) and name in _METHODS:
        return _METHODS[name](owner, *values)
    if hasattr(found, "on"):
        return found.on(owner, *values)
    if isinstance(owner, ee.List) and name == "map" and len(values) == 1:
        return found(values[0], None)
    if isinstance(owner, ee.ComputedObject) and len(values) == 1 and type(values[0]) is dict:
        if name not in ("set", "combine", "setMulti", "cast", "rename"):
            return found(**values[0])
    return found(*values)


_METHODS = {}


def _new(function, *values):
    """`new function(…)`."""
    if isinstance(function, type):
        return function(*values)
    made = _Object()
    made.prototype = _prototype(function)
    result = function.on(made, *values) if hasattr(function, "on") else _run(function, *values)
    return result if isinstance(result, (dict, list)) else made


class _Object(dict):
    """An object with a prototype, where it looks for what it lacks."""

    prototype = None
    __hash__ = object.__hash__


def _prototype(function):
    """The prototype of what a function makes."""
    if getattr(function, "prototype", None) is None:
        function.prototype = _Object()
    return function.prototype


def _instance_of(value, function):
    """`value instanceof function`."""
    if isinstance(function, type):
        return isinstance(value, function)
    found = getattr(value, "prototype", None)
    while found is not None:
        if found is getattr(function, "prototype", None):
            return True
        found = getattr(found, "prototype", None)
    return False


def _keys(value):
    """The names of an object's properties: whole numbers first, in their order."""
    if isinstance(value, (list, str)):
        return [str(place) for place in range(len(value))]
    if not isinstance(value, dict):
        return []
    numbers = sorted((key for key in value if key.isdigit() and str(int(key)) == key), key=int)
    return [*numbers, *(key for key in value if key not in numbers)] if numbers else list(value)


def _values(value):
    """The values of an object's properties."""
    return [_get(value, key) for key in _keys(value)]


def _entries(value):
    """Pairs of names and values."""
    return [[key, _get(value, key)] for key in _keys(value)]


def _assign(target, *others):
    """`Object.assign(target, …)`."""
    for other in others:
        target.update(other or {})
    return target


def _array_from(value, function=None):
    """`Array.from(value, function)`."""
    made = [None] * int(value["length"]) if isinstance(value, dict) else list(value)
    return [_run(function, each, place) for place, each in enumerate(made)] if function else made


def _renamed(named, names):
    """Arguments by their names in Python."""
    return {names.get(name, name): value for name, value in named.items()}


def _rest(value, names):
    """What an object has besides some names."""
    return {name: each for name, each in value.items() if name not in names}


def _stringify(value, replacer=None, space=None):
    """`JSON.stringify(value, replacer, space)`."""

    def plain(each):
        if isinstance(each, dict):
            return {key: plain(inner) for key, inner in each.items() if not callable(inner)}
        if isinstance(each, list):
            return [plain(inner) for inner in each]
        if isinstance(each, float) and (each != each or abs(each) == math.inf):
            return None
        if isinstance(each, float) and each == int(each):
            return int(each)
        return each if isinstance(each, (str, int, float, type(None))) else str(each)

    gaps = (",", ":") if not space else (",", ": ")
    return json.dumps(plain(value), ensure_ascii=False, separators=gaps, indent=int(space) if space else None)


def _fixed(value, digits=0):
    """`value.toFixed(digits)`."""
    if value != value or abs(value) >= 1e21:
        return _number_text(float(value))
    return str(Decimal(value).quantize(Decimal(1).scaleb(-int(digits)), ROUND_HALF_UP))


def _on_toFixed(value, digits=0):
    return _fixed(value, digits)


def _on_toPrecision(value, digits=None):
    if digits is None:
        return _text(value)
    rounded = Decimal(value).normalize()
    exponent = rounded.adjusted()
    if -7 < exponent < digits:
        return str(Decimal(value).quantize(Decimal(1).scaleb(exponent - int(digits) + 1), ROUND_HALF_UP))
    return re.sub(r"e([+-])0*(\d)", r"e\1\2", f"{value:.{int(digits) - 1}e}")


def _on_toString(value, base=None):
    if not base or base == 10 or not isinstance(value, int):
        return _text(value)
    digits, rest = "", abs(value)
    while rest or not digits:
        digits = "0123456789abcdefghijklmnopqrstuvwxyz"[rest % base] + digits
        rest //= base
    return "-" + digits if value < 0 else digits


def _on_toLocaleString(value, *others):
    return f"{value:,}" if isinstance(value, (int, float)) else _text(value)


def _on_valueOf(value):
    return value


def _on_hasOwnProperty(value, key):
    return _has(value, key)


def _on_call(function, this=None, *values):
    return function.on(this, *values) if hasattr(function, "on") else function(*values)


def _on_apply(function, this=None, values=()):
    return _on_call(function, this, *(values or ()))


def _on_bind(function, this=None, *first):
    return lambda *values: _on_call(function, this, *first, *values)


def _on_push(target, *values):
    target.extend(values)
    return len(target)


def _on_pop(target):
    return target.pop() if target else None


def _on_shift(target):
    return target.pop(0) if target else None


def _on_unshift(target, *values):
    target[:0] = values
    return len(target)


def _on_splice(target, start, count=None, *values):
    start = int(start)
    start = max(0, len(target) + start) if start < 0 else min(start, len(target))
    end = len(target) if count is None else min(len(target), start + max(0, int(count)))
    removed = target[start:end]
    target[start:end] = values
    return removed


def _on_slice(target, start=None, end=None):
    return target[slice(None if start is None else int(start), None if end is None else int(end))]


def _on_substring(target, start, end=None):
    places = [max(0, min(len(target), int(place))) for place in (start, len(target) if end is None else end)]
    return target[min(places) : max(places)]


def _on_substr(target, start, count=None):
    start = int(start)
    start = max(0, len(target) + start) if start < 0 else start
    return target[start:] if count is None else target[start : start + max(0, int(count))]


def _on_concat(target, *values):
    if isinstance(target, str):
        return target + "".join(map(_text, values))
    made = list(target)
    for value in values:
        made.extend(value if isinstance(value, list) else [value])
    return made


def _on_indexOf(target, value, start=0):
    if isinstance(target, str):
        return target.find(_text(value), int(start))
    return next((place for place in range(int(start), len(target)) if _same(target[place], value)), -1)


def _on_lastIndexOf(target, value):
    if isinstance(target, str):
        return target.rfind(_text(value))
    return next((place for place in reversed(range(len(target))) if _same(target[place], value)), -1)


def _on_includes(target, value, start=0):
    if isinstance(target, str):
        return _text(value) in target[int(start) :]
    return any(_same(each, value) for each in target[int(start) :])


def _on_join(target, separator=","):
    separator = "," if separator is None else separator
    return separator.join("" if each is None else _text(each) for each in target)


def _on_reverse(target):
    target.reverse()
    return target


def _on_sort(target, compare=None):
    if compare is None:
        target.sort(key=lambda each: (each is None, "" if each is None else _text(each)))
    else:
        target.sort(key=functools.cmp_to_key(lambda first, second: _order(compare(first, second))))
    return target


def _order(value):
    """What a comparison says, as a number."""
    return int(value) if isinstance(value, bool) else 0 if _is_nan(value) else _sign(value)


def _on_map(target, function, this=None):
    return [_run(function, each, place, target) for place, each in enumerate(target)]


def _on_flatMap(target, function):
    return _on_concat([], *_on_map(target, function))


def _on_forEach(target, function, this=None):
    for place, each in enumerate(target):
        _run(function, each, place, target)


def _on_filter(target, function, this=None):
    return [each for place, each in enumerate(target) if _truthy(_run(function, each, place, target))]


def _on_some(target, function):
    return any(_truthy(_run(function, each, place, target)) for place, each in enumerate(target))


def _on_every(target, function):
    return all(_truthy(_run(function, each, place, target)) for place, each in enumerate(target))


def _on_find(target, function):
    return next((each for place, each in enumerate(target) if _truthy(_run(function, each, place, target))), None)


def _on_findIndex(target, function):
    return next((place for place, each in enumerate(target) if _truthy(_run(function, each, place, target))), -1)


def _on_reduce(target, function, *start):
    values = list(enumerate(target))
    made = start[0] if start else values.pop(0)[1]
    for place, each in values:
        made = _run(function, made, each, place, target)
    return made


def _on_reduceRight(target, function, *start):
    values = list(enumerate(target))
    made = start[0] if start else values.pop()[1]
    for place, each in reversed(values):
        made = _run(function, made, each, place, target)
    return made


def _on_fill(target, value, start=0, end=None):
    for place in range(len(target))[start:end]:
        target[place] = value
    return target


def _on_flat(target, depth=1):
    made = []
    for each in target:
        made.extend(_on_flat(each, depth - 1) if isinstance(each, list) and depth > 0 else [each])
    return made


def _on_keys(target):
    return list(range(len(target)))


def _on_values(target):
    return list(target)


def _on_entries(target):
    return [list(pair) for pair in enumerate(target)]


def _on_at(target, place):
    return target[int(place)] if -len(target) <= place < len(target) else None


def _on_charAt(target, place=0):
    return target[int(place)] if 0 <= place < len(target) else ""


def _on_charCodeAt(target, place=0):
    return ord(target[int(place)]) if 0 <= place < len(target) else math.nan


def _on_codePointAt(target, place=0):
    return ord(target[int(place)]) if 0 <= place < len(target) else None


def _on_toUpperCase(target):
    return target.upper()


def _on_toLowerCase(target):
    return target.lower()


def _on_trim(target):
    return target.strip()


def _on_trimStart(target):
    return target.lstrip()


def _on_trimEnd(target):
    return target.rstrip()


def _on_startsWith(target, value, start=0):
    return target.startswith(value, int(start))


def _on_endsWith(target, value):
    return target.endswith(value)


def _on_repeat(target, count):
    return target * int(count)


def _on_padStart(target, length, filling=" "):
    missing = max(0, int(length) - len(target))
    return (filling * missing)[:missing] + target


def _on_padEnd(target, length, filling=" "):
    missing = max(0, int(length) - len(target))
    return target + (filling * missing)[:missing]


def _on_localeCompare(target, other):
    return _order(
        _sign((target.lower(), target) > (other.lower(), other)) - ((target.lower(), target) < (other.lower(), other))
    )


def _on_split(target, separator=None, limit=None):
    if separator is None:
        made = [target]
    elif isinstance(separator, _Regexp):
        made = separator.pattern.split(target)
    else:
        made = target.split(separator) if separator else list(target)
    return made if limit is None else made[: int(limit)]


def _on_replace(target, wanted, value):
    if not isinstance(wanted, _Regexp):
        return target.replace(wanted, value(wanted) if callable(value) else value, 1)
    return wanted.pattern.sub(_replacement(value), target, count=0 if wanted.is_global else 1)


def _on_replaceAll(target, wanted, value):
    if isinstance(wanted, _Regexp):
        return wanted.pattern.sub(_replacement(value), target)
    return target.replace(wanted, value)


def _replacement(value):
    """What stands in for a match: a text with $1, or a function of the match and its groups."""
    if callable(value):
        return lambda match: _text(_run(value, match.group(), *match.groups()))

    def insert(match):
        return re.sub(r"\$(\$|&|\d)", lambda mark: _group(match, mark.group(1)), value)

    return insert


def _group(match, mark):
    """What $$, $& or $1 stand for."""
    if mark == "$":
        return "$"
    return match.group() if mark == "&" else (match.group(int(mark)) or "")


def _on_match(target, wanted):
    expression = wanted if isinstance(wanted, _Regexp) else _Regexp(wanted)
    if expression.is_global:
        return [match.group() for match in expression.pattern.finditer(target)] or None
    match = expression.pattern.search(target)
    return [match.group(), *match.groups()] if match else None


def _on_search(target, wanted):
    match = (wanted if isinstance(wanted, _Regexp) else _Regexp(wanted)).pattern.search(target)
    return match.start() if match else -1


class _Regexp:
    """A regular expression."""

    def __init__(self, pattern, flags=""):
        marks = {"i": re.IGNORECASE, "m": re.MULTILINE, "s": re.DOTALL}
        self.source = pattern
        self.pattern = re.compile(
            pattern, functools.reduce(lambda made, flag: made | marks.get(flag, 0), flags or "", 0)
        )
        self.is_global = "g" in (flags or "")
        self.lastIndex = 0

    def test(self, text):
        return self.exec(text) is not None

    def exec(self, text):
        match = self.pattern.search(_text(text), self.lastIndex if self.is_global else 0)
        if self.is_global:
            self.lastIndex = match.end() if match else 0
        return [match.group(), *match.groups()] if match else None


def _plain_date(value):
    """A date as Earth Engine takes it."""
    return int(value.getTime()) if isinstance(value, _Date) else value


class _Date:
    """A date as JavaScript has it: milliseconds since 1970. Local time is UTC."""

    def __init__(self, *values):
        if not values:
            self.milliseconds = int(time.time() * 1000)
        elif len(values) > 1:
            self.milliseconds = _Date.UTC(*values)
        elif isinstance(values[0], str):
            self.milliseconds = _Date.parse(values[0])
        else:
            self.milliseconds = _number(values[0])

    @staticmethod
    def now():
        return int(time.time() * 1000)

    @staticmethod
    def UTC(year, month=0, day=1, hours=0, minutes=0, seconds=0, milliseconds=0):
        year, month = int(year + month // 12), int(month % 12)
        year += 1900 if 0 <= year <= 99 else 0
        days = datetime.date(year, month + 1, 1).toordinal() - 719163 + day - 1
        return int(((days * 24 + hours) * 60 + minutes) * 60000 + seconds * 1000 + milliseconds)

    @staticmethod
    def parse(text):
        numbers = re.match(
            r"\s*(\d{4})[-/](\d{1,2})(?:[-/](\d{1,2}))?(?:[T ](\d{1,2}):(\d{2})(?::(\d{2})(\.\d+)?)?)?", text
        )
        if numbers:
            year, month, day, hours, minutes, seconds, rest = numbers.groups()
            return _Date.UTC(
                int(year), int(month) - 1, int(day or 1), int(hours or 0), int(minutes or 0), int(seconds or 0),
                int(float(rest or 0) * 1000),
            )  # fmt: skip
        for form in ("%Y", "%m/%d/%Y", "%B %d, %Y", "%b %d, %Y", "%d %B %Y", "%d %b %Y", "%B %d, %Y %H:%M:%S"):
            try:
                made = datetime.datetime.strptime(text.strip(), form)
            except ValueError:
                continue
            return int((made - datetime.datetime(1970, 1, 1)).total_seconds() * 1000)
        return math.nan

    def _moment(self):
        return datetime.datetime(1970, 1, 1) + datetime.timedelta(milliseconds=self.milliseconds)

    def _replaced(self, **parts):
        now = self._moment()
        values = {"year": now.year, "month": now.month - 1, "day": now.day, "hours": now.hour, "minutes": now.minute}
        values.update(seconds=now.second, milliseconds=now.microsecond // 1000)
        values.update((name, value) for name, value in parts.items() if value is not None)
        self.milliseconds = _Date.UTC(**values)
        return self.milliseconds

    def getTime(self):
        return self.milliseconds

    valueOf = getTime

    def getFullYear(self):
        return self._moment().year

    def getMonth(self):
        return self._moment().month - 1

    def getDate(self):
        return self._moment().day

    def getDay(self):
        return self._moment().isoweekday() % 7

    def getHours(self):
        return self._moment().hour

    def getMinutes(self):
        return self._moment().minute

    def getSeconds(self):
        return self._moment().second

    def getMilliseconds(self):
        return self._moment().microsecond // 1000

    def getTimezoneOffset(self):
        return 0

    getUTCFullYear, getUTCMonth, getUTCDate, getUTCDay = getFullYear, getMonth, getDate, getDay
    getUTCHours, getUTCMinutes, getUTCSeconds = getHours, getMinutes, getSeconds

    def setTime(self, milliseconds):
        self.milliseconds = milliseconds
        return milliseconds

    def setFullYear(self, year, month=None, day=None):
        return self._replaced(year=year, month=month, day=day)

    def setMonth(self, month, day=None):
        return self._replaced(month=month, day=day)

    def setDate(self, day):
        return self._replaced(day=day)

    def setHours(self, hours, minutes=None, seconds=None, milliseconds=None):
        return self._replaced(hours=hours, minutes=minutes, seconds=seconds, milliseconds=milliseconds)

    def setMinutes(self, minutes, seconds=None):
        return self._replaced(minutes=minutes, seconds=seconds)

    def setSeconds(self, seconds):
        return self._replaced(seconds=seconds)

    setUTCFullYear, setUTCMonth, setUTCDate, setUTCHours = setFullYear, setMonth, setDate, setHours

    def toISOString(self):
        return self._moment().strftime("%Y-%m-%dT%H:%M:%S.") + f"{self.getMilliseconds():03d}Z"

    toJSON = toISOString

    def toDateString(self):
        return self._moment().strftime("%a %b %d %Y")

    def toLocaleDateString(self, *others):
        moment = self._moment()
        return f"{moment.month}/{moment.day}/{moment.year}"

    def toString(self):
        return self._moment().strftime("%a %b %d %Y %H:%M:%S GMT+0000 (Coordinated Universal Time)")

    __str__ = toString

    def __sub__(self, other):
        return self.milliseconds - _number(other)

    def __rsub__(self, other):
        return _number(other) - self.milliseconds

    def __lt__(self, other):
        return self.milliseconds < _number(other)

    def __le__(self, other):
        return self.milliseconds <= _number(other)

    def __gt__(self, other):
        return self.milliseconds > _number(other)

    def __ge__(self, other):
        return self.milliseconds >= _number(other)


class _Thrown(Exception):
    """What the script throws."""

    def __init__(self, value):
        super().__init__(_text(value.get("message") if isinstance(value, dict) else value))
        self.value = value


def _caught(error):
    """What `catch` gets."""
    return error.value if isinstance(error, _Thrown) else {"name": type(error).__name__, "message": str(error)}


def _error(message="", *others):
    """`new Error(message)`."""
    return {"name": "Error", "message": message}


def _pixel_type(name):
    """A type of pixels by its function: the Python client would take it for the precision of another one."""
    made = ee.PixelType("double")
    made.func, made.args = ee.ApiFunction.lookup(name), {}
    return made


class _Question:
    """A request that waits until it is asked for."""

    def __init__(self, ask):
        self.getInfo = ask


_waiting = []


def _evaluate(value, function, *others):
    """Ask Earth Engine when the script has run, as the Code Editor does, and hand the answer over."""
    _waiting.append((value, function))


def _answer_all():
    """Ask for what waits, and hand the answers over."""
    while _waiting:
        value, function = _waiting.pop(0)
        try:
            answer, problem = value.getInfo(), None
        except Exception as error:  # whatever it is, the script's own function is told
            answer, problem = None, str(error)
        if problem is None:
            _run(function, answer, None)
        elif getattr(getattr(function, "__code__", None), "co_argcount", 1) > 1:
            function(None, problem)
        else:
            sys.stderr.write(f"Earth Engine could not compute this: {problem}\n")


def _started(task):
    """A task of an export, under way."""
    task.start()
    return task


class _Missing:
    """Stands for a module that is not here, and says so when something of it is wanted."""

    def __init__(self, name):
        self._name = name

    def __getattr__(self, name):
        raise ModuleNotFoundError(f"The script needs the module {self._name!r}: translate it together with the script.")

    __getitem__ = __getattr__
