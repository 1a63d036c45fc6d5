"""Lambda functions, run by the Node.js of this machine, where moto would need Docker; and what moto 5.2.5 forgets of them.

What runs is the real code, in a zip, with the real input and environment; what is emulated is Lambda around it.
"""

import io
import json
import os
import subprocess
import tempfile
import time
import uuid
import zipfile

from moto.awslambda.models import LambdaFunction
from moto.iam.exceptions import NotFoundException
from moto.sts.models import sts_backends

import search_domains
from permissions import allowed

RUNNER = os.path.join(os.path.dirname(os.path.abspath(__file__)), "run-handler.mjs")

# What moto neither keeps nor answers, with what AWS answers where a request leaves it out.
KEPT = {
    "DeadLetterConfig": lambda _: None,
    "LoggingConfig": lambda name: {"LogFormat": "Text", "LogGroup": group_of(name)},
}


def group_of(name):
    return "/aws/lambda/%s" % name


def install():
    kept_fields()
    LambdaFunction._invoke_lambda = invoke


def kept_fields():
    """CreateFunction, GetFunction, UpdateFunctionConfiguration: a function that comes back without them, or with old ones,
    differs from its configuration for ever."""
    create, describe = LambdaFunction.__init__, LambdaFunction.get_configuration
    update = LambdaFunction.update_configuration
    plain = {"TracingConfig": "tracing_config", "KMSKeyArn": "kms_key_arn"}

    def init(self, account_id, spec, *args, **kwargs):
        self.kept = {name: spec[name] for name in KEPT if spec.get(name)}
        create(self, account_id, spec, *args, **kwargs)

    def get_configuration(self, *args, **kwargs):
        answer = describe(self, *args, **kwargs)
        for name, default in KEPT.items():
            value = self.kept.get(name) or default(self.function_name)
            if value is not None:
                answer[name] = value
        return answer

    def update_configuration(self, updates):
        self.kept.update({name: value for name, value in updates.items() if name in KEPT})
        for name, attribute in plain.items():
            if name in updates:
                setattr(self, attribute, updates[name])
        if "EphemeralStorage" in updates:
            self.ephemeral_storage = updates["EphemeralStorage"]["Size"]
        return update(self, {name: value for name, value in updates.items() if name not in KEPT})

    LambdaFunction.__init__ = init
    LambdaFunction.get_configuration = get_configuration
    LambdaFunction.update_configuration = update_configuration


def invoke(self, event=None):
    """@returns the payload, whether it is an error, and the log"""
    if not self.run_time.startswith("nodejs"):
        raise NotImplementedError("a function of the runtime %s" % self.run_time)
    request_id = str(uuid.uuid4())
    with tempfile.TemporaryDirectory() as folder:
        zipfile.ZipFile(io.BytesIO(self.code_bytes)).extractall(folder)
        answer = os.path.join(folder, "%s.json" % request_id)
        call = {
            "folder": folder,
            "handler": self.handler,
            "event": event or {},
            "context": {"functionName": self.function_name, "awsRequestId": request_id},
            "answer": answer,
            "front": search_domains.port(),
        }
        timeout = int(self.timeout)
        try:
            done = subprocess.run(
                [os.environ.get("NODE", "node"), RUNNER],
                cwd=folder,
                env=environment(self),
                input=json.dumps(call),
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                text=True,
                timeout=timeout,
            )
            log = done.stdout
            ended = "Runtime exited with error: exit status %d" % done.returncode
            reply = json.load(open(answer)) if os.path.exists(answer) else failure("Runtime.ExitError", ended)
        except subprocess.TimeoutExpired as expired:
            log = (expired.stdout or b"").decode()
            reply = failure("Sandbox.Timedout", "Task timed out after %.2f seconds" % timeout)
    keep_log(self, "START RequestId: %s\n%sEND RequestId: %s" % (request_id, log, request_id))
    return json.dumps(reply.get("error", reply.get("result"))), "error" in reply, log


def failure(kind, message):
    return {"error": {"errorType": kind, "errorMessage": message}}


def environment(self):
    """With credentials of the function's role, as Lambda gives them."""
    backend = sts_backends[self.account_id]["aws"]
    role = backend.assume_role(self.region, self.function_name, self.role, None, 3600, None)
    return {
        "PATH": os.environ["PATH"],
        "AWS_REGION": self.region,
        "AWS_DEFAULT_REGION": self.region,
        "AWS_LAMBDA_FUNCTION_NAME": self.function_name,
        "AWS_ACCESS_KEY_ID": role.access_key_id,
        "AWS_SECRET_ACCESS_KEY": role.secret_access_key,
        "AWS_SESSION_TOKEN": role.session_token,
        **self.environment_vars,
    }


def keep_log(self, text):
    """In the function's log group, if the role may write there, as with Lambda: otherwise it is lost in silence."""
    group = self.kept.get("LoggingConfig", {}).get("LogGroup") or group_of(self.function_name)
    arn = "arn:aws:logs:%s:%s:log-group:%s" % (self.region, self.account_id, group)
    stream = "%s/[$LATEST]%s" % (time.strftime("%Y/%m/%d", time.gmtime()), uuid.uuid4().hex)

    def may(operation, resource):
        try:
            return allowed(self.role, "logs:%s" % operation, resource)
        except NotFoundException:
            return False

    if group not in self.logs_backend.groups and may("CreateLogGroup", arn):
        self.logs_backend.create_log_group(group, {})
    if group not in self.logs_backend.groups:
        return
    if all(may(operation, "%s:log-stream:%s" % (arn, stream)) for operation in ("CreateLogStream", "PutLogEvents")):
        now = int(time.time() * 1000)
        self.logs_backend.create_log_stream(group, stream)
        events = [{"timestamp": now, "message": line} for line in text.splitlines() if line]
        self.logs_backend.put_log_events(group, stream, events)
