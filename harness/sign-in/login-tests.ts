import { Browser, type Page } from "./browser";
import { forgeries, genuine, type Genuine } from "./forgeries";
import { send, sendTo, type Hosts } from "./hosts";

/** A running system: a load balancer, an OpenID provider and an application behind. */
export interface SignInSystem {
  readonly hosts: Hosts;
  /** The application's, as people know it: `https://app.example.org`. */
  readonly origin: string;
  /** The identity provider's pages. */
  readonly provider: string;
  /** A path that is public, one that is an API's, and one that is neither. */
  readonly paths: Readonly<Record<"public" | "api" | "page", string>>;
  readonly cookieName: string;
  /** In seconds. */
  readonly sessionTimeout: number;
  /** Port of the application itself. */
  readonly application: number;
  /** What the load balancer puts into its header. */
  readonly genuine: Genuine;
  /** Has the load balancer's clock go forward by some seconds. */
  readonly wait: (seconds: number) => void;
}

/** Whom the application greets on a page. */
export const user = ({ body }: Page): unknown => (JSON.parse(body) as { user: unknown }).user;

/** Fills in the provider's forms: the one of the password, then the one of the consent. */
export async function fillIn(browser: Browser, form: Page, login: string): Promise<Page> {
  const { origin } = new URL(form.url);
  let page = form;
  for (let forms = 0; forms < 2 && page.url.startsWith(origin) && page.body.includes("<form"); forms++) {
    page = await browser.submit(page, { login, password: "of anybody" });
  }
  return page;
}

/** Tests of a whole sign-in. */
export function provesSignIn(system: () => SignInSystem): void {
  const url = (kind: "public" | "api" | "page"): string => `${system().origin}${system().paths[kind]}`;
  const asksForLogin = (page: Page): boolean => page.url.startsWith(system().provider) && page.body.includes("<form");

  async function login(name: string, browser: Browser): Promise<Page> {
    const page = await browser.open(url("page"));
    expect(asksForLogin(page)).toBe(true);
    return fillIn(browser, page, name);
  }

  async function signedIn(name: string): Promise<Browser> {
    const browser = new Browser(system().hosts);
    const page = await login(name, browser);
    expect(page).toMatchObject({ url: url("page"), status: 200 });
    expect(user(page)).toBe(name);
    return browser;
  }

  it("goes by HTTPS alone", async () => {
    const { hosts, origin, paths } = system();
    const { status, headers } = await send(hosts, new URL(origin.replace("https:", "http:") + paths.page));
    expect([status, headers.location]).toEqual([301, url("page")]);
  });

  it("lets everybody see a public path", async () => {
    const page = await new Browser(system().hosts).open(url("public"));
    expect(page).toMatchObject({ url: url("public"), status: 200 });
    expect(user(page)).toBeNull();
  });

  it("answers 401 on an API's path, and does not redirect", async () => {
    expect(await new Browser(system().hosts).open(url("api"))).toMatchObject({ url: url("api"), status: 401 });
  });

  it("asks for a login, and goes back to the page asked for, then shows API and public paths the user", async () => {
    const browser = await signedIn("ada");
    expect(user(await browser.open(url("api")))).toBe("ada");
    expect(user(await browser.open(url("page")))).toBe("ada");
    // The load balancer has no authenticate action there.
    expect(user(await browser.open(url("public")))).toBeNull();
  });

  it("ends the session when its time is over", async () => {
    const browser = await signedIn("grace");
    system().wait(system().sessionTimeout - 5);
    expect(user(await browser.open(url("api")))).toBe("grace");
    system().wait(10);
    expect(await browser.open(url("api"))).toMatchObject({ status: 401 });
    // The identity provider still knows her, and asks for nothing.
    expect(user(await browser.open(url("page")))).toBe("grace");
  });

  it("signs out of both, also where the session has several cookies", async () => {
    const { origin, cookieName, provider } = system();
    const browser = await signedIn("katherine-4000");
    const parts = browser.cookies(origin).filter((name) => name.startsWith(cookieName));
    expect(parts.length).toBeGreaterThan(1);
    const thief = browser.copy();
    const confirm = await browser.open(`${origin}/sign-out`);
    expect(confirm.url.startsWith(provider)).toBe(true);
    expect(browser.cookies(origin).filter((name) => name.startsWith(cookieName))).toEqual([]);
    await browser.submit(confirm, { logout: "yes" });
    expect(await browser.open(url("api"))).toMatchObject({ status: 401 });
    expect(asksForLogin(await browser.open(url("page")))).toBe(true);
    // A cookie that was copied before goes on until the session's time is over.
    expect(user(await thief.open(url("api")))).toBe("katherine-4000");
    system().wait(system().sessionTimeout + 1);
    expect(await thief.open(url("api"))).toMatchObject({ status: 401 });
  });

  it("gets 431 from Node.js at its defaults for claims of 6,000 characters, and 500 for more than 11 KB", async () => {
    expect(await login("annie-6000", new Browser(system().hosts))).toMatchObject({ status: 431 });
    expect(await login("annie-12000", new Browser(system().hosts))).toMatchObject({ status: 500 });
  });

  it("lets nobody in with another's code or state, or with a cookie that it did not seal", async () => {
    const { hosts, origin, cookieName } = system();
    const back = `${origin}/oauth2/idpresponse?code=x&state=`;
    expect(await new Browser(hosts).open(`${back}guessed`)).toMatchObject({ status: 401 });
    const form = await new Browser(hosts).open(url("page"));
    const state = new URL(form.url).searchParams.get("state") ?? "";
    expect(await new Browser(hosts).open(back + state)).toMatchObject({ status: 401 });
    const cookie = `${cookieName}-0=${Buffer.alloc(64).toString("base64url")}`;
    expect(await new Browser(hosts).open(url("api"), { headers: { cookie } })).toMatchObject({ status: 401 });
  });

  describe("a header that a client sends", () => {
    const withHeader = (data: string) => ({ headers: { "x-amzn-oidc-data": data, "x-amzn-oidc-identity": "ada" } });
    const forged = () => forgeries(system().genuine);

    it("is refused on a public path, where no load balancer overwrites it", async () => {
      for (const [what, , data] of forged()) {
        const page = await new Browser(system().hosts).open(url("public"), withHeader(data));
        expect([what, page.status]).toEqual([what, 403]);
      }
    });

    it("counts for nothing where the load balancer authenticates", async () => {
      for (const [, , data] of forged()) {
        expect(await new Browser(system().hosts).open(url("api"), withHeader(data))).toMatchObject({ status: 401 });
      }
      const browser = await signedIn("dorothy");
      expect(user(await browser.open(url("page"), withHeader("forged")))).toBe("dorothy");
    });

    it("is refused by the application itself, whoever gets through to it", async () => {
      const direct = async (data: string) => {
        const answer = await sendTo(system().application, system().paths.page, withHeader(data));
        return answer.status;
      };
      expect(await direct(genuine(system().genuine))).toBe(200);
      for (const [what, , data] of forged()) expect([what, await direct(data)]).toEqual([what, 403]);
      expect((await sendTo(system().application, system().paths.page, {})).status).toBe(401);
    });
  });
}
