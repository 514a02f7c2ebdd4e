"""Requests checked against Discord's own OpenAPI description."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012

SHARED = Path(os.environ.get("BRIEFING_SHARED", Path(__file__).parents[4] / "shared"))
DESCRIPTION = SHARED / "discord" / "openapi.json"
_SHOWN = 160


class Description:
    """Which route a path is, and what is wrong with a body."""

    def __init__(self, path: Path = DESCRIPTION) -> None:
        document = json.loads(path.read_text("utf-8"))
        schemas = document["components"]["schemas"]
        schemas["SnowflakeType"] = {"type": ["string", "integer"], "pattern": "^(0|[1-9][0-9]*)$"}
        self._registry: Registry[Any] = Registry().with_resource(
            "urn:discord", Resource(contents=document, specification=DRAFT202012)
        )
        self._validators: dict[str, Draft202012Validator] = {}
        routes = [(path.count("{"), _pattern(path), path, methods) for path, methods in document["paths"].items()]
        self._routes = sorted(routes, key=lambda route: route[0])  # a literal part wins over a parameter

    def problems(self, method: str, path: str, query: dict[str, str], body: Any) -> list[str]:
        """What is wrong with a request, one line each; ``path`` begins after ``/api/v10``."""
        for _, pattern, template, methods in self._routes:
            operation = methods.get(method.lower())
            if operation and pattern.fullmatch(path):
                return self._check(method, template, operation, query, body)
        return [f"{method} {path}: Discord has no such route"]

    def _check(
        self, method: str, template: str, operation: dict[str, Any], query: dict[str, str], body: Any
    ) -> list[str]:
        known = {p["name"] for p in operation.get("parameters", []) if p.get("in") == "query"}
        found = [f"{method} {template}: unknown query {name}" for name in query if name not in known]
        if body is not None and "application/json" in operation.get("requestBody", {}).get("content", {}):
            pointer = ("paths", template, method.lower(), "requestBody", "content", "application/json", "schema")
            found += [f"{method} {template}: {error}" for error in self._errors(body, pointer)]
        return found

    def _errors(self, body: Any, pointer: tuple[str, ...]) -> list[str]:
        reference = "urn:discord#/" + "/".join(part.replace("~", "~0").replace("/", "~1") for part in pointer)
        if reference not in self._validators:
            self._validators[reference] = Draft202012Validator({"$ref": reference}, registry=self._registry)
        lines = []
        for error in self._validators[reference].iter_errors(body):
            closest = error
            while closest.context:  # into the branch of a union that the body comes closest to
                closest = min(closest.context, key=lambda c: (-len(c.absolute_path), c.validator == "enum"))
            lines.append(f"{closest.json_path}: {closest.message[:_SHOWN]}")
        return lines


def _pattern(path: str) -> re.Pattern[str]:
    return re.compile(re.sub(r"\\{\w+\\}", "[^/]+", re.escape(path)))
