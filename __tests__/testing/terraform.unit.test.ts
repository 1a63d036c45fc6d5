import { hermeticEnvironment } from "../../testing/terraform";

describe("hermeticEnvironment", () => {
  it.each(["AWS_PROFILE", "AWS_ENDPOINT_URL_ECS", "TF_VAR_project", "TF_CLI_ARGS_plan", "TF_WORKSPACE", "TF_DATA_DIR"])(
    "drops %s, which would change a plan or reach an account",
    (name) => {
      expect(hermeticEnvironment({ [name]: "x" })).not.toHaveProperty(name);
    },
  );

  it.each(["PATH", "HOME", "TF_CLI_CONFIG_FILE", "TF_PLUGIN_CACHE_DIR", "HTTPS_PROXY"])("keeps %s", (name) => {
    expect(hermeticEnvironment({ [name]: "x" })).toHaveProperty(name, "x");
  });
});
