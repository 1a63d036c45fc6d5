// A web application as an image has it, which knows nothing of Lambda: it listens on APP_PORT.
import { Buffer } from "node:buffer";
import { createServer } from "node:http";

const PAGES = {
  "/": (_request, response) => response.setHeader("content-type", "text/html").end("<h1>Students</h1>"),
  "/ready": (_request, response) => response.end("ready"),
  "/icon": (_request, response) =>
    response.setHeader("content-type", "image/x-icon").end(Buffer.from([0, 255, 1, 254])),
  "/sign-in": (_request, response) =>
    response.writeHead(302, { location: "/", "set-cookie": ["one=1; Path=/", "other=2; Path=/"] }).end(),
  "/echo": async (request, response) => {
    const body = Buffer.concat(await request.toArray()).toString();
    const { method, url, headers } = request;
    response.setHeader("content-type", "application/json").end(JSON.stringify({ method, url, headers, body }));
  },
};

const server = createServer((request, response) => {
  const [pathname] = request.url.split("?");
  const page = PAGES[pathname];
  if (page) return page(request, response);
  response.writeHead(404).end("no such page");
});
server.listen(Number(process.env.APP_PORT), "127.0.0.1");
