import { Token } from "cdktf";
import type { Volume } from "../../../../constructs/ecs/volume";
import { codesOf, container, task } from "../../../../harness/task-codes";

describe("volumes", () => {
  const withVolume = (volume: Volume, mount = "/data") =>
    codesOf(
      task({
        volumes: [volume],
        taskRole: "its permissions",
        containers: [container({ mountPoints: [{ sourceVolume: volume.name, containerPath: mount }] })],
      }),
    );
  const efs = (fields: object) => ({ name: "data", efs: { fileSystemId: "fs-01234567", ...fields } }) as Volume;

  test.each([
    { name: "data" },
    { name: "data", configuredAtLaunch: true } as const,
    efs({}),
    efs({ rootDirectory: "/" }),
    efs({ rootDirectory: "/data" }),
    efs({ transitEncryption: false }),
    efs({ transitEncryption: false, iamAuthorization: false }),
    efs({ transitEncryptionPort: 1 }),
    efs({ transitEncryptionPort: 65535, iamAuthorization: true }),
    efs({ accessPointId: "fsap-01234567" }),
    efs({ accessPointId: `fsap-${"0123456789".repeat(4)}`, transitEncryption: true }),
    efs({ fileSystemId: `fs-${"0123456789".repeat(4)}` }),
  ])("may be %j", (volume) => expect(withVolume(volume)).toEqual([]));

  test.each(["/data", "C:\\data", "c:/data"])("may be mounted at %s", (path) =>
    expect(withVolume({ name: "data" }, path)).toEqual([]),
  );

  test.each(["data/", "", "1:/data", "C:data", "x/C:/data"])("may not be mounted at %j", (path) =>
    expect(withVolume({ name: "data" }, path)).toEqual(["volume-path"]),
  );

  test("have no root directory beside the root", () => {
    expect(withVolume(efs({ rootDirectory: "data/" }))).toEqual(["volume-path"]);
  });

  test.each(["fs-0123456", `fs-${"0123456789".repeat(4)}a`, "fs-0123456g", "xfs-01234567", "fs-01234567:"])(
    "have no file system %s",
    (fileSystemId) => expect(withVolume(efs({ fileSystemId }))).toEqual(["efs-id"]),
  );

  test.each(["fsap-0123456", `fsap-${"0123456789".repeat(4)}a`, "xfsap-01234567", "fsap-01234567:"])(
    "have no access point %s",
    (accessPointId) => expect(withVolume(efs({ accessPointId }))).toEqual(["efs-id"]),
  );

  test("may be mounted twice by one container, and once by two", () => {
    const mounts = ["/a", "/b"].map((containerPath) => ({ sourceVolume: "data", containerPath }));
    const containers = ["a", "b"].map((name) => container({ name, mountPoints: mounts }));
    expect(
      codesOf(task({ volumes: [{ name: "data" }, { name: "other", configuredAtLaunch: true }], containers })),
    ).toEqual([]);
  });

  test("may be mounted where one is known only at plan time", () => {
    const name = Token.asString({ resolve: () => "x" });
    const mount = container({ mountPoints: [{ sourceVolume: "x", containerPath: "/x" }] });
    expect(codesOf(task({ volumes: [{ name }], containers: [mount] }))).toEqual([]);
    expect(
      codesOf(task({ containers: [container({ mountPoints: [{ sourceVolume: name, containerPath: name }] })] })),
    ).toEqual([]);
  });
});
