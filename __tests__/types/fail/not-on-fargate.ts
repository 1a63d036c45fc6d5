import type { ContainerDefinition, LinuxParameters } from "../../../constructs/ecs/container-definition";
import type { Volume } from "../../../constructs/ecs/volume";
import { accept } from "../../../harness/type-case-givens";

const app = { name: "app", image: "app:1" };

// error: Type 'true' is not assignable to type 'false'
accept<ContainerDefinition>({ ...app, privileged: true });
// error: 'links' does not exist in type 'ContainerDefinition'
accept<ContainerDefinition>({ ...app, links: ["db"] });
// error: 'hostname' does not exist in type 'ContainerDefinition'
accept<ContainerDefinition>({ ...app, hostname: "app" });
// error: 'resourceRequirements' does not exist in type 'ContainerDefinition'
accept<ContainerDefinition>({ ...app, resourceRequirements: [{ type: "GPU", value: "1" }] });
// error: 'extraHosts' does not exist in type 'ContainerDefinition'
accept<ContainerDefinition>({ ...app, extraHosts: [{ hostname: "db", ipAddress: "10.0.0.1" }] });
// error: 'dnsServers' does not exist in type 'ContainerDefinition'
accept<ContainerDefinition>({ ...app, dnsServers: ["10.0.0.2"] });
// error: 'dnsSearchDomains' does not exist in type 'ContainerDefinition'
accept<ContainerDefinition>({ ...app, dnsSearchDomains: ["example.com"] });
// error: 'dockerSecurityOptions' does not exist in type 'ContainerDefinition'
accept<ContainerDefinition>({ ...app, dockerSecurityOptions: ["no-new-privileges"] });
// error: 'disableNetworking' does not exist in type 'ContainerDefinition'
accept<ContainerDefinition>({ ...app, disableNetworking: true });
// error: 'devices' does not exist in type 'LinuxParameters'
accept<LinuxParameters>({ devices: [] });
// error: 'sharedMemorySize' does not exist in type 'LinuxParameters'
accept<LinuxParameters>({ sharedMemorySize: 64 });
// error: 'maxSwap' does not exist in type 'LinuxParameters'
accept<LinuxParameters>({ maxSwap: 64 });
// error: 'swappiness' does not exist in type 'LinuxParameters'
accept<LinuxParameters>({ swappiness: 60 });
// error: 'host' does not exist in type
accept<Volume>({ name: "data", host: { sourcePath: "/data" } });
// error: 'dockerVolumeConfiguration' does not exist in type
accept<Volume>({ name: "data", dockerVolumeConfiguration: { scope: "task" } });
