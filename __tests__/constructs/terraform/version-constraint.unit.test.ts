import { excludesVersionsBelow } from "../../../constructs/terraform/version-constraint";

// Terraform language documentation, "Version Constraints". The version in question is 6.4.0.

test.each([
  ">= 6.4.0",
  ">=6.4",
  ">= 6.4.0, < 7.0.0",
  "< 7.0.0, >= 6.4.0",
  ">= 5.0.0, >= 6.10",
  "> 6.4.0",
  "> 6.3.99, != 6.3.100, >= 6.4",
  "= 6.4.0",
  "6.4.0",
  "6.25.0",
  " = 6.66.0 ",
  "~> 6.4",
  "~> 6.4.0",
  "~> 6.25.1",
  "~> 7",
  "~> 5.0, >= 6.4",
  "> 5.99.0, = 6.5.0",
  "= 6.5.0-beta1",
  ">= 6.4.0-beta1",
  ">= 7",
  "6.4.0+build.5",
])("%s admits none that is older", (constraint) => {
  expect(excludesVersionsBelow(constraint, "6.4.0")).toBe(true);
});

test.each([
  "",
  ">= 5.100.0, < 7.0.0",
  ">= 6",
  "> 6.3.0",
  "> 6.3.99",
  ">= 6.3.99, < 7",
  "= 6.3.0",
  "5.100.0",
  "~> 6.0",
  "~> 6.3.1",
  "~> 6",
  "~> 5.100",
  "< 7.0.0",
  "<= 6.3.0",
  "<= 6.4.0",
  "!= 6.3.0",
  ">= 6.3.8, != 6.3.8",
  ">= 6.3.8, <= 6.3.9, != 6.3.8",
  ">= 6.2.0, < 6.2.1, != 6.2.0-beta1",
  "= 6.4.0-beta1",
  "> 6.3.0-beta1, < 6.4",
  "six",
  ">= 6.4.0 < 7.0.0",
  ">= 6.4.0.1",
  "=> 6.4.0",
  "^6.4.0",
  ">= 6.4.0,",
  ">= 6.x",
])("%s may admit one that is older", (constraint) => {
  expect(excludesVersionsBelow(constraint, "6.4.0")).toBe(false);
});

test.each([
  [">= 6.3.9, != 6.3.9", "6.3.9", true],
  [">= 6.3.8, != 6.3.8", "6.3.10", false],
  ["> 6.3.8", "6.3.9", true],
  ["> 6.3.8-beta1", "6.3.9", false],
  ["<= 6.3.8-beta1, >= 6.3.8", "6.3.9", true],
  [">= 6.4", "none", false],
])("%s for %s: %s", (constraint, version, excluded) => {
  expect(excludesVersionsBelow(constraint, version)).toBe(excluded);
});
