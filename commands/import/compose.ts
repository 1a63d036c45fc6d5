import { ByValue } from "./by-value";
import { call, type CallCode, type Code, construct, type Field, name, object, value } from "./code";
import { terraform } from "./doors";
import { indexedResource } from "./indexed-resource";
import { sourceOf } from "./input";
import { knownBy } from "./leave";
import { AWS_PROVIDER, ProviderAliases } from "./provider-aliases";
import { regionCode, withoutRegions } from "./region";
import { importBlocksOf } from "./import-ids";
import { rawResource, untypedIn } from "./raw-resource";
import { rawTask } from "./raw-task";
import { kindOf, Variables } from "./names";
import { withoutPlaceholders } from "./placeholders";
import type { ComposeOptions, Composition, Imported } from "./composition";
import type { Statement } from "./program";
import { PropsCode } from "./props-code";
import { Scopes } from "./scopes";
import { withoutSecrets } from "./secrets";
import { withoutSensitive } from "./sensitive";
import { type Indexed, ORDER, type Source, type SourceResource } from "./source";
import { RolesOfTasks } from "./task-roles";
import { Tokens } from "./tokens";
import { typedLogGroup } from "./typed-log-group";
import { typedRole } from "./typed-role";
import { type Made, referenceCode } from "./reference-code";
import type { Reason } from "./reason";
import { typedTask } from "./typed-task";
import { ProgramVariables } from "./variables";
import { anyText, type Fields, isFields } from "./fields";

/** Makes a program of a source: a construct of each resource that has a place in one, otherwise the provider's class. */
export function compose(source: Source, options: ComposeOptions): Composition {
  return new Composer(source, options).composition();
}

class Composer {
  private readonly tokens: Tokens;
  private readonly variables = new Variables();
  private readonly scopes = new Scopes();
  private readonly statements: Statement[] = [];
  private readonly resources: Imported[] = [];
  private readonly tasks = new Map<string, CallCode>();
  private readonly groups = new Map<string, Code>();
  private readonly aliases = new ProviderAliases(this.variables);
  private readonly made = new Map<string, Made>();
  private readonly programVariables: ProgramVariables;
  private readonly byValue: ByValue;
  private readonly roles: RolesOfTasks;

  public constructor(
    private readonly source: Source,
    private readonly options: ComposeOptions,
  ) {
    this.tokens = new Tokens(source.host, (reference) => referenceCode(reference, this.made));
    this.programVariables = new ProgramVariables(this.tokens, this.variables, source.declared);
    const instances = source.resources.flatMap(({ indexed }) => indexed?.instances ?? []);
    this.byValue = new ByValue([...source.left.map(({ known }) => known), ...instances.map(knownBy)]);
    this.roles = new RolesOfTasks({
      scopes: this.scopes,
      variables: this.variables,
      tokens: this.tokens,
      reference: (arn) => this.byValue.find("arn", arn),
    });
  }

  public composition(): Composition {
    const resources = withoutRegions(this.source)
      .map((each) => withoutSensitive(each, this.programVariables))
      .sort((a, b) => ORDER.indexOf(a.type) - ORDER.indexOf(b.type));
    const provider = this.scopes.of("aws");
    // The resources' names are a contract: what else the program makes takes what is left.
    const placed = resources.map((resource) => {
      const variable = this.variables.add(resource.name, kindOf(resource.type));
      return { resource, variable, scope: this.scopes.of(resource.name) };
    });
    const apis = new Map(resources.map((resource) => [resource.address, this.apiOf(resource)]));
    for (const { resource, variable, scope } of placed) {
      this.add(resource, variable, scope, apis);
    }
    const { code: region, statements } = regionCode(this.source, this.variables, this.scopes);
    const aws = construct(AWS_PROVIDER, [provider, value("aws"), ...(region ? [object({ region })] : [])]);
    const variables = this.programVariables.statements((id) => this.scopes.of(id));
    const aliases = this.aliases.statements((id) => this.scopes.of(id));
    const first = [...this.scopes.statements, ...statements, { code: aws }, ...aliases, ...variables];
    const { className, summary } = this.options;
    const imports = this.options.importBlocks ? importBlocksOf(resources) : { statements: [], without: [] };
    const left = this.source.left.map(({ address, reason }) => ({
      address,
      level: "left" as const,
      reasons: [reason],
    }));
    return {
      program: { className, summary, statements: [...first, ...this.statements, ...imports.statements] },
      resources: [...this.resources, ...left],
      variables: this.programVariables.all(),
      tasks: this.tasks,
      withoutImport: imports.without,
    };
  }

  /** The task definition with variables in the place of secrets and of what a pipeline fills in. */
  private apiOf({ api, name: id, sensitive }: SourceResource): Fields | undefined {
    if (api === undefined) return undefined;
    const all = isFields(sensitive) && sensitive["container_definitions"] === true;
    const filled = this.source.isTemplate ? withoutPlaceholders(api, this.programVariables) : api;
    const secretless = withoutSecrets(filled, this.programVariables, id, all);
    return isFields(secretless) ? secretless : {};
  }

