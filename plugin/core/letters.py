# SPDX-License-Identifier: GPL-2.0-or-later
"""Names of files and tasks out of texts in any script. `service_name` is carried by scripts, and stands alone."""

from __future__ import annotations

import hashlib
import re
import unicodedata

#: Longest name, in characters; and in bytes, of which file systems take 255 with endings.
MAX_NAME, _MAX_BYTES = 100, 200
#: What Windows takes for devices, with any ending.
_DEVICES = {"CON", "PRN", "AUX", "NUL", *(f"{port}{number}" for port in ("COM", "LPT") for number in range(1, 10))}


def service_name(text: str) -> str:
    """A name that the service takes: ASCII letters, digits, "-", "_" and ".".

    Cyrillic is written in Latin letters, letters with marks without them; what has no plain letters is left out, and
    a mark of the whole text at the end tells the name from others that lost the same.
    """
    sounds = (
        "а:a б:b в:v г:g д:d е:e ё:yo ж:zh з:z и:i й:y к:k л:l м:m н:n о:o п:p р:r с:s т:t у:u ф:f х:kh ц:ts ч:ch "
        "ш:sh щ:shch ъ: ы:y ь: э:e ю:yu я:ya є:ye і:i ї:yi ґ:g ў:u ј:j љ:lj њ:nj ћ:c ђ:dj џ:dz ѕ:dz "
        "ß:ss æ:ae ø:o đ:d ð:d þ:th ł:l œ:oe ı:i"
    )
    table = dict(each.split(":") for each in sounds.split(" "))
    made, is_lost = "", False
    for letter in unicodedata.normalize("NFC", text):
        sound = letter if letter.isascii() else table.get(letter.lower())
        if sound is None and letter.isalpha():
            sound = unicodedata.normalize("NFKD", letter).encode("ascii", "ignore").decode("ascii") or None
        elif sound is None and letter.isdecimal():
            sound = str(unicodedata.digit(letter))
        is_lost = is_lost or (sound is None and letter.isalpha())
        made += letter if sound is None else sound.capitalize() if letter.isupper() else sound
    name = re.sub(r"[^A-Za-z0-9._-]+", "_", made).strip("_.")
    if is_lost:
        mark = hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()[:6]
        return (name[:93].strip("_.") or "image") + "_" + mark
    return name[:100] or "image"


def is_plain(text: str) -> bool:
    """Whether `service_name` loses no letter of a text."""
    mark = hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()[:6]
    return text.isascii() or not service_name(text).endswith(f"_{mark}")


def file_name(text: str) -> str:
    """A name for a file on any computer, without an ending: letters of every script, digits, "-", "_" and "."."""
    letters = (
        letter if letter in "._-" or letter.isalnum() or unicodedata.category(letter)[0] == "M" else " "
        for letter in unicodedata.normalize("NFC", text)
    )
    name = re.sub(r" +", "_", "".join(letters)).strip("_.")[:MAX_NAME]
    name = name.encode("utf-8", "ignore")[:_MAX_BYTES].decode("utf-8", "ignore").rstrip("_.") or "image"
    stem, dot, rest = name.partition(".")
    return f"{stem}_{dot}{rest}" if stem.upper() in _DEVICES else name
