import { awsLogs } from "../../constructs/ecs/log-drivers/aws-logs";
import { firelens } from "../../constructs/ecs/log-drivers/firelens";
import { APP, container, type ErrorExamples, LOG_GROUP, task, unchecked, WINDOWS } from "./example";

/** Limits, kernel settings, and what Windows lacks. */
export const KERNEL_ERRORS = {
  "ulimit-name": {
    source: "Amazon ECS API reference, `Ulimit`",
    wrong: (stack) => container(stack, { ulimits: [{ name: unchecked("nofiles"), softLimit: 1024, hardLimit: 4096 }] }),
    right: (stack) => container(stack, { ulimits: [{ name: "nofile", softLimit: 1024, hardLimit: 4096 }] }),
  },
  "ulimit-range": {
    source: "getrlimit(2)",
    wrong: (stack) => container(stack, { ulimits: [{ name: "nofile", softLimit: -2, hardLimit: 4096 }] }),
    right: (stack) => container(stack, { ulimits: [{ name: "nofile", softLimit: 1024, hardLimit: 4096 }] }),
  },
  "ulimit-soft-above-hard": {
    source: "getrlimit(2)",
    wrong: (stack) => container(stack, { ulimits: [{ name: "nofile", softLimit: 4096, hardLimit: 1024 }] }),
    right: (stack) => container(stack, { ulimits: [{ name: "nofile", softLimit: 1024, hardLimit: 4096 }] }),
  },
  "ulimit-duplicate": {
    source: "Amazon ECS API reference, `Ulimit`",
    wrong: (stack) => {
      const nofile = { name: "nofile", softLimit: 1024, hardLimit: 4096 } as const;
      return container(stack, { ulimits: [nofile, { ...nofile, hardLimit: 8192 }] });
    },
    right: (stack) => container(stack, { ulimits: [{ name: "nofile", softLimit: 1024, hardLimit: 8192 }] }),
  },
  "linux-capability": {
    source: "Amazon ECS API reference, `KernelCapabilities`",
    wrong: (stack) => container(stack, { linuxParameters: { capabilities: { add: [unchecked("NET_ADMIN")] } } }),
    right: (stack) => container(stack, { linuxParameters: { capabilities: { add: ["SYS_PTRACE"] } } }),
  },
  "tmpfs-size": {
    source: "Amazon ECS API reference, `Tmpfs`",
    wrong: (stack) => container(stack, { linuxParameters: { tmpfs: [{ containerPath: "/tmp", size: 0 }] } }),
    right: (stack) => container(stack, { linuxParameters: { tmpfs: [{ containerPath: "/tmp", size: 64 }] } }),
  },
  "tmpfs-option": {
    source: "Amazon ECS API reference, `Tmpfs`",
    wrong: (stack) => {
      const mountOptions = unchecked(["executable"]);
      container(stack, { linuxParameters: { tmpfs: [{ containerPath: "/tmp", size: 64, mountOptions }] } });
    },
    right: (stack) => {
      const mountOptions = ["exec", "mode=1777"] as const;
      container(stack, { linuxParameters: { tmpfs: [{ containerPath: "/tmp", size: 64, mountOptions }] } });
    },
  },
  "system-control": {
    source: "Amazon ECS API reference, `SystemControl`",
    wrong: (stack) => container(stack, { systemControls: [{ namespace: "vm.swappiness", value: "10" }] }),
    right: (stack) => container(stack, { systemControls: [{ namespace: "net.core.somaxconn", value: "1024" }] }),
  },
  "system-control-duplicate": {
    source: "Amazon ECS API reference, `SystemControl`",
    wrong: (stack) =>
      container(stack, {
        systemControls: [
          { namespace: "net.core.somaxconn", value: "1024" },
          { namespace: "net.core.somaxconn", value: "2048" },
        ],
      }),
    right: (stack) => container(stack, { systemControls: [{ namespace: "net.core.somaxconn", value: "2048" }] }),
  },
  "windows-container": {
    source: "Amazon ECS API reference, `ContainerDefinition`",
    wrong: (stack) => task(stack, { containers: [{ ...APP, user: "app" }] }, WINDOWS),
    right: (stack) => task(stack, { containers: [APP] }, WINDOWS),
  },
  "windows-read-only-root": {
    source: "Amazon ECS API reference, `ContainerDefinition`",
    wrong: (stack) => task(stack, { containers: [{ ...APP, readonlyRootFilesystem: true }] }, WINDOWS),
    right: (stack) => task(stack, { containers: [APP] }, WINDOWS),
  },
  "windows-efs": {
    source: 'Amazon ECS developer guide, "Use Amazon EFS volumes with Amazon ECS"',
    wrong: (stack) =>
      task(stack, { volumes: [{ name: "data", efs: { fileSystemId: "fs-0123456789abcdef0" } }] }, WINDOWS),
    right: (stack) => task(stack, { volumes: [{ name: "data" }] }, WINDOWS),
  },
  "windows-ebs": {
    source: 'Amazon ECS developer guide, "Use Amazon EBS volumes with Amazon ECS"',
    wrong: (stack) => task(stack, { volumes: [{ name: "data", configuredAtLaunch: true }] }, WINDOWS),
    right: (stack) => task(stack, { volumes: [{ name: "data" }] }, WINDOWS),
  },
  "windows-pid-mode": {
    source: "Amazon ECS API reference, `RegisterTaskDefinition`",
    wrong: (stack) => task(stack, { pidMode: "task" }, WINDOWS),
    right: (stack) => task(stack, {}, WINDOWS),
  },
  "windows-firelens": {
    source: 'Amazon ECS developer guide, "Send Amazon ECS logs to an AWS service or AWS Partner"',
    wrong: (stack) => {
      const router = { ...APP, name: "router", firelensConfiguration: { type: "fluentbit" } } as const;
      task(stack, { containers: [{ ...APP, logConfiguration: firelens() }, router] }, WINDOWS);
    },
    right: (stack) => {
      const logs = { logGroup: LOG_GROUP, region: "eu-west-3", streamPrefix: "app" };
      const logConfiguration = awsLogs({ ...logs, delivery: { mode: "blocking" } });
      task(stack, { containers: [{ ...APP, logConfiguration }] }, WINDOWS);
    },
  },
} satisfies ErrorExamples;
