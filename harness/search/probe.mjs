// A function that sends one request as its own role, signed as the setup function signs its own, and returns the answer.
import https from "node:https";
import { signedHeaders } from "./signature.mjs";

export function handler({ endpoint, method, path, body = "", headers = {} }) {
  const { AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN, AWS_REGION } = process.env;
  const [accessKeyId, secretAccessKey, sessionToken] = [AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN];
  const credentials = { accessKeyId, secretAccessKey, sessionToken };
  const url = `https://${endpoint}${path}`;
  const signed = signedHeaders({ method, url, body, headers, region: AWS_REGION, service: "es", credentials });
  return new Promise((resolve, reject) => {
    const request = https.request(url, { method, headers: signed }, (response) => {
      let text = "";
      response.setEncoding("utf8").on("data", (part) => (text += part));
      response.on("end", () => resolve({ status: response.statusCode, body: JSON.parse(text) }));
    });
    request.on("error", reject).end(body);
  });
}