  private add(
    resource: SourceResource,
    variable: string,
    scope: Code,
    apis: ReadonlyMap<string, Fields | undefined>,
  ): void {
    const { address, type, name: id, values, block = {}, indexed, timeouts } = resource;
    if (indexed !== undefined) {
      this.addIndexed(resource, indexed, variable, scope);
      return;
    }
    const untyped = [...(timeouts === undefined ? [] : ["timeouts"]), ...untypedIn(block)];
    const notTyped = untyped.map((each) => `a construct has no ${each}`);
    const refused = [...notTyped, ...(this.options.refused.get(address) ?? [])].map((text) => ({ path: "", text }));
    const place = { scope, id };
    const typed = (code: Code): void => {
      this.putTyped(resource, variable, code);
    };
    const raw = (reasons: readonly Reason[]): void => {
      const find = (attribute: string, text: string): Code | undefined => this.byValue.find(attribute, text);
      const meta = Object.fromEntries(this.aliases.argumentsOf(resource).map(({ key, code }) => [key, code]));
      const code = rawResource(resource, { scope, find, tokens: this.tokens }, meta);
      this.put(resource, variable, code, "raw", reasons);
    };
    switch (type) {
      case "aws_iam_role": {
        const { code, reasons } = typedRole(place, values, this.useOf(values["arn"], apis), this.tokens);
        const all = [...reasons, ...refused];
        if (all.length > 0) {
          raw(all);
          break;
        }
        typed(code);
        this.roles.constructs.set(anyText(values["arn"]), name(variable));
        this.byValue.made(resource, variable, "roleName");
        return;
      }
      case "aws_cloudwatch_log_group": {
        const find = (text: string): Code | undefined => this.byValue.find("", text);
        const { code, reasons } = typedLogGroup(place, values, this.tokens, find);
        const all = [...reasons, ...refused];
        if (all.length === 0) typed(code);
        else raw(all);
        if (all.length === 0) this.groups.set(anyText(values["name"]), name(variable));
        break;
      }
      case "aws_ecs_task_definition":
        this.addTask(resource, variable, scope, apis.get(address) ?? {}, refused);
        break;
      default:
        raw(refused);
    }
    this.byValue.made(resource, variable);
  }

  private addTask(
    resource: SourceResource,
    variable: string,
    scope: Code,
    api: Fields,
    refused: readonly Reason[],
  ): void {
    const place = { scope, id: resource.name };
    const { values, address } = resource;
    const flags = (["skipDestroy", "trackLatest"] as const).flatMap((key) =>
      values[key === "skipDestroy" ? "skip_destroy" : "track_latest"] === true ? [{ key, code: value(true) }] : [],
    );
    const untyped = flags.some(({ key }) => key === "trackLatest") ? [NO_LATEST] : [];
    const props = new PropsCode(this.tokens, this.groups);
    const reasons = [...typedTask(place, api, props, {}).reasons, ...untyped, ...refused];
    const raw = this.rawTaskCode(place, api, reasons, [...flags, ...this.aliases.argumentsOf(resource)]);
    if (reasons.length > 0) {
      this.put(resource, variable, raw, "raw", reasons, false);
      return;
    }
    const before: Statement[] = [];
    const roles = this.roles.typed(api["executionRoleArn"], api["taskRoleArn"], before);
    this.statements.push(...before.map((statement) => ({ ...statement, address })));
    this.putTyped(resource, variable, typedTask(place, api, props, roles, flags).code);
    this.tasks.set(address, raw);
  }

  private rawTaskCode(
    place: { readonly scope: Code; readonly id: string },
    api: Fields,
    reasons: readonly Reason[],
    extra: readonly Field[],
  ): CallCode {
    const roles = this.roles.raw(api["executionRoleArn"], api["taskRoleArn"]);
    return rawTask(place, api, { tokens: this.tokens, reasons }, roles, extra);
  }

  private addIndexed(resource: SourceResource, indexed: Indexed, variable: string, scope: Code): void {
    const { address, type, name: id } = resource;
    const resolve = (expression: string): Code => referenceCode(expression, this.made);
    const meta = this.aliases.argumentsOf(resource);
    const code = indexedResource({ scope, type, id }, indexed, meta, resolve);
    const text = `a construct has no ${indexed.argument}`;
    this.statements.push({ address, variable, code, comment: [`No place in the constructs: ${text}`] });
    for (const each of indexed.instances) this.resources.push({ address: each.address, level: "raw", reasons: [text] });
  }

  private putTyped(resource: SourceResource, variable: string, code: Code): void {
    const { address } = resource;
    this.put(resource, variable, code, "typed", []);
    const meta = this.aliases.metaOf(resource);
    if (meta.length === 0) return;
    const args = [name(variable), { kind: "object", fields: meta } as const];
    this.statements.push({ address, code: call(terraform("addMetaArguments"), args) });
  }

  private put(
    { address }: SourceResource,
    variable: string,
    code: Code,
    level: "typed" | "raw",
    reasons: readonly Reason[],
    comments = true,
  ): void {
    const texts = reasons.map(({ text }) => text);
    const comment = comments ? texts.map((text) => `No place in the constructs: ${text}`) : [];
    this.statements.push({ address, variable, code, comment });
    this.made.set(address, { variable, level });
    this.resources.push({ address, level, reasons: texts });
  }

  private useOf(arn: unknown, apis: ReadonlyMap<string, Fields | undefined>) {
    const instances = this.source.resources.flatMap(({ indexed }) => indexed?.instances ?? []);
    const all = [...apis.values(), ...instances.map((each) => sourceOf(each).api)];
    const used = (key: string): boolean => arn !== undefined && all.some((api) => api?.[key] === arn);
    return { execution: used("executionRoleArn"), task: used("taskRoleArn") };
  }
}

const NO_LATEST: Reason = { path: "trackLatest", text: "a task definition has no track_latest" };
