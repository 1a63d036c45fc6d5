"""What a domain has and no OpenSearch from Maven: lifecycle policies (ISM) and Dashboards. Both are ours, and only keep what
they are given, under the rules of their API; nothing runs a policy, and nothing draws a chart.

They are the master user's alone.
"""

import json
import urllib.parse

POLICIES = "/_plugins/_ism/policies/"
OBJECTS = "/_dashboards/api/saved_objects/"


def answer(domain, is_master, request, body):
    """@returns status and body, or None where it is for OpenSearch"""
    path, _, query = request.path.partition("?")
    kind = next((kind for kind in (POLICIES, OBJECTS) if path.startswith(kind)), None)
    if kind is None:
        return None
    if not is_master:
        return 403, {"error": {"type": "security_exception", "reason": "no permissions"}, "status": 403}
    parameters = dict(urllib.parse.parse_qsl(query))
    name = urllib.parse.unquote(path.removeprefix(kind))
    kept = domain.__dict__.setdefault("kept_policies" if kind == POLICIES else "kept_objects", {})
    answers = policies if kind == POLICIES else objects
    return answers(kept, request, name, parameters, json.loads(body or "null"))


def policies(kept, request, name, parameters, document):
    """OpenSearch, "ISM API": what replaces a policy says which version it replaces."""
    old = kept.get(name)
    if request.command == "GET":
        return (200, old) if old else (404, {"error": {"type": "status_exception", "reason": "Policy not found"}})
    if request.command != "PUT":
        raise NotImplementedError("%s of a lifecycle policy" % request.command)
    if not isinstance(document.get("policy"), dict):
        return 400, {"error": {"type": "parsing_exception", "reason": "no policy"}}
    numbers = {"_primary_term": parameters.get("if_primary_term"), "_seq_no": parameters.get("if_seq_no")}
    if old and any(str(old[key]) != number for key, number in numbers.items()):
        return 409, {"error": {"type": "version_conflict_engine_exception", "reason": "document already exists"}}
    sequence = old["_seq_no"] + 1 if old else 0
    kept[name] = {"_id": name, "_version": sequence + 1, "_primary_term": 1, "_seq_no": sequence, **document}
    return (200 if old else 201), kept[name]


def objects(kept, request, name, parameters, document):
    """OpenSearch Dashboards, "Saved objects API", an object by type and id; it asks for a header against forged requests."""
    if request.command == "GET":
        found = kept.get(name)
        return (200, found) if found else (404, {"statusCode": 404, "error": "Not Found"})
    if request.command != "POST" or name.count("/") != 1:
        raise NotImplementedError("%s %s of saved objects" % (request.command, name))
    if "osd-xsrf" not in request.headers:
        return 400, {"statusCode": 400, "error": "Bad Request", "message": "Request must contain a osd-xsrf header."}
    if name in kept and parameters.get("overwrite") != "true":
        return 409, {"statusCode": 409, "error": "Conflict", "message": "Saved object [%s] conflict" % name}
    kept[name] = {**dict(zip(("type", "id"), name.split("/"))), **document}
    return 200, kept[name]
