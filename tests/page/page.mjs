// Works through the page of the list in a browser, as an administrator would. Needs: the program, Chromium, and a folder for its files.
//   node tests/page/page.mjs target/debug/recall /usr/bin/chromium target/page
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { chromium } from "playwright-core";
import { NAME, hostileClinic } from "./hostile.mjs";

const [program, browserPath, work] = process.argv.slice(2).map((path) => resolve(path));
const DATE = "2026-03-02";
const axe = readFileSync(new URL("./node_modules/axe-core/axe.min.js", import.meta.url), "utf8");
rmSync(work, { recursive: true, force: true });
mkdirSync(work, { recursive: true });

// Each test has clinics of its own: what is recorded in one is not missing from the list of the next.
let made = 0;
function exampleClinic() {
  const folder = join(work, `example-${++made}`);
  cpSync(new URL("../../examples/clinic", import.meta.url), folder, { recursive: true });
  return folder;
}
function oddClinic() {
  const folder = join(work, `odd-${++made}`);
  hostileClinic(folder);
  return folder;
}

function recall(data, ...more) {
  return execFileSync(program, [...more, "--data", data, "--date", DATE], { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
}
function makePage(data, language) {
  const list = join(data, `list-${language}.html`);
  recall(data, "plan", "--lang", language, "--quiet", "-o", list);
  return list;
}

const browser = await chromium.launch({ executablePath: browserPath, args: process.getuid?.() === 0 ? ["--no-sandbox"] : [] });

// A page in a window of its own; all that a browser complains of, and all that it fetches, is remembered.
async function openPage(list, { context, time = "10:05", ...options } = {}) {
  const own = context ?? await browser.newContext({ viewport: { width: 1366, height: 768 }, timezoneId: "Europe/Moscow", acceptDownloads: true, ...options });
  own.setDefaultTimeout(5000);
  const page = await own.newPage();
  const wrong = [];
  page.on("console", (message) => { if (["error", "warning"].includes(message.type())) wrong.push(message.text()); });
  page.on("pageerror", (error) => wrong.push(String(error)));
  page.on("request", (request) => { if (!/^(file|blob):/.test(request.url())) wrong.push(`asked for ${request.url()}`); });
  await page.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", (event) => console.error(`policy: ${event.violatedDirective} ${event.blockedURI}`));
  });
  await page.clock.install({ time: new Date(`${DATE}T${time}:00+03:00`) });
  await page.goto(`file://${list}`);
  return { page, context: own, wrong };
}

const count = (page) => page.locator("#count").textContent();
const talk = (page, position) => page.locator(`#talk-${position}`);
async function open(page, position) {
  const card = talk(page, position);
  const toggle = card.locator(".toggle");
  if (await toggle.getAttribute("aria-expanded") === "false") await toggle.click();
  return card;
}
const choose = (card, words, matter = 0) => card.locator(".matter").nth(matter).locator(`.outcome[data-words="${words}"]`).click();
const data = (page) => page.evaluate(() => JSON.parse(document.getElementById("data").textContent));

async function saved(page, act) {
  const waiting = page.waitForEvent("download");
  await act();
  const download = await waiting;
  return { name: download.suggestedFilename(), text: readFileSync(await download.path(), "utf8"), download };
}

