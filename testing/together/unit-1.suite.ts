import { together } from "./suites";

together("unit", 1, 2);
