import { send, type Hosts, type Sent } from "./hosts";

/** What a browser shows. */
export interface Page {
  /** Where it ended, after all redirects. */
  readonly url: string;
  readonly status: number;
  readonly body: string;
}

interface Cookie {
  readonly value: string;
  readonly path: string;
}

/** A browser with one person's cookies, and no scripts. */
export class Browser {
  private readonly jars = new Map<string, Map<string, Cookie>>();

  public constructor(private readonly hosts: Hosts) {}

  /** Opens a page, and follows up to 12 redirects. */
  public async open(address: string, sent: Sent = {}): Promise<Page> {
    let url = new URL(address);
    let next = sent;
    for (let hops = 0; hops <= 12; hops++) {
      const cookie = this.cookieHeader(url);
      const answer = await send(this.hosts, url, { ...next, headers: { ...next.headers, ...(cookie && { cookie }) } });
      for (const line of answer.headers["set-cookie"] ?? []) this.keep(url, line);
      if (answer.status < 300 || answer.status >= 400)
        return { url: url.href, status: answer.status, body: answer.body };
      url = new URL(answer.headers.location ?? "", url);
      next = {};
    }
    throw new Error(`More than 12 redirects, the last to ${url.href}.`);
  }

  /** Sends the page's form, with what its hidden fields hold and what a person fills in. */
  public submit(page: Page, filledIn: Readonly<Record<string, string>> = {}): Promise<Page> {
    const attribute = (tag: string, name: string) => new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1] ?? "";
    const form = /<form [^>]*>/.exec(page.body)?.[0];
    if (form === undefined) throw new Error(`${page.url} has no form: ${page.body}`);
    const hidden = (page.body.match(/<input [^>]*type="hidden"[^>]*>/g) ?? []).map((tag) => [
      attribute(tag, "name"),
      attribute(tag, "value"),
    ]);
    const body = new URLSearchParams({ ...Object.fromEntries(hidden), ...filledIn } as Record<
      string,
      string
    >).toString();
    const headers = { "content-type": "application/x-www-form-urlencoded" };
    return this.open(new URL(attribute(form, "action"), page.url).href, { method: "POST", headers, body });
  }

  /** Names of the cookies that it holds for a site. */
  public cookies(origin: string): string[] {
    return [...(this.jars.get(new URL(origin).hostname)?.keys() ?? [])].sort();
  }

  /** A browser that holds copies of these cookies, as a thief would. */
  public copy(): Browser {
    const copy = new Browser(this.hosts);
    for (const [host, jar] of this.jars) copy.jars.set(host, new Map(jar));
    return copy;
  }

  private cookieHeader(url: URL): string {
    const jar = [...(this.jars.get(url.hostname) ?? [])];
    const its = jar.filter(([, { path }]) => url.pathname.startsWith(path));
    return its.map(([name, { value }]) => `${name}=${value}`).join("; ");
  }

  private keep(url: URL, line: string): void {
    const [pair = "", ...attributes] = line.split(/; */);
    const name = pair.slice(0, pair.indexOf("="));
    const value = pair.slice(pair.indexOf("=") + 1);
    const given = new Map(
      attributes.map((text) => [text.split("=")[0]?.toLowerCase(), text.slice(text.indexOf("=") + 1)]),
    );
    const jar = this.jars.get(url.hostname) ?? new Map<string, Cookie>();
    this.jars.set(url.hostname, jar);
    const expires = given.has("expires") ? Date.parse(given.get("expires") ?? "") : Infinity;
    if (given.get("max-age") === "0" || expires <= Date.now()) jar.delete(name);
    else jar.set(name, { value, path: given.get("path") ?? "/" });
  }
}
