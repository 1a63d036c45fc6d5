import { cardsOf } from "../../../commands/diagram/cards";
import type { Graph } from "../../../commands/diagram/graph";
import { linesOf, plural } from "../../../commands/diagram/lines";
import { cut } from "../../../commands/diagram/measure";
import { mergeAlike, mergeByType } from "../../../commands/diagram/merge";
import { markHubs, onlyAbout, reduceArrows } from "../../../commands/diagram/simplify";
import { thingsOf, type Json } from "../../../commands/diagram/things";
import { manyServices, ref, reversed, WEB } from "../../../harness/diagram/stacks";

const graphOf = (json: Json) => cardsOf(thingsOf(json));
const resources = (resource: Json) => graphOf({ resource });

/** What is drawn with what. */
const folded = ({ cards }: Graph) => [...cards.values()].map(({ addresses }) => addresses.join(" "));

/** Arrows with their words; dashed ones are dotted. */
const arrowsOf = ({ cards, arrows }: Graph) =>
  arrows.map(({ from, to, soft, permission, label }) => {
    const name = (id: string) => cards.get(id)?.addresses[0] ?? cards.get(id)?.title ?? "";
    return `${name(from)} ${soft || permission ? "··>" : "->"} ${name(to)}${label === undefined ? "" : ` (${label})`}`;
  });

describe("what a stack refers to", () => {
  const references = (json: Json, address: string) =>
    thingsOf(json)
      .get(address)
      ?.references.map((reference) => reference.address);

  test("is seen through locals and data sources, and never in tags", () => {
    expect(references(WEB, "aws_ecs_task_definition.web")).toEqual([
      "aws_ecr_repository.web",
      "aws_iam_role.execution",
    ]);
    expect(references(WEB, "aws_iam_policy.logs")).toEqual(["aws_cloudwatch_log_group.web"]);
  });

  test("locals that refer to each other end", () => {
    const locals = { a: ref("local.b"), b: `${ref("local.a")}${ref("aws_sns_topic.t.arn")}` };
    const resource = { aws_sns_topic: { t: {} }, aws_sqs_queue: { q: { policy: ref("local.a") } } };
    expect(references({ locals, resource }, "aws_sqs_queue.q")).toEqual(["aws_sns_topic.t"]);
  });

  test("text without a template is no reference, but for depends_on", () => {
    const resource = {
      aws_sns_topic: { t: {} },
      aws_sqs_queue: { q: { name: "aws_sns_topic.t" }, r: { depends_on: ["aws_sns_topic.t"] } },
    };
    const { arrows } = resources(resource);
    expect(arrows).toEqual([expect.objectContaining({ from: "aws_sqs_queue.r", to: "aws_sns_topic.t", soft: true })]);
  });

  test("is the same in the forms that Terraform takes: lists of blocks", () => {
    const list = { resource: [{ aws_sns_topic: [{ t: [{ x: 1 }] }] }, { aws_sqs_queue: { q: {} } }] };
    expect([...thingsOf(list).keys()].sort()).toEqual(["aws_sns_topic.t", "aws_sqs_queue.q"]);
  });

  test("depends on no order of members", () => {
    expect(JSON.stringify([...thingsOf(reversed(WEB) as Json).keys()])).toBe(JSON.stringify([...thingsOf(WEB).keys()]));
    expect(arrowsOf(graphOf(reversed(WEB) as Json))).toEqual(arrowsOf(graphOf(WEB)));
  });
});

