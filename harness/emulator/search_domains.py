"""The endpoints of OpenSearch domains: what AWS checks of a request before it reaches OpenSearch, which is a real one.

Who signed it (botocore's signature must be the request's own), and whether the role's policies or the domain's allow
`es:ESHttp<Method>` on the path. What passes goes to the search server (harness/search-server) as the role: user and backend
role are its ARN; the domain's master role is the server's `master`.
"""

import hashlib
import http.client
import http.server
import json
import threading
import urllib.parse

from botocore.auth import SigV4Auth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials
from moto.core import DEFAULT_ACCOUNT_ID
from moto.opensearch.models import opensearch_backends
from moto.sts.models import sts_backends

from permissions import allowed

state = {"front": None, "server": None}


def use(endpoint):
    """Every domain is this search server: `http://127.0.0.1:PORT`."""
    state["server"] = urllib.parse.urlsplit(endpoint).netloc


def port():
    if state["front"] is None:
        state["front"] = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Front)
        threading.Thread(target=state["front"].serve_forever, daemon=True).start()
    return state["front"].server_port


class Refused(Exception):
    """403, with AWS's message."""


class Front(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_args):
        pass

    def answer(self):
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        domain = domain_at(self.headers.get("Host"))
        if domain is None:
            self.close_connection = True  # no such name: nobody is there
            return
        try:
            role = signer(self, body)
            check(domain, role, self.command, self.path)
        except Refused as refusal:
            self.reply(403, "application/json", json.dumps({"Message": str(refusal)}).encode())
            return
        self.reply(*passed_on(self, body, domain, role))

    do_GET = do_POST = do_PUT = do_DELETE = do_HEAD = answer

    def reply(self, status, kind, body):
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


def domain_at(host):
    domains = [d for backend in opensearch_backends[DEFAULT_ACCOUNT_ID].values() for d in backend.domains.values()]
    return next((d for d in domains if host in (d.endpoint, *(d.endpoints or {}).values())), None)


def signer(request, body):
    """The ARN of the role whose credentials signed the request."""
    fields = dict(f.strip().split("=", 1) for f in request.headers.get("Authorization", " ").split(" ", 1)[1].split(",") if f)
    if "Credential" not in fields:
        raise Refused("User: anonymous is not authorized to perform: es:ESHttp%s" % request.command.capitalize())
    key, _day, region, service, _end = fields["Credential"].split("/")
    role = next((r for r in sts_backends[DEFAULT_ACCOUNT_ID]["aws"].assumed_roles if r.access_key_id == key), None)
    if role is None or request.headers.get("x-amz-security-token") != role.session_token:
        raise Refused("The security token included in the request is invalid.")
    headers = {name: request.headers[name] for name in fields["SignedHeaders"].split(";")}
    signed = AWSRequest(request.command, "https://%s%s" % (request.headers["Host"], request.path), headers, body)
    signed.context["timestamp"] = request.headers["x-amz-date"]
    auth = SigV4Auth(Credentials(key, role.secret_access_key), service, region)
    signature = auth.signature(auth.string_to_sign(signed, auth.canonical_request(signed)), signed)
    if request.headers.get("x-amz-content-sha256", "") not in ("", hashlib.sha256(body).hexdigest()):
        raise Refused("The provided 'x-amz-content-sha256' header does not match what was computed.")
    if service != "es" or "host" not in headers or signature != fields["Signature"]:
        raise Refused("The request signature we calculated does not match the signature you provided.")
    return role.role_arn


def check(domain, role, method, path):
    action = "es:ESHttp%s" % method.capitalize()
    if not allowed(role, action, domain.arn + path.split("?")[0], domain.access_policies):
        raise Refused("User: %s is not authorized to perform: %s" % (role, action))


def passed_on(request, body, domain, role):
    master = (domain.advanced_security_options.get("MasterUserOptions") or {}).get("MasterUserARN")
    roles = [role, "master"] if role == master else [role]
    headers = {"x-proxy-user": role, "x-proxy-roles": ",".join(roles), "x-forwarded-for": "127.0.0.1"}
    if "Content-Type" in request.headers:
        headers["Content-Type"] = request.headers["Content-Type"]
    connection = http.client.HTTPConnection(state["server"], timeout=60)
    connection.request(request.command, request.path, body or None, headers)
    answer = connection.getresponse()
    return answer.status, answer.getheader("Content-Type") or "application/json", answer.read()
