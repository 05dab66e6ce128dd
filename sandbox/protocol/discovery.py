# SPDX-License-Identifier: GPL-2.0-or-later
"""The discovery document: which methods the REST API has, as Google's client libraries read it."""

from __future__ import annotations

from typing import Any

#: Method → (HTTP verb, path, query parameters, whether it has a body).
_METHODS: dict[str, tuple[str, str, tuple[str, ...], bool]] = {
    "projects.listAssets": ("GET", "{+parent}:listAssets", ("pageSize", "pageToken", "view", "filter"), False),
    "projects.getConfig": ("GET", "{+name}", (), False),
    "projects.updateConfig": ("PATCH", "{+name}", ("updateMask",), True),
    "projects.algorithms.list": ("GET", "{+parent}/algorithms", (), False),
    "projects.assets.copy": ("POST", "{+sourceName}:copy", (), True),
    "projects.assets.create": ("POST", "{+parent}/assets", ("assetId", "overwrite"), True),
    "projects.assets.delete": ("DELETE", "{+name}", (), False),
    "projects.assets.get": ("GET", "{+name}", (), False),
    "projects.assets.getIamPolicy": ("POST", "{+resource}:getIamPolicy", (), True),
    "projects.assets.setIamPolicy": ("POST", "{+resource}:setIamPolicy", (), True),
    "projects.assets.testIamPermissions": ("POST", "{+resource}:testIamPermissions", (), True),
    "projects.assets.getPixels": ("POST", "{+name}:getPixels", (), True),
    "projects.assets.listAssets": ("GET", "{+parent}:listAssets", ("pageSize", "pageToken", "view", "filter"), False),
    "projects.assets.listFeatures": ("GET", "{+parent}:listFeatures", ("pageSize", "pageToken", "filter"), False),
    "projects.assets.listImages": ("GET", "{+parent}:listImages", ("pageSize", "pageToken", "filter"), False),
    "projects.assets.move": ("POST", "{+sourceName}:move", (), True),
    "projects.assets.patch": ("PATCH", "{+name}", ("updateMask",), True),
    "projects.image.computePixels": ("POST", "{+project}/image:computePixels", (), True),
    "projects.image.export": ("POST", "{+project}/image:export", (), True),
    "projects.imageCollection.computeImages": ("POST", "{+project}/imageCollection:computeImages", (), True),
    "projects.map.export": ("POST", "{+project}/map:export", (), True),
    "projects.maps.create": ("POST", "{+parent}/maps", (), True),
    "projects.operations.cancel": ("POST", "{+name}:cancel", (), True),
    "projects.operations.delete": ("DELETE", "{+name}", (), False),
    "projects.operations.get": ("GET", "{+name}", (), False),
    "projects.operations.list": ("GET", "{+name}/operations", ("pageSize", "pageToken", "filter"), False),
    "projects.operations.wait": ("POST", "{+name}:wait", (), True),
    "projects.table.computeFeatures": ("POST", "{+project}/table:computeFeatures", (), True),
    "projects.table.export": ("POST", "{+project}/table:export", (), True),
    "projects.tables.create": ("POST", "{+parent}/tables", (), True),
    "projects.thumbnails.create": ("POST", "{+parent}/thumbnails", (), True),
    "projects.thumbnails.getPixels": ("GET", "{+name}:getPixels", (), False),
    "projects.filmstripThumbnails.create": ("POST", "{+parent}/filmstripThumbnails", (), True),
    "projects.videoThumbnails.create": ("POST", "{+parent}/videoThumbnails", (), True),
    "projects.value.compute": ("POST", "{+project}/value:compute", (), True),
    "projects.video.export": ("POST", "{+project}/video:export", (), True),
    "projects.videoMap.export": ("POST", "{+project}/videoMap:export", (), True),
}

_PAGED_BODIES = ("computeFeatures", "computeImages")

_COMMON = ("access_token", "alt", "callback", "fields", "key", "oauth_token", "prettyPrint", "quotaUser")


def document(base_url: str) -> dict[str, Any]:
    """The document for a server at an address."""
    root: dict[str, Any] = {}
    for name, (verb, path, query, has_body) in _METHODS.items():
        *resources, method = name.split(".")
        node = root
        for resource in resources:
            node = node.setdefault("resources", {}).setdefault(resource, {})
        node.setdefault("methods", {})[method] = _method(method, name, verb, path, query, has_body)
    return {
        "kind": "discovery#restDescription",
        "discoveryVersion": "v1",
        "id": "earthengine:v1",
        "name": "earthengine",
        "version": "v1",
        "title": "Earth Engine on this machine",
        "protocol": "rest",
        "rootUrl": base_url + "/",
        "servicePath": "",
        "baseUrl": base_url + "/",
        "batchPath": "batch",
        "parameters": {name: {"type": "string", "location": "query"} for name in _COMMON},
        "schemas": {
            "Any": {"id": "Any", "type": "object"},
            # Client libraries make their "next page" methods where they see these two members.
            "Page": {"id": "Page", "type": "object", "properties": {"nextPageToken": {"type": "string"}}},
            "PageRequest": {"id": "PageRequest", "type": "object", "properties": {"pageToken": {"type": "string"}}},
        },
        **root,
    }


def _method(method: str, name: str, verb: str, path: str, query: tuple[str, ...], has_body: bool) -> dict[str, Any]:
    variable = path[path.index("{+") + 2 : path.index("}")]
    parameters: dict[str, Any] = {variable: {"type": "string", "location": "path", "required": True}}
    for each in (*query, "workloadTag"):
        parameters[each] = {"type": "integer" if each == "pageSize" else "string", "location": "query"}
    paged = "pageToken" in query or method in _PAGED_BODIES
    described: dict[str, Any] = {
        "id": f"earthengine.{name}",
        "httpMethod": verb,
        "path": "v1/" + path,
        "parameters": parameters,
        "parameterOrder": [variable],
        "response": {"$ref": "Page" if paged else "Any"},
    }
    if has_body:
        described["request"] = {"$ref": "PageRequest" if paged else "Any"}
    return described
