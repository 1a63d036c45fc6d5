import { together } from "./suites";

together(1, 2);
