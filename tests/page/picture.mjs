// A picture of the page of a list at a moment: node tests/page/picture.mjs list.html chromium page.png 2026-03-02T10:05:00+03:00
import { resolve } from "node:path";
import { chromium } from "playwright-core";

const [list, browserPath, picture] = process.argv.slice(2, 5).map((path) => resolve(path));
const browser = await chromium.launch({ executablePath: browserPath, args: process.getuid?.() === 0 ? ["--no-sandbox"] : [] });
const context = await browser.newContext({ viewport: { width: 1120, height: 860 } });
const page = await context.newPage();
await page.clock.install({ time: new Date(process.argv[5]) });
await page.goto(`file://${list}`);
await page.screenshot({ path: picture });
await browser.close();
