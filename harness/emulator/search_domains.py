"""The endpoints of OpenSearch domains: what AWS checks of a request before it reaches OpenSearch, which is a real one.

Whether the security groups let the function connect to a domain in a VPC, who signed the request (botocore's signature must
be its own), and whether the role's policies or the domain's allow `es:ESHttp<Method>` on the path. What passes goes to the
search server (harness/search-server) as the role: user and backend role are its ARN; the domain's master role is the
server's `master`. Where no test has said which server that is, a domain says yes to everything: enough for tests that are
not about what is in it.
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
from moto.awslambda.models import lambda_backends
from moto.core import DEFAULT_ACCOUNT_ID
from moto.ec2.models import ec2_backends
from moto.opensearch.models import opensearch_backends
from moto.sts.models import sts_backends

import search_stand_ins
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


class NoWay(Exception):
    """No connection at all."""


class Front(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_args):
        pass

    def answer(self):
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        try:
            region, domain = domain_at(self.headers.get("Host"))
            role, session = signer(self, body, region)
            check_way(region, domain, session)
            check(domain, role, self.command, self.path)
        except NoWay:
            self.close_connection = True
        except Refused as refusal:
            self.reply(403, "application/json", json.dumps({"Message": str(refusal)}).encode())
        else:
            self.reply(*passed_on(self, body, domain, role))

    do_GET = do_POST = do_PUT = do_DELETE = do_HEAD = answer

    def reply(self, status, kind, body):
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


def domain_at(host):
    for region, backend in opensearch_backends[DEFAULT_ACCOUNT_ID].items():
        for domain in backend.domains.values():
            if host in (domain.endpoint, *(domain.endpoints or {}).values()):
                return region, domain
    raise NoWay


def check_way(region, domain, function_name):
    """A connection takes two rules: of a group of the function to go out, and of a group of the domain to come in."""
    if domain.vpc_options is None:
        return
    function = lambda_backends[DEFAULT_ACCOUNT_ID][region].get_function(function_name)
    ours = (function.vpc_config or {}).get("SecurityGroupIds", [])
    theirs = domain.vpc_options.get("SecurityGroupIds", [])
    group = ec2_backends[DEFAULT_ACCOUNT_ID][region].get_security_group_from_id
    goes_out = any(lets(rule, theirs) for own in ours for rule in group(own).egress_rules)
    comes_in = any(lets(rule, ours) for other in theirs for rule in group(other).ingress_rules)
    if not (goes_out and comes_in):
        raise NoWay


def lets(rule, groups):
    """Whether a rule is about port 443 and these groups. A range of addresses counts as the whole VPC."""
    port = rule.ip_protocol == "-1" or (rule.ip_protocol == "tcp" and rule.from_port <= 443 <= rule.to_port)
    return port and (bool(rule.ip_range) or rule.source_group.get("GroupId") in groups)


def signer(request, body, domain_region):
    """The role whose credentials signed the request, and its session: the function's name."""
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
    if region != domain_region:
        raise Refused("Credential should be scoped to a valid region.")
    if service != "es" or "host" not in headers or signature != fields["Signature"]:
        raise Refused("The request signature we calculated does not match the signature you provided.")
    return role.role_arn, role.session_name


def check(domain, role, method, path):
    action = "es:ESHttp%s" % method.capitalize()
    if not allowed(role, action, domain.arn + path.split("?")[0], domain.access_policies):
        raise Refused("User: %s is not authorized to perform: %s" % (role, action))


def passed_on(request, body, domain, role):
    is_master = role == (domain.advanced_security_options.get("MasterUserOptions") or {}).get("MasterUserARN")
    stand_in = search_stand_ins.answer(domain, is_master, request, body)
    if stand_in is not None:
        return stand_in[0], "application/json", json.dumps(stand_in[1]).encode()
    if state["server"] is None:
        return 200, "application/json", b'{"acknowledged": true}'
    roles = "%s,master" % role if is_master else role
    headers = {"x-proxy-user": role, "x-proxy-roles": roles, "x-forwarded-for": "127.0.0.1"}
    if "Content-Type" in request.headers:
        headers["Content-Type"] = request.headers["Content-Type"]
    connection = http.client.HTTPConnection(state["server"], timeout=60)
    connection.request(request.command, request.path, body or None, headers)
    answer = connection.getresponse()
    return answer.status, answer.getheader("Content-Type") or "application/json", answer.read()
