import { App } from "cdktf";
import { addPlain } from "../programs/plain";

// `cdktf init` ends its program like this, and runs it with ts-node.
const app = new App();
addPlain(app, { count: 1, perStack: 1 });
app.synth();