describe("cards", () => {
  test("parts are with what owns or alone uses them", () => {
    expect(folded(graphOf(WEB))).toEqual([
      "aws_cloudwatch_log_group.web",
      "aws_ecr_repository.web",
      "aws_ecs_cluster.main",
      "aws_ecs_service.web aws_security_group.web aws_vpc_security_group_ingress_rule.web",
      "aws_ecs_task_definition.web",
      "aws_iam_role.execution aws_iam_policy.logs aws_iam_role_policy_attachment.logs",
      "aws_lb.web aws_lb_listener.web aws_lb_target_group.web aws_security_group.lb",
      "module.vpc",
      "",
      "",
    ]);
  });

  test("arrows go as traffic goes, with ports", () => {
    expect(arrowsOf(graphOf(WEB)).sort()).toEqual([
      "Internet -> aws_lb.web (HTTPS 443)",
      "aws_ecs_service.web -> aws_ecs_cluster.main",
      "aws_ecs_service.web -> aws_ecs_task_definition.web",
      "aws_ecs_service.web -> module.vpc",
      "aws_ecs_task_definition.web -> Log group",
      "aws_ecs_task_definition.web -> aws_ecr_repository.web (image)",
      "aws_ecs_task_definition.web -> aws_iam_role.execution",
      "aws_iam_role.execution ··> aws_cloudwatch_log_group.web",
      "aws_lb.web -> aws_ecs_service.web (8080)",
      "aws_lb.web -> module.vpc",
    ]);
  });

  test("arrows between security groups go as traffic goes, whichever side has the rule", () => {
    const id = (name: string) => ref(`aws_security_group.${name}.id`);
    const opened = { from_port: 80, to_port: 80, protocol: "tcp" };
    const groups = { app: {}, web: {} };
    const rules = (...all: Json[]) =>
      resources({ aws_security_group: groups, aws_security_group_rule: Object.fromEntries(all.entries()) });
    const ingress = { type: "ingress", security_group_id: id("app"), source_security_group_id: id("web") };
    const egress = { type: "egress", security_group_id: id("web"), source_security_group_id: id("app") };
    const expected = ["aws_security_group.web -> aws_security_group.app (80)"];
    expect(arrowsOf(rules({ ...ingress, ...opened }))).toEqual(expected);
    expect(arrowsOf(rules({ ...egress, ...opened }))).toEqual(expected);
    expect(arrowsOf(rules({ ...ingress, from_port: 0, to_port: 0, protocol: "-1" }))).toEqual([
      "aws_security_group.web -> aws_security_group.app",
    ]);
    const inline = {
      web: { egress: [{ ...opened, security_groups: [id("app")] }] },
      app: { ingress: [{ ...opened, security_groups: [id("web")] }] },
    };
    expect(arrowsOf(resources({ aws_security_group: inline }))).toEqual(expected);
  });

  test.each([
    ["policy", "policies"],
    ["api key", "api keys"],
    ["alias", "aliases"],
    ["metrics", "metrics"],
    ["bucket", "buckets"],
  ])("more than one %s are %s", (kind, kinds) => {
    expect(plural(kind)).toBe(kinds);
  });

  test("the driver's own log group is there, one that a resource makes is not drawn twice", () => {
    const implied = [...graphOf(WEB).cards.values()].filter(({ type }) => type === "implied");
    expect(implied.map((card) => linesOf(card, "addresses"))).toEqual([["/sidecar, made by the driver"]]);
  });

  test.each<[string, Json, string[]]>([
    ["an internal load balancer is not in the Internet", { aws_lb: { a: { internal: true } } }, []],
    [
      "a group's rule in it",
      {
        aws_security_group: {
          db: { ingress: [{ from_port: 3306, to_port: 3310, security_groups: [ref("aws_security_group.app.id")] }] },
          app: {},
        },
      },
      ["aws_security_group.app -> aws_security_group.db (3306-3310)"],
    ],
    [
      "a port that only the plan knows is no word",
      {
        aws_security_group: {
          db: { ingress: [{ from_port: ref("var.port"), security_groups: [ref("aws_security_group.app.id")] }] },
          app: {},
        },
      },
      ["aws_security_group.app -> aws_security_group.db"],
    ],
  ])("%s", (_what, resource, arrows) => expect(arrowsOf(resources(resource))).toEqual(arrows));

  test("owners in a cycle end", () => {
    const resource = {
      aws_x: { a: { b: ref("aws_x_y.b.id") } },
      aws_x_y: { b: { a: ref("aws_x.a.id"), c: ref("aws_x_y_z.c.id") } },
      aws_x_y_z: { c: { b: ref("aws_x_y.b.id") } },
    };
    expect(folded(resources(resource))).toEqual(["aws_x.a aws_x_y.b aws_x_y_z.c"]);
  });
});

