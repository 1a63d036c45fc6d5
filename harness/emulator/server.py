"""An AWS on this machine: moto's server, and the real AWS client (boto3) beside it.

Prints one line of JSON, {"endpoint": "http://127.0.0.1:PORT"}, once it listens. Then it answers requests, one line of
JSON each, from standard input:

    {"id": 1, "service": "ecs", "operation": "list_clusters", "parameters": {}, "region": "us-east-1", "query": "JMESPath"}

with {"id": 1, "result": ...} or {"id": 1, "error": {"code": ..., "message": ...}}. Each is a real HTTP request to the
server; where AWS pages the answer, all pages are read. {"id": 1, "search": "http://127.0.0.1:PORT"} says which OpenSearch
answers for the domains.

It lives exactly as long as its standard input is open. So it can't outlive the program that started it, not even when
that one is killed; and Ctrl-C in a terminal, which reaches every process of the group, leaves it running until its
owner has cleaned up.
"""

import html
import json
import logging
import os
import signal
import sys
import threading
import traceback

os.environ["MOTO_IAM_LOAD_MANAGED_POLICIES"] = "true"  # so that arn:aws:iam::aws:policy/... can be attached

import boto3
import botocore.config
import botocore.exceptions
import flask
import jmespath
from moto.server import DomainDispatcherApplication, MotoRequestHandler, create_backend_app
from werkzeug.exceptions import HTTPException
from werkzeug.serving import make_server

import additions
import api_additions
import authentication_refusals
import certificate_refusals
import function_targets
import lambda_refusals
import refusals
import search_domains
import search_refusals
import web_identity_refusals


def create_app(service):
    """moto's application for one service, but what it does not implement is refused as AWS refuses an unknown operation.

    By itself it answers 500, which means "try again": Terraform then tries again for ten minutes.
    """
    app = create_backend_app(service)
    app.register_error_handler(Exception, refuse)
    return app


def refuse(error):
    if isinstance(error, HTTPException):
        return error
    if not isinstance(error, NotImplementedError):
        traceback.print_exception(error)
    code, message = "UnknownOperationException", "the emulated AWS can't do this: %r" % error
    if flask.request.content_type and "json" in flask.request.content_type:
        return flask.jsonify(__type=code, message=message), 400, {"X-Amzn-ErrorType": code}
    xml = "<ErrorResponse><Error><Code>%s</Code><Message>%s</Message></Error></ErrorResponse>"
    return xml % (code, html.escape(message)), 400, {"Content-Type": "text/xml", "X-Amzn-ErrorType": code}


def answer(request, client_for):
    client = client_for(request["service"], request.get("region", "us-east-1"))
    operation = request["operation"]
    parameters = request.get("parameters", {})
    if client.can_paginate(operation):
        result = client.get_paginator(operation).paginate(**parameters).build_full_result()
    else:
        result = getattr(client, operation)(**parameters)
        result.pop("ResponseMetadata", None)
    return jmespath.search(request["query"], result) if "query" in request else result


def main():
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    logging.getLogger("werkzeug").setLevel(logging.ERROR)  # otherwise a line for every request
    replies, sys.stdout = sys.stdout, sys.stderr  # nothing else may print between the replies

    modules = (
        *(additions, api_additions, refusals),
        *(authentication_refusals, certificate_refusals),
        *(function_targets, lambda_refusals, search_refusals, web_identity_refusals),
    )
    for module in modules:
        module.install()
    application = DomainDispatcherApplication(create_app)
    server = make_server("127.0.0.1", 0, application, threaded=True, request_handler=MotoRequestHandler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    endpoint = "http://127.0.0.1:%d" % server.server_port

    session = boto3.session.Session(aws_access_key_id="emulated", aws_secret_access_key="emulated")
    config = botocore.config.Config(proxies={}, retries={"max_attempts": 1})
    clients = {}

    def client_for(service, region):
        if (service, region) not in clients:
            clients[service, region] = session.client(service, region, endpoint_url=endpoint, config=config)
        return clients[service, region]

    def reply(line):
        print(json.dumps(line, default=str), file=replies, flush=True)

    reply({"endpoint": endpoint})
    for line in sys.stdin:
        request = json.loads(line)
        if "search" in request:
            search_domains.use(request["search"])
            reply({"id": request["id"], "result": None})
            continue
        try:
            reply({"id": request["id"], "result": answer(request, client_for)})
        except botocore.exceptions.ClientError as error:
            reply({"id": request["id"], "error": {"code": error.response["Error"]["Code"], "message": str(error)}})
        except Exception as error:  # a wrong parameter name, an unknown operation: the caller's mistake, reported as such
            reply({"id": request["id"], "error": {"code": type(error).__name__, "message": str(error)}})
    os._exit(0)  # the server's threads need no farewell


if __name__ == "__main__":
    main()
