# -*- coding: utf-8 -*-
# Copyright JS Foundation and other contributors, https://js.foundation/
#
# Redistribution and use in source and binary forms, with or without
# modification, are permitted provided that the following conditions are met:
#
#   * Redistributions of source code must retain the above copyright
#     notice, this list of conditions and the following disclaimer.
#   * Redistributions in binary form must reproduce the above copyright
#     notice, this list of conditions and the following disclaimer in the
#     documentation and/or other materials provided with the distribution.
#
# THIS SOFTWARE IS PROVIDED BY THE COPYRIGHT HOLDERS AND CONTRIBUTORS "AS IS"
# AND ANY EXPRESS OR IMPLIED WARRANTIES, INCLUDING, BUT NOT LIMITED TO, THE
# IMPLIED WARRANTIES OF MERCHANTABILITY AND FITNESS FOR A PARTICULAR PURPOSE
# ARE DISCLAIMED. IN NO EVENT SHALL <COPYRIGHT HOLDER> BE LIABLE FOR ANY
# DIRECT, INDIRECT, INCIDENTAL, SPECIAL, EXEMPLARY, OR CONSEQUENTIAL DAMAGES
# (INCLUDING, BUT NOT LIMITED TO, PROCUREMENT OF SUBSTITUTE GOODS OR SERVICES;
# LOSS OF USE, DATA, OR PROFITS; OR BUSINESS INTERRUPTION) HOWEVER CAUSED AND
# ON ANY THEORY OF LIABILITY, WHETHER IN CONTRACT, STRICT LIABILITY, OR TORT
# (INCLUDING NEGLIGENCE OR OTHERWISE) ARISING IN ANY WAY OUT OF THE USE OF
# THIS SOFTWARE, EVEN IF ADVISED OF THE POSSIBILITY OF SUCH DAMAGE.




_TO_DICT_KEY_MAP = {
    'isAsync': 'async',
    'allowAwait': 'await',
}


def toDict(value):
    try:
        return _toDict(value, set())
    except RecursionError:
        from .visitor import ToDictVisitor
        return ToDictVisitor().visit(value)


def _toDict(value, active):
    if isinstance(value, Object):
        value_id = id(value)
        if value_id in active:
            return {
                'error': "Infinite recursion detected...",
            }
        active.add(value_id)
        try:
            return _toDict(value.__dict__, active)
        finally:
            active.remove(value_id)

    if isinstance(value, list):
        return [_toDict(item, active) for item in value]

    if isinstance(value, dict):
        items = []
        for k, item in value.items():
            if item is not None and not k.startswith('_'):
                if k == 'optional' and item is False:
                    continue
                key = str(k)
                items.append((
                    _TO_DICT_KEY_MAP.get(key, key),
                    _toDict(item, active),
                ))
        return dict(items)

    if value.__class__.__name__ in ('SRE_Pattern', 'Pattern'):
        return {}

    return value


class Array(list):
    pass


class Object(object):
    def toDict(self):
        return toDict(self)

    def __repr__(self):
        from .visitor import ReprVisitor
        return ReprVisitor().visit(self)

    def __getattr__(self, name):
        return None
