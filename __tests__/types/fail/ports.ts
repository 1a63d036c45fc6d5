import type { PortMapping } from "../../../constructs/ecs/port-mapping";
import { accept, variable } from "../../../harness/type-case-givens";

// error: '{}' is not assignable to parameter of type 'PortMapping'
accept<PortMapping>({});
// error: is missing in type
accept<PortMapping>({ name: "web", protocol: "tcp" });
// error: Type 'string' is not assignable to type … | undefined'
accept<PortMapping>({ containerPort: 8000, containerPortRange: "8000-8010" });
// error: 'hostPort' does not exist in type
accept<PortMapping>({ containerPort: 80, hostPort: 8080 });
// error: '"8000"' is not assignable to type
accept<PortMapping>({ containerPortRange: "8000" });
// error: Type 'string' is not assignable to type 'number'
accept<PortMapping>({ containerPort: "80" });
// error: Property 'name' is missing
accept<PortMapping>({ containerPort: 80, appProtocol: "http" });
// error: '"udp"' is not assignable to type '…"tcp"
accept<PortMapping>({ containerPort: 80, name: "web", appProtocol: "http", protocol: "udp" });
// error: '"https"' is not assignable to type 'PlanTime | AppProtocol
accept<PortMapping>({ containerPort: 443, name: "web", appProtocol: "https" });
// error: '"TCP"' is not assignable
accept<PortMapping>({ containerPort: 80, protocol: "TCP" });
// error: Type 'string' is not assignable
accept<PortMapping>({ containerPort: 80, protocol: variable.stringValue });
