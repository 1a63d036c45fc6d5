// Signature Version 4 (AWS general reference, "Create a signed AWS API request"), for requests with a body in JSON.
import { createHash, createHmac } from "node:crypto";
import { URL, URLSearchParams } from "node:url";

const sha256 = (text) => createHash("sha256").update(text).digest("hex");
const hmac = (key, text) => createHmac("sha256", key).update(text).digest();
/** As RFC 3986 has it, which encodes more than JavaScript does. */
const encode = (text) =>
  encodeURIComponent(text).replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);

/**
 * The headers of a request, with its signature.
 *
 * @param now when it is sent
 */
export function signedHeaders({ method, url, body, headers, region, service, credentials, now = new Date() }) {
  const { host, pathname, searchParams } = new URL(url);
  const date = now.toISOString().replace(/[-:]|\.\d{3}/g, "");
  const all = { ...lowerCase(headers), host, "x-amz-content-sha256": sha256(body), "x-amz-date": date };
  if (body !== "" && all["content-type"] === undefined) all["content-type"] = "application/json";
  if (credentials.sessionToken) all["x-amz-security-token"] = credentials.sessionToken;
  const names = Object.keys(all).sort();
  const query = [...searchParams].map(([name, value]) => `${encode(name)}=${encode(value)}`).sort();
  const canonical = [
    method,
    pathname.split("/").map(encode).join("/"),
    query.join("&"),
    ...names.map((name) => `${name}:${all[name]}`),
    "",
    names.join(";"),
    sha256(body),
  ].join("\n");
  const scope = [date.slice(0, 8), region, service, "aws4_request"];
  const key = scope.reduce(hmac, `AWS4${credentials.secretAccessKey}`);
  const text = ["AWS4-HMAC-SHA256", date, scope.join("/"), sha256(canonical)].join("\n");
  const signature = hmac(key, text).toString("hex");
  const credential = `Credential=${credentials.accessKeyId}/${scope.join("/")}`;
  const authorization = `AWS4-HMAC-SHA256 ${credential}, SignedHeaders=${names.join(";")}, Signature=${signature}`;
  return { ...all, authorization };
}

/**
 * The request for another role's credentials (AWS STS API reference, `AssumeRole`).
 *
 * @returns the request, and how it is signed
 */
export function assumeRole(roleArn, region, credentials) {
  const ending = region.startsWith("cn-") ? "amazonaws.com.cn" : "amazonaws.com";
  const parameters = { Action: "AssumeRole", Version: "2011-06-15", RoleArn: roleArn, RoleSessionName: "search-setup" };
  const headers = { "content-type": "application/x-www-form-urlencoded", accept: "application/json" };
  const body = new URLSearchParams(parameters).toString();
  const request = { method: "POST", url: `https://sts.${region}.${ending}/`, body, headers };
  return [request, { region, service: "sts", credentials }];
}

function lowerCase(headers) {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}