const tests = {
  async "what is entered stays, is handed over, and recall records it"() {
    const example = exampleClinic();
    const list = makePage(example, "ru");
    const { page, context, wrong } = await openPage(list);
    const known = await data(page);
    assert.match(await count(page), /Пока ничего/);
    let card = await open(page, 2);
    await choose(card, "записались");
    await card.locator(".note").fill("=просит «окно», \"утром\"");
    assert.equal(await count(page), "Введено, но не сдано: 1");
    // A callback without an hour is asked for, and not saved.
    card = await open(page, 3);
    await choose(card, "перезвонить");
    assert.match(await count(page), /не сдано: 1; не дописано: 1/);
    await card.locator(".callback button").nth(1).click();
    assert.match(await card.locator(".ask").textContent(), /Без часа/);
    await card.locator(".callback input[type=time]").fill("11:30");
    assert.equal(await card.locator(".ask").textContent(), "");
    assert.equal(await count(page), "Введено, но не сдано: 2");
    // A page that is left is not lost, and says so before.
    let asked = false;
    page.on("dialog", (dialog) => { asked ||= dialog.type() === "beforeunload"; dialog.accept(); });
    await page.close({ runBeforeUnload: true });
    await new Promise((done) => setTimeout(done, 300));
    assert.ok(asked, "closing asks");
    const again = await openPage(list, { context });
    assert.equal(await count(again.page), "Введено, но не сдано: 2");
    assert.match(await talk(again.page, 2).locator(".state").textContent(), /записались/);
    // A strict outcome stays beside a later attempt.
    card = await open(again.page, 4);
    await card.locator(".other summary").click();
    await choose(card, "больше не звонить");
    await again.page.clock.fastForward("00:30:00");
    card = await open(again.page, 4);
    await choose(card, "не доставлено");
    // Somebody calls in who is on no list.
    await again.page.locator("#call-in summary").click();
    await again.page.fill("#patient-id", "17");
    await again.page.press("#patient-id", "Enter");
    await again.page.locator(".loose .outcome[data-words='поговорили']").click();
    assert.equal(await count(again.page), "Введено, но не сдано: 4");
    const file = await saved(again.page, () => again.page.click("#submit"));
    assert.equal(file.name, "list-ru.outcomes.csv");
    assert.equal(await count(again.page), "Всё введённое сдано");
    assert.match(await again.page.locator("#summary").textContent(), /Записано разговоров: 4/);
    for (const matter of known.talks.flatMap((one) => one.matters)) assert.ok(!file.text.includes(matter.patient_name), "no names");
    assert.ok(file.text.includes(`"${DATE}/17/call/-","поговорили"`));
    assert.equal(file.text.split("больше не звонить").length, 2);
    assert.ok(file.text.includes("не доставлено"));
    const path = join(example, file.name);
    await file.download.saveAs(path);
    recall(example, "record", path, "--now", "20:00", "--lang", "ru");
    const record = readFileSync(join(example, "recall-contacts.csv"), "utf8");
    for (const words of ["booked", "callback", "2026-03-03 11:30", "opt_out", "not_delivered", "=просит"]) assert.ok(record.includes(words), words);
    // Handed over is handed over, also after a reload.
    await again.page.reload();
    assert.equal(await count(again.page), "Всё введённое сдано");
    assert.deepEqual([...wrong, ...again.wrong], []);
    await context.close();
  },

  async "what is erased is gone, and what is old too"() {
    const list = makePage(exampleClinic(), "ru");
    const { page, context, wrong } = await openPage(list);
    await choose(await open(page, 2), "отказ");
    page.on("dialog", (dialog) => dialog.accept());
    await page.click("#erase");
    assert.match(await count(page), /Пока ничего/);
    assert.equal(await page.evaluate(() => localStorage.length), 0);
    await choose(await open(page, 2), "отказ");
    assert.equal(await page.evaluate(() => localStorage.length), 1);
    await page.clock.setFixedTime(new Date("2026-04-02T09:00:00+03:00"));
    await page.reload();
    assert.equal(await page.evaluate(() => localStorage.length), 0);
    assert.deepEqual(wrong, []);
    await context.close();
  },

  async "each matter has its own outcome, and nobody at home is nobody for all"() {
    const list = makePage(oddClinic(), "en");
    const { page, context, wrong } = await openPage(list);
    const known = await data(page);
    const several = known.talks.find((one) => new Set(one.matters.map((matter) => matter.person)).size > 1);
    assert.ok(several, "a talk of two people");
    const card = await open(page, several.n);
    assert.equal(await card.locator(".matter").count(), several.matters.length);
    await choose(card, "no answer");
    assert.equal(await card.locator(".matter .outcome[aria-pressed=true]").count(), 2);
    const own = several.matters.findIndex((matter) => matter.patient_id === "4");
    await page.clock.fastForward("00:20:00");
    await choose(card, "booked", own);
    await card.locator(".matter").nth(own).locator(".same").click();
    assert.equal(await card.locator(".matter .outcome[data-words=booked][aria-pressed=true]").count() + await card.locator(".history li:has-text('booked')").count() > several.matters.length, true);
    const file = await saved(page, () => page.click("#submit"));
    for (const matter of several.matters) assert.ok(file.text.includes(`"${matter.entry}","booked"`), matter.entry);
    assert.deepEqual(wrong, []);
    await context.close();
  },

  async "what is to be written after an answer is one press, and two tabs know the same"() {
    const list = makePage(exampleClinic(), "ru");
    const { page, context, wrong } = await openPage(list);
    const other = await openPage(list, { context });
    const card = await open(page, 2);
    await card.locator(".branches > summary").click();
    await card.locator(".branches details", { hasText: "отёк" }).locator("summary").click();
    await card.locator(".write button:visible").click();
    assert.match(await card.locator(".state").textContent(), /болит/);
    assert.match(await card.locator(".history .strict").textContent(), /болит/);
    await other.page.locator("#talk-2.has-outcome").waitFor();
    assert.equal(await count(other.page), "Введено, но не сдано: 1");
    assert.deepEqual([...wrong, ...other.wrong], []);
    await context.close();
  },

  async "a hostile name is a name"() {
    const hostile = oddClinic();
    const list = makePage(hostile, "en");
    const { page, context, wrong } = await openPage(list);
    assert.match(await page.title(), /^List for/);
    assert.ok((await page.locator("#talks").textContent()).includes(NAME));
    const known = await data(page);
    const odd = known.talks.find((one) => one.matters[0].patient_id === "<2/#%");
    await choose(await open(page, odd.n), "declined");
    const file = await saved(page, () => page.click("#submit"));
    const path = join(hostile, file.name);
    await file.download.saveAs(path);
    recall(hostile, "record", path, "--now", "20:00");
    assert.match(readFileSync(join(hostile, "recall-contacts.csv"), "utf8"), /<2\/#%,declined/);
    assert.deepEqual(wrong, []);
    await context.close();
  },

  async "the clock moves talks, and a promise of today comes back in its hour"() {
    const list = makePage(exampleClinic(), "ru");
    const { page, context, wrong } = await openPage(list, { time: "09:05" });
    const group = (position) => talk(page, position).evaluate((card) => card.parentNode.id);
    const known = await data(page);
    const later = known.talks.find((one) => one.windows[0][0] === 600);
    assert.equal(await group(later.n), "group-later");
    await page.clock.fastForward("01:00:00");
    assert.equal(await group(later.n), "group-now");
    const card = await open(page, 2);
    await choose(card, "перезвонить");
    await card.locator(".callback button").first().click();
    await page.locator("#search").focus();
    await page.clock.fastForward("00:01:00");
    assert.equal(await group(2), "group-later");
    await page.clock.fastForward("04:00:00");
    assert.equal(await page.locator("#group-now article").first().getAttribute("id"), "talk-2");
    assert.deepEqual(wrong, []);
    await context.close();
  },

  async "what was entered on the morning's page is handed over with the noon's, and another list knows nothing of it"() {
    const clinic = exampleClinic();
    const list = makePage(clinic, "ru");
    const { page, context, wrong } = await openPage(list);
    await choose(await open(page, 2), "записались");
    // At noon that patient is on no list any more.
    const { patient_id: patient, entry } = (await data(page)).talks.find((one) => one.n === 2).matters[0];
    const plan = entry.split("plan:")[1].split("#")[0];
    writeFileSync(join(clinic, "signatures.csv"), `plan_id,signed_on,answer\n${plan},2026-02-05,declined\n`);
    makePage(clinic, "ru");
    const noon = await openPage(list, { context });
    assert.ok(!(await data(noon.page)).talks.some((one) => one.matters.some((matter) => matter.patient_id === patient)), "no longer listed");
    assert.equal(await count(noon.page), "Введено, но не сдано: 1");
    assert.match(await noon.page.locator("#group-incoming").textContent(), /в этом списке строки нет/);
    const file = await saved(noon.page, () => noon.page.click("#submit"));
    assert.ok(file.text.includes(`/${patient}/`) && file.text.includes("записались"));
    const other = join(clinic, "doctor.html");
    recall(clinic, "plan", "--lang", "ru", "--quiet", "-o", other);
    const { page: doctors } = await openPage(other, { context });
    assert.equal(await count(doctors), "Пока ничего не введено");
    assert.deepEqual([...wrong, ...noon.wrong], []);
    await context.close();
  },

  async "a talk of two matters is handed over when something is noted of each"() {
    const list = makePage(exampleClinic(), "ru");
    const { page, context, wrong } = await openPage(list);
    const known = await data(page);
    const two = known.talks.find((one) => !one.by_doctor && one.matters.length > 1 && one.matters.every((matter) => matter.person === 0 && matter.set !== "message"));
    assert.ok(two, "a talk of two matters");
    const card = await open(page, two.n);
    await card.locator(".other summary").first().click();
    await choose(card, "поговорили");
    assert.equal(await count(page), "Введено, но не сдано: 1; не дописано: 1");
    assert.match(await card.locator(".aside").nth(1).textContent(), /что с этим делом/);
    assert.match(await card.locator(".state").textContent(), /не дописано/);
    // Another talk can be handed over; this one is kept back whole, for its blank row would say that both were spoken of.
    await choose(await open(page, 2), "записались");
    page.on("dialog", (dialog) => dialog.accept());
    const some = await saved(page, () => page.click("#submit"));
    assert.ok(some.text.includes("записались"));
    for (const matter of two.matters) assert.ok(!some.text.includes(matter.entry), matter.entry);
    assert.equal(await count(page), "Введено, но не сдано: 1; не дописано: 1");
    // What holds for the whole talk asks for nothing more.
    const again = await open(page, two.n);
    await again.locator(".matter").nth(1).locator(".outcome[data-words='болит'], .outcome[data-words='перезвонить']").first().click();
    if (await again.locator(".callback:visible").count()) {
      await again.locator(".callback:visible button").nth(1).click();
      await again.locator(".callback:visible input[type=time]").fill("11:30");
    }
    assert.equal(await count(page), "Введено, но не сдано: 2");
    const all = await saved(page, () => page.click("#submit"));
    for (const matter of two.matters) assert.ok(all.text.includes(matter.entry), matter.entry);
    assert.equal(await count(page), "Всё введённое сдано");
    assert.deepEqual(wrong, []);
    await context.close();
  },

  async "the shift in short names the patient, and who was spoken with"() {
    const { page, context, wrong } = await openPage(makePage(exampleClinic(), "ru"));
    const known = await data(page);
    const ofChild = known.talks.find((one) => one.matters[0].spoken_with !== "" && one.matters[0].set !== "message");
    assert.ok(ofChild, "a call about a child");
    await (await open(page, ofChild.n)).locator(".outcome[data-outcome=unwell]").first().click();
    await saved(page, () => page.click("#submit"));
    const { patient_name: child, spoken_with: parent, to } = ofChild.matters[0];
    const summary = await page.locator("#summary").textContent();
    assert.ok(summary.includes(`• ${child}, карта `), summary);
    assert.ok(summary.includes(`(на связи: ${parent}, ${to.replaceAll(" ", "\u00a0")}): болит`), summary);
    assert.deepEqual(wrong, []);
    await context.close();
  },

  async "a doctor's talk says whose it is, and lies open on a page of his own only"() {
    const clinic = exampleClinic();
    const { page, context, wrong } = await openPage(makePage(clinic, "ru"));
    const known = await data(page);
    const opened = async (page) => Number((await page.locator("article.talk:not(.folded)").first().getAttribute("id")).replace("talk-", ""));
    assert.ok(known.talks[0].by_doctor, "the first talk of the example is a doctor's");
    const first = await opened(page);
    assert.equal(known.talks.find((one) => one.n === first).by_doctor, false);
    const card = await open(page, 1);
    assert.ok((await card.locator(".mark.by-doctor").textContent()).includes(`Звонит врач: ${known.talks[0].doctor}`));
    assert.match(await card.locator(".words .notice").textContent(), /Администратор об этом не звонит/);
    const own = join(clinic, "doctors.html");
    recall(clinic, "plan", "--lang", "ru", "--quiet", "--for", known.talks[0].doctor, "-o", own);
    const doctors = await openPage(own, { context });
    assert.ok((await data(doctors.page)).talks.every((one) => one.by_doctor));
    assert.equal(await doctors.page.locator("article.talk:not(.folded)").count(), 1);
    assert.deepEqual([...wrong, ...doctors.wrong], []);
    await context.close();
  },

  async "no telephone number is broken over two lines"() {
    const list = makePage(exampleClinic(), "ru");
    for (const width of [1366, 961, 390]) {
      const { page, context, wrong } = await openPage(list, { viewport: { width, height: 768 } });
      await page.locator(".filters summary").click();
      await page.locator(".filters button").click();
      const found = await page.evaluate(() => {
        for (const folded of document.querySelectorAll("details")) folded.open = true;
        const texts = document.createTreeWalker(document.getElementById("talks"), NodeFilter.SHOW_TEXT);
        const broken = [];
        let all = 0;
        while (texts.nextNode()) {
          const text = texts.currentNode;
          for (const number of text.data.matchAll(/(?:\+7|8)[ (]+\d{3}[) ]+\d{3}[- ]\d\d[- ]\d\d/g)) {
            const range = document.createRange();
            range.setStart(text, number.index);
            range.setEnd(text, number.index + number[0].length);
            all++;
            if (new Set([...range.getClientRects()].map((line) => Math.round(line.top))).size > 1) broken.push(text.data);
          }
        }
        return { all, broken };
      });
      assert.ok(found.all > 50, `${found.all} numbers`);
      assert.deepEqual(found.broken, [], `${width}`);
      assert.deepEqual(wrong, []);
      await context.close();
    }
  },

  async "an hour that is past is no promise"() {
    const { page, context, wrong } = await openPage(makePage(exampleClinic(), "ru"));
    const card = await open(page, 2);
    await choose(card, "перезвонить");
    await card.locator(".callback input[type=date]").fill(DATE);
    await card.locator(".callback input[type=time]").fill("08:00");
    assert.match(await card.locator(".ask").textContent(), /уже прошёл/);
    assert.match(await count(page), /не дописано: 1/);
    await card.locator(".callback input[type=time]").fill("12:00");
    assert.equal(await count(page), "Введено, но не сдано: 1");
    assert.deepEqual(wrong, []);
    await context.close();
  },

  async "a browser that keeps nothing says so, and hands over all the same"() {
    const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, timezoneId: "Europe/Moscow", acceptDownloads: true });
    await context.addInitScript(() => {
      const refuse = () => { throw new Error("no storage"); };
      for (const name of ["getItem", "setItem", "removeItem", "key"]) Storage.prototype[name] = refuse;
    });
    const { page, wrong } = await openPage(makePage(exampleClinic(), "ru"), { context });
    await choose(await open(page, 2), "отказ");
    assert.match(await page.locator("#notices").textContent(), /не хранит/);
    const file = await saved(page, () => page.click("#submit"));
    assert.match(file.text, /"отказ"/);
    assert.deepEqual(wrong, []);
    await context.close();
  },

  async "who calls in is found by name and by any form of the number"() {
    const list = makePage(exampleClinic(), "ru");
    const { page, context, wrong } = await openPage(list);
    const seen = () => page.locator("#talks article:visible").evaluateAll((cards) => cards.map((card) => card.id));
    for (const query of ["олег степ", "ЦВЕТКОВ", "+7 916 000 22 22", "8(916)000-22-22", "000-22-22", "9160002222"]) {
      await page.fill("#search", query);
      assert.deepEqual(await seen(), ["talk-2"], query);
    }
    await page.fill("#search", "никого такого");
    assert.deepEqual(await seen(), []);
    assert.match(await page.locator("#found").textContent(), /такого нет/);
    await page.fill("#search", "");
    const all = (await seen()).length;
    await page.locator(".filters summary").click();
    await page.selectOption(".filters select >> nth=1", { index: 1 });
    const some = (await seen()).length;
    assert.ok(some > 0 && some < all);
    assert.deepEqual(wrong, []);
    await context.close();
  },

  async "all of it by keyboard"() {
    const list = makePage(exampleClinic(), "ru");
    const { page, context, wrong } = await openPage(list);
    await page.keyboard.press("Slash");
    await page.keyboard.type("олег степ");
    await page.keyboard.press("Enter");
    const focused = () => page.evaluate(() => document.activeElement.closest("article")?.id);
    assert.equal(await focused(), "talk-2");
    await page.keyboard.press("Digit1");
    assert.match(await talk(page, 2).locator(".state").textContent(), /записались/);
    await page.keyboard.press("KeyN");
    await page.keyboard.type("утром");
    await page.keyboard.press("Escape");
    await page.keyboard.press("Slash");
    await page.keyboard.press("Escape");
    await page.keyboard.press("Escape");
    await page.keyboard.press("KeyJ");
    assert.equal(await focused(), "talk-1");
    await page.keyboard.press("KeyJ");
    const second = await focused();
    await page.keyboard.press("KeyK");
    assert.notEqual(await focused(), second);
    // Back to "hand over" with the Tab key alone, and every stop on the way is seen.
    let reached = false;
    for (let step = 0; step < 60 && !reached; step++) {
      await page.keyboard.press("Shift+Tab");
      const at = await page.evaluate(() => {
        const style = getComputedStyle(document.activeElement);
        return { id: document.activeElement.id, seen: document.activeElement.matches(":focus-visible") && style.outlineStyle !== "none" };
      });
      assert.ok(at.seen, `${at.id} shows that it has the focus`);
      reached = at.id === "submit";
    }
    assert.ok(reached);
    const file = await saved(page, () => page.keyboard.press("Enter"));
    assert.match(file.text, /записались/);
    assert.match(file.text, /утром/);
    assert.deepEqual(wrong, []);
    await context.close();
  },

  async "no width has to be scrolled, and axe finds nothing serious"() {
    for (const list of [makePage(exampleClinic(), "ru"), makePage(oddClinic(), "en")]) {
      for (const [width, colorScheme] of [[1366, "light"], [680, "light"], [390, "dark"]]) {
        const { page, context, wrong } = await openPage(list, { viewport: { width, height: 768 }, colorScheme });
        const card = page.locator("article:not(.folded)").first();
        await card.locator(".other summary").click();
        await card.locator(".outcome[data-words=перезвонить], .outcome[data-words='call back']").first().click();
        await page.locator("#call-in summary").click();
        await page.locator(".filters summary").click();
        await page.locator(".filters button").click();
        const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        assert.ok(wide <= 0, `${width}: ${wide} pixels too wide`);
        assert.deepEqual(wrong, []);
        await context.close();
      }
      for (const colorScheme of ["light", "dark"]) {
        // The page lets no script in but its own: axe is let in past its policy.
        const { page, context } = await openPage(list, { viewport: { width: 680, height: 768 }, colorScheme, bypassCSP: true });
        const card = page.locator("article:not(.folded)").first();
        await card.locator(".other summary").click();
        await card.locator(".outcome[data-words=перезвонить], .outcome[data-words='call back']").first().click();
        await page.locator("#call-in summary").click();
        await page.evaluate(axe);
        const found = await page.evaluate(() => window.axe.run(document, { resultTypes: ["violations"] }));
        const serious = found.violations.filter(({ impact }) => ["serious", "critical"].includes(impact));
        assert.deepEqual(serious.map(({ id, nodes }) => `${id}: ${nodes[0].html}`), [], `${list} ${colorScheme}`);
        await context.close();
      }
    }
  },

  async "without scripts it can be read, and on paper every talk has its squares"() {
    const list = makePage(exampleClinic(), "ru");
    const { page, context } = await openPage(list, { javaScriptEnabled: false });
    const cards = await page.locator("article.talk").count();
    assert.ok(cards > 10);
    assert.equal(await page.locator("article.talk .say:visible").count() >= cards, true);
    assert.equal(await page.locator("article.talk .ticks:visible").count() >= cards, true);
    await context.close();
    const print = await openPage(list);
    await print.page.emulateMedia({ media: "print" });
    assert.equal(await print.page.locator("article button:not(.toggle):visible").count(), 0);
    assert.equal(await print.page.locator("#bar:visible, #tools:visible").count(), 0);
    assert.equal(await print.page.locator("article .ticks:visible").count() >= cards, true);
    await print.context.close();
  },
};

let failed = 0;
for (const [name, run] of Object.entries(tests)) {
  const began = Date.now();
  try {
    await run();
    console.log(`ok   ${name} (${Date.now() - began} ms)`);
  } catch (error) {
    failed++;
    console.log(`FAIL ${name}\n${error.stack}`);
  }
}
await browser.close();
process.exit(failed === 0 ? 0 : 1);
