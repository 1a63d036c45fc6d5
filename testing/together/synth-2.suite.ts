import { together } from "./suites";

together("synth", 2, 2);
