import { playInChromium } from "./play-in-chromium.ts";

playInChromium("keyboard");
