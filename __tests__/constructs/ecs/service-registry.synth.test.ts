import { serviceOf, TARGET_PORT } from "../../../harness/fargate-service";

test("tasks register in Cloud Map", () => {
  const arn = "arn:aws:servicediscovery:eu-west-3:123456789012:service/srv-0123456789abcdef";
  expect(serviceOf(() => ({ serviceRegistry: { arn } }))["service_registries"]).toEqual({ registry_arn: arn });
  expect(serviceOf(() => ({ serviceRegistry: { arn, ...TARGET_PORT } }))["service_registries"]).toEqual({
    registry_arn: arn,
    container_name: "app",
    container_port: 8080,
  });
});
