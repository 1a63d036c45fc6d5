import { together } from "./suites";

together("unit", 2, 2);
