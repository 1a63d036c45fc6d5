const { bind } = require("jest-each");
const { expect } = require("expect");
const { ModuleMocker } = require("jest-mock");

/** A block of tests: a file, or what `describe` opens. */
class Block {
  constructor(name, parent) {
    this.name = name;
    this.parent = parent;
    this.children = [];
    this.hooks = { beforeAll: [], beforeEach: [], afterEach: [], afterAll: [] };
  }

  get path() {
    return this.parent ? [...this.parent.path, this] : [this];
  }

  get tests() {
    return this.children.flatMap((child) => (child instanceof Block ? child.tests : [child]));
  }
}

let current;

function inBlock(block, body) {
  const outer = current;
  current = block;
  try {
    body();
  } finally {
    current = outer;
  }
}

function describe(name, body) {
  const block = new Block(String(name), current);
  current.children.push(block);
  inBlock(block, body);
}

/** A token in a test's name: another one each time that modules are loaded, and Stryker knows a test by its name. */
const TOKEN = /[$#&]\{TfToken\[[^\]]*\]\}|-\d(?:\.\d+)?e\+\d+/g;

function test(name, run) {
  const full = [...current.path.map((block) => block.name), name].join(" › ").replace(TOKEN, "<token>");
  const [file] = current.path;
  const same = file.tests.filter((other) => other.full === full).length;
  current.children.push({ name: same ? `${full} (${same + 1})` : full, full, run, block: current });
}

/** Runs something that loads its own copy of each module. */
function isolateModules(run) {
  const loaded = { ...require.cache };
  for (const name of Object.keys(loaded)) delete require.cache[name];
  try {
    run();
  } finally {
    for (const name of Object.keys(require.cache)) delete require.cache[name];
    Object.assign(require.cache, loaded);
  }
}

const mocker = new ModuleMocker(globalThis);

/** What test files use of Jest. */
const GLOBALS = {
  describe: Object.assign(describe, { each: bind(describe, false) }),
  test: Object.assign(test, { each: bind(test, false) }),
  it: Object.assign(test, { each: bind(test, false) }),
  expect,
  jest: {
    fn: mocker.fn.bind(mocker),
    spyOn: mocker.spyOn.bind(mocker),
    replaceProperty: mocker.replaceProperty.bind(mocker),
    restoreAllMocks: () => mocker.restoreAllMocks(),
    requireActual: require,
    isolateModules,
    // A test that never ends is Stryker's to see.
    setTimeout: () => undefined,
  },
  ...Object.fromEntries(
    ["beforeAll", "beforeEach", "afterEach", "afterAll"].map((hook) => [hook, (run) => current.hooks[hook].push(run)]),
  ),
};

/** Loads a file of tests. */
function loadTests(file, load) {
  const block = new Block(file);
  inBlock(block, load);
  return block;
}

async function each(functions) {
  for (const run of functions) await run();
}

/**
 * Runs those tests of a block that are chosen, with all their hooks, in this process.
 *
 * @param block what {@link loadTests} returned
 * @param isChosen by the test's name
 * @param listener hears of what begins (a block's `beforeAll` or a test) and of each test's end; ends the run by returning true
 */
async function runTests(block, isChosen, listener) {
  if (!block.tests.some(({ name }) => isChosen(name))) return false;
  let failure;
  listener.begins(block);
  try {
    await each(block.hooks.beforeAll);
  } catch (error) {
    failure = error;
  }
  let isOver = false;
  for (const child of block.children) {
    if (child instanceof Block) {
      isOver ||= failure
        ? child.tests.some(({ name }) => isChosen(name) && listener.ends(name, failure))
        : await runTests(child, isChosen, listener);
    } else if (!isOver && isChosen(child.name)) {
      isOver = listener.ends(child.name, failure ?? (await failureOf(child, listener)));
    }
    if (isOver) break;
  }
  await each(block.hooks.afterAll).catch(() => undefined);
  return isOver;
}

async function failureOf({ name, run, block }, listener) {
  const blocks = block.path;
  listener.begins(block, name);
  try {
    for (const { hooks } of blocks) await each(hooks.beforeEach);
    await run();
    return undefined;
  } catch (error) {
    return error ?? new Error("failed");
  } finally {
    for (const { hooks } of [...blocks].reverse()) await each(hooks.afterEach).catch(() => undefined);
  }
}

module.exports = { GLOBALS, loadTests, runTests };
