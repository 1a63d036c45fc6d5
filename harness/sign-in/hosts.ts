import { request as httpRequest, type IncomingHttpHeaders, type OutgoingHttpHeaders } from "node:http";

/**
 * The internet of a test: which port of this machine answers for an origin, such as `https://login.example.org`. HTTPS ends
 * before it, as with a proxy in front.
 */
export type Hosts = Map<string, number>;

/** What to send. */
export interface Sent {
  /** @default `GET` */
  readonly method?: string;
  readonly headers?: OutgoingHttpHeaders;
  readonly body?: string;
}

/** What came back. */
export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/**
 * Sends a request to whoever answers for the URL's origin, without following redirects.
 *
 * @throws if nobody answers for it
 */
export function send(hosts: Hosts, url: URL, sent: Sent = {}): Promise<Answer> {
  const port = hosts.get(url.origin);
  if (port === undefined) return Promise.reject(new Error(`Nobody answers for ${url.origin}.`));
  const headers = { ...sent.headers, host: url.host, "x-forwarded-proto": url.protocol.replace(":", "") };
  return sendTo(port, url.pathname + url.search, { ...sent, headers });
}

/** Sends a request to a port of this machine. */
export function sendTo(port: number, path: string, { method = "GET", headers = {}, body = "" }: Sent): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const length = body === "" ? {} : { "content-length": Buffer.byteLength(body) };
    const options = { host: "127.0.0.1", port, path, method, headers: { ...headers, ...length }, agent: false };
    const request = httpRequest(options, (response) => {
      let text = "";
      response.setEncoding("utf8").on("data", (part: string) => (text += part));
      response.on("error", reject);
      response.on("end", () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text }));
    });
    request.on("error", reject).end(body);
  });
}
