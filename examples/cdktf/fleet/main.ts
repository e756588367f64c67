import { App } from "cdktf";
import { fleet } from "./fleet";
import { buildFleet } from "./stacks";

const app = new App();
buildFleet(app, fleet);
app.synth();
