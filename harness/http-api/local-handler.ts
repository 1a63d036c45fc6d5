import { apiHandler } from "../../stacks/serverless-api/handler/api";
import { MysqlDatabase } from "../../stacks/serverless-api/handler/database";

/** The sample handler of stack `serverless-api`, over a server on this machine, which speaks no TLS and takes any password. */
export const handler = apiHandler(
  new MysqlDatabase({
    ...{ host: "127.0.0.1", port: Number(process.env["APP_DB_PORT"]), user: "root", database: "students" },
    password: () => Promise.resolve("swordfish"),
  }),
);
