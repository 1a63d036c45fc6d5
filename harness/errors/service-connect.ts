import type { ServiceConnectService } from "../../constructs/ecs/service-connect";
import type { ErrorExamples } from "./example";
import { webService } from "./service-example";

const API = "Amazon ECS API reference, `ServiceConnectService`";
const REGISTRY = "arn:aws:servicediscovery:eu-west-3:123456789012";

/** What others call of the service. */
const calls = (...services: ServiceConnectService[]) => ({ serviceConnect: { namespace: "school", services } });

/** Service Connect and Cloud Map. `webService` makes a service whose container has port 80, `web`; `calls` says what of it. */
export const SERVICE_CONNECT_ERRORS = {
  "service-connect-port-name": {
    source: API,
    wrong: (stack) => webService(stack, calls({ portName: "http", port: 80 })),
    right: (stack) => webService(stack, calls({ portName: "web", port: 80 })),
  },
  "service-connect-port": {
    source: "Amazon ECS API reference, `ServiceConnectClientAlias`",
    wrong: (stack) => webService(stack, calls({ portName: "web", port: 0 })),
    right: (stack) => webService(stack, calls({ portName: "web", port: 80 })),
  },
  "service-connect-timeout": {
    source: "Amazon ECS API reference, `TimeoutConfiguration`",
    wrong: (stack) => webService(stack, calls({ portName: "web", port: 80, perRequestTimeoutSeconds: 30 })),
    right: (stack) => webService(stack, calls({ portName: "web", port: 80, idleTimeoutSeconds: 30 })),
  },
  "service-connect-duplicate": {
    source: API,
    wrong: (stack) =>
      webService(
        stack,
        calls({ portName: "web", port: 80, dnsName: "grades" }, { portName: "web", port: 8080, dnsName: "marks" }),
      ),
    right: (stack) =>
      webService(
        stack,
        calls({ portName: "web", port: 80 }, { portName: "web", discoveryName: "marks", port: 8080, dnsName: "marks" }),
      ),
  },
  "service-connect-namespace": {
    source: "Amazon ECS API reference, `ServiceConnectConfiguration`, `ClusterServiceConnectDefaultsRequest`",
    wrong: (stack) => webService(stack, { serviceConnect: { services: [{ portName: "web", port: 80 }] } }),
    right: (stack) => webService(stack, calls({ portName: "web", port: 80 })),
  },
  "service-registry": {
    source: "AWS Cloud Map API reference, `Service`; Amazon ECS API reference, `ServiceRegistry`",
    wrong: (stack) => webService(stack, { serviceRegistry: { arn: `${REGISTRY}:namespace/ns-0123456789abcdef` } }),
    right: (stack) => webService(stack, { serviceRegistry: { arn: `${REGISTRY}:service/srv-0123456789abcdef` } }),
  },
} satisfies ErrorExamples;
