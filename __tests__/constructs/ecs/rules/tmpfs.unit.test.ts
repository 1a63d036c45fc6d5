import { Token } from "cdktf";
import { encodeJson } from "../../../../constructs/core/jsonencode";
import { renderContainer } from "../../../../constructs/ecs/render-container";
import { codesOfContainer, container } from "../../../../harness/task-codes";

describe("tmpfs", () => {
  const mount = (fields: object) =>
    codesOfContainer({ linuxParameters: { tmpfs: [{ containerPath: "/tmp", size: 64, ...fields }] } });

  test.each([
    {},
    { size: 1 },
    { size: 249_856 },
    { size: Token.asNumber({ resolve: () => 1 }) },
    { mountOptions: ["noexec", "mode=1777", "uid"] },
    { mountOptions: [Token.asAny({ resolve: () => "ro" })] },
    { mountOptions: [] },
  ])("may have %j", (fields) => expect(mount(fields)).toEqual([]));

  test.each([
    [{ size: 0 }, "tmpfs-size"],
    [{ size: 1.5 }, "tmpfs-size"],
    [{ size: 249_857 }, "tmpfs-size"],
    [{ mountOptions: ["executable"] }, "tmpfs-option"],
    [{ mountOptions: ["mode="] }, "tmpfs-option"],
    [{ containerPath: "tmp" }, "volume-path"],
  ])("may not have %j", (fields, code) => expect(mount(fields)).toEqual([code]));

  test("is where no other mount is", () => {
    const tmpfs = [{ containerPath: "/tmp", size: 64 }];
    expect(codesOfContainer({ linuxParameters: { tmpfs: [...tmpfs, ...tmpfs] } })).toEqual(["mount-path-duplicate"]);
  });

  test("is written as AWS has it", () => {
    const tmpfs = [
      { containerPath: "/b", size: 64, mountOptions: ["noexec", "mode=1777"] },
      { containerPath: "/a", size: 1, mountOptions: [] },
    ];
    expect(JSON.parse(encodeJson(renderContainer(container({ linuxParameters: { tmpfs } }))))).toMatchObject({
      linuxParameters: { tmpfs: [tmpfs[0], { containerPath: "/a", size: 1 }] },
    });
  });
});