describe("what makes a picture smaller", () => {
  const counts = ({ cards }: Graph) => [...cards.values()].map(({ title, heads }) => `${title} ${heads.length}`);

  test("alike cards are one", () => {
    expect(counts(mergeAlike(graphOf(manyServices(18))))).toEqual([
      "Cluster 1",
      "Service 18",
      "Task definition 18",
      "Role 18",
    ]);
    expect(counts(mergeAlike(graphOf(manyServices(2))))).toHaveLength(7);
  });

  test("cards of one type with other neighbours are not alike", () => {
    const resource = {
      aws_sns_topic: { t: {} },
      aws_sqs_queue: { a: {}, b: {}, c: {}, d: { x: ref("aws_sns_topic.t.arn") } },
    };
    expect(counts(mergeAlike(resources(resource)))).toEqual(["Topic 1", "Queue 3", "Queue 1"]);
    expect(counts(mergeByType(resources(resource)))).toEqual(["Topic 1", "Queue 4"]);
  });

  test("what many use is a mark on them", () => {
    const queue = { key: ref("aws_kms_key.k.arn") };
    const resource = { aws_kms_key: { k: {} }, aws_sqs_queue: { a: queue, b: queue, c: queue } };
    const marked = markHubs(resources(resource), { supporting: 3, others: 9 });
    expect(marked.arrows).toEqual([]);
    expect(marked.cards.get("aws_sqs_queue.b")?.marks).toEqual(["aws_kms_key.k"]);
    expect(markHubs(resources(resource), { supporting: 4, others: 9 }).arrows).toHaveLength(3);
  });

  test.each<[string, [string, string][], string[]]>([
    [
      "a shorter way beside a longer one goes",
      [
        ["a", "b"],
        ["b", "c"],
        ["a", "c"],
      ],
      ["a b", "b c"],
    ],
    [
      "of a cycle something stays",
      [
        ["a", "b"],
        ["b", "c"],
        ["c", "a"],
      ],
      ["a b", "b c", "c a"],
    ],
    [
      "of two ways one stays",
      [
        ["a", "b"],
        ["a", "c"],
        ["b", "c"],
        ["c", "b"],
      ],
      ["a c", "c b", "b c"],
    ],
  ])("%s", (_what, pairs, left) => {
    const card = { type: "t", group: "data", title: "t", heads: [], parts: [], addresses: [], marks: [] };
    const cards = new Map(["a", "b", "c"].map((id) => [id, { ...card, id }]));
    const arrows = pairs.map(([from, to]) => ({ from, to, soft: false, permission: false }));
    const kept = reduceArrows({ cards, arrows }).arrows.map(({ from, to }) => `${from} ${to}`);
    expect(kept.sort()).toEqual([...left].sort());
  });

  test("--only keeps what is meant and what it is connected with", () => {
    expect(folded(onlyAbout(graphOf(WEB), ["CLUSTER"]))).toEqual([
      "aws_ecs_cluster.main",
      "aws_ecs_service.web aws_security_group.web aws_vpc_security_group_ingress_rule.web",
    ]);
    expect(onlyAbout(graphOf(WEB), ["nothing"]).cards.size).toBe(0);
  });
});

test.each([
  ["short", 9, "short"],
  ["a name that is too long", 9, "a name t…"],
  ["🧨🧨🧨", 2, "🧨…"],
  ["one\nline", 9, "one line"],
  ["\u202Eesrever", 9, "esrever"],
])("%j in %d letters is %j", (text, letters, expected) => expect(cut(text, letters)).toBe(expected));
