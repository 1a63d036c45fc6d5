import { Testing } from "cdktf";
// Declares `toHaveResource` and its kin on Jest's `expect`.
import type {} from "cdktf/lib/testing/adapters/jest";

Testing.setupJest();
