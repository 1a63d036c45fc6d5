import { RootConstruct } from "constructs";
import { readFileSync } from "node:fs";
import { withoutCreationStacks } from "../../constructs/core/creation-stacks";
import { ReadableStack } from "../../constructs/terraform/readable-stack";
import { messagesOf } from "../../harness/errors/run";
import { hasToBeKnown } from "../../harness/tokens/known-props";
import { sameProp } from "../../harness/tokens/same-props";
import type { TokenProp } from "../../harness/tokens/props";
import { SPECIMENS } from "../../harness/tokens/specimens";
import { placesOf, replaceAt } from "../../harness/tokens/specimen";

// Every prop that takes a number, found by the compiler, gets one that is not finite instead: that is reported, once.

const found = JSON.parse(readFileSync("harness/tokens/props.json", "utf8")) as readonly TokenProp[];

const cases = withoutCreationStacks(() =>
  SPECIMENS.flatMap((specimen) => {
    const props = specimen.props(new ReadableStack(new RootConstruct(), "stack"));
    return found
      .filter(
        (prop) => prop.kind === "number" && prop.owner === specimen.owner && !sameProp(prop) && !hasToBeKnown(prop),
      )
      .flatMap((prop) => {
        const [place] = placesOf(props, prop.path);
        return place === undefined ? [] : [{ specimen, prop, place }];
      });
  }),
);

test("there are such props", () => expect(cases.length).toBeGreaterThan(50));

test.each(cases.map((one) => [`${one.prop.owner} ${one.prop.path} ${one.specimen.what}`, one] as const))(
  "%s",
  (_what, { specimen, place }) => {
    const messages = withoutCreationStacks(() =>
      messagesOf((stack) => specimen.make(stack, replaceAt(specimen.props(stack), place, NaN))),
    );
    expect(messages).not.toEqual([]);
  },
);
