/**
 * What a new project installs besides this package. The versions are those that this project is tested with: a test holds them
 * against its `package.json`.
 */
export const INSTALLED = {
  dependencies: { "@cdktf/provider-aws": "21.22.1", cdktf: "0.21.0", constructs: "10.8.1" },
  devDependencies: {
    "@swc/core": "1.16.18",
    "@swc/jest": "0.2.39",
    "@types/jest": "30.0.0",
    "@types/node": "20.19.43",
    jest: "30.5.2",
    tsx: "4.20.6",
    typescript: "5.9.3",
  },
} as const;

/** The text of a new project's `package.json`. */
export function manifest(name: string, library: string): string {
  const content = {
    name,
    private: true,
    engines: { node: ">=20.9" },
    scripts: {
      test: "tsc && jest",
      synth: `tsx main.ts && echo Written: cdktf.out/stacks/${name}/cdk.tf.json`,
      plan: `npm run synth && terraform -chdir=cdktf.out/stacks/${name} init && terraform -chdir=cdktf.out/stacks/${name} plan`,
    },
    dependencies: { ...INSTALLED.dependencies, "cdktf-ecs-logging": library },
    devDependencies: INSTALLED.devDependencies,
  };
  return `${JSON.stringify(content, null, 2)}\n`;
}
