import { App } from "cdktf";
import { definePlain } from "../programs/plain";

// `cdktf init` ends its program like this, and runs it with ts-node.
const app = new App();
definePlain(app, { count: 1, perStack: 1 });
app.synth();
