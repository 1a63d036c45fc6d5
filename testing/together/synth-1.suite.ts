import { together } from "./suites";

together("synth", 1, 2);
