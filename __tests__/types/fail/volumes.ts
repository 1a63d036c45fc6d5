import type { EfsFileSystem, Volume } from "../../../constructs/ecs/volume";
import { accept } from "../../../harness/type-case-givens";

const fileSystemId = "fs-0123456789abcdef0";
const accessPointId = "fsap-0123456789abcdef0";

// error: Type 'string' is not assignable to type 'undefined'
accept<EfsFileSystem>({ fileSystemId, accessPointId, rootDirectory: "/data" });
// error: Type 'false' is not assignable to type 'true'
accept<EfsFileSystem>({ fileSystemId, accessPointId, transitEncryption: false });
// error: Type 'false' is not assignable to type 'true'
accept<EfsFileSystem>({ fileSystemId, iamAuthorization: true, transitEncryption: false });
// error: Type 'number' is not assignable to type 'undefined'
accept<EfsFileSystem>({ fileSystemId, transitEncryption: false, transitEncryptionPort: 2049 });
// error: Property 'fileSystemId' is missing
accept<EfsFileSystem>({ rootDirectory: "/data" });
// error: Type 'string' is not assignable to type
accept<EfsFileSystem>({ fileSystemId, transitEncryption: "ENABLED" });
// error: Type 'string' is not assignable to type 'EfsFileSystem | undefined'
accept<Volume>({ name: "data", efs: fileSystemId });
// error: is not assignable to type 'undefined'
accept<Volume>({ name: "data", configuredAtLaunch: true, efs: { fileSystemId } });
// error: Property 'name' is missing
accept<Volume>({ efs: { fileSystemId } });
// error: Type 'false' is not assignable
accept<Volume>({ name: "data", configuredAtLaunch: false });
