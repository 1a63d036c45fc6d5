"""parliament's findings on policies: {"name": "policy as JSON text"} from standard input, a JSON list to standard output."""

import json
import sys

import parliament

findings = []
for name, text in json.load(sys.stdin).items():
    for finding in parliament.analyze_policy_string(text).findings:
        enhanced = parliament.enhance_finding(finding)
        findings.append({"policy": name, "issue": finding.issue, "severity": enhanced.severity, "detail": str(finding.detail)})
json.dump(findings, sys.stdout)
