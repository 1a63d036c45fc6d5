import type { Programs } from "../case";
import { HERE, READ } from "../parts";
import { wrong } from "../wrong";
import { allow, GROUP, when } from "./parts";

/** When a statement holds. */
export const CONDITION_PROGRAMS = {
  refused: {
    ...wrong("iam-condition-operator", {
      "an operator with a letter less": [when("StringEqual", "aws:SourceVpc"), "write StringEquals"],
      "an operator the other way round": [when("EqualsString", "aws:SourceVpc"), "iam-condition-operator"],
      "an operator of another language": [when("==", "aws:SourceVpc")],
      "an operator with a misspelt set": [when("ForAnyValues:StringEquals", "aws:TagKeys")],
      "an operator with If in front": [when("IfExistsStringEquals", "aws:SourceVpc")],
      "an ARN's operator misspelt": [when("ArnLikes", "aws:SourceArn", GROUP), "write ArnLike"],
      "an address's operator misspelt": [when("IPAdress", "aws:SourceIp", "10.0.0.0/8"), "write IpAddress"],
    }),
    ...wrong("iam-condition-key", {
      "a key without a service": [when("StringEquals", "SourceVpc")],
      "a global key with changed letters": [when("StringEquals", "aws:SourceVcp"), "write aws:SourceVpc"],
      "a global key with a letter less": [when("StringEquals", "aws:SourcAccount"), "write aws:SourceAccount"],
      "a service's key misspelt": [when("StringEquals", "s3:prefx"), "write s3:prefix"],
      "a key of ECS misspelt": [
        allow({ ...READ, conditions: { ArnEquals: { "ecs:clusters": `arn:aws:ecs:${HERE}:cluster/a` } } }),
        "write ecs:cluster",
      ],
    }),
  },
  warned: {
    ...wrong("iam-condition-key-unknown", {
      "an unknown global key": [when("StringEquals", "aws:ComesFromNetwork")],
      "a service's key with two letters less, which may be new": [when("StringEquals", "s3:prfx")],
      "an unknown key of a service": [when("StringEquals", "s3:CreatedByTheSystem")],
    }),
    ...wrong("iam-condition-value", {
      "a yes instead of true": [when("Bool", "aws:SecureTransport", "yes")],
      "a number in words": [when("NumericLessThan", "s3:max-keys", "ten")],
      "an address that is a name": [when("IpAddress", "aws:SourceIp", "office.example.org")],
      "a date as people write it": [when("DateLessThan", "aws:CurrentTime", "31.1.2026")],
    }),
  },
  right: {
    "a global key": when("StringEquals", "aws:SourceVpc", "vpc-0a1b2c3d"),
    "a global key in small letters": when("StringEquals", "aws:sourcevpc", "vpc-0a1b2c3d"),
    "a tag's key": when("StringEquals", "aws:ResourceTag/team", "shop"),
    "a principal's tag": when("StringEquals", "aws:PrincipalTag/team", "shop"),
    "keys of a set": when("ForAllValues:StringEquals", "aws:TagKeys", ["team", "env"]),
    "an operator if the key is there": when("StringEqualsIfExists", "aws:SourceVpc", "vpc-0a1b2c3d"),
    "a service's key": when("StringLike", "s3:prefix", ["app/*"]),
    "a key of another service": when("StringEquals", "kms:ViaService", "s3.eu-west-3.amazonaws.com"),
    "a key that holds a key": when("StringEquals", "kms:EncryptionContext:aws:logs:arn", GROUP),
    "a key of an identity provider": when("StringEquals", "token.actions.githubusercontent.com:sub", "repo:team/app"),
    "a key of Cognito": when("StringEquals", "cognito-identity.amazonaws.com:aud", "eu-west-3:1234"),
    "a boolean": when("Bool", "aws:SecureTransport", "true"),
    "a null": when("Null", "aws:SourceVpc", "false"),
    "a number": when("NumericLessThanEquals", "s3:max-keys", "10"),
    "address ranges": when("NotIpAddress", "aws:SourceIp", ["203.0.113.0/24", "2001:db8::/32"]),
    "a date": when("DateLessThan", "aws:CurrentTime", "2026-12-31T00:00:00Z"),
    "a variable of IAM's": when("StringEquals", "aws:ResourceTag/owner", "${aws:username}"),
  },
} satisfies Programs;
