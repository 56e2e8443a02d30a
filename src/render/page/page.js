"use strict";
// What is entered stays in this browser, under one key an entry, until it is handed over as a file. Nothing is ever sent anywhere.
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const t = data.texts;
  const PREFIX = data.schema + "|" + data.clinic + "|";
  const DAYS_KEPT = 30;
  const DAY = 86400000;
  // A click within so many minutes after another one corrects it; later it is another talk.
  const CORRECTION_MINUTES = 10;
  const byId = (id) => document.getElementById(id);

  function el(tag, set, ...children) {
    const node = document.createElement(tag);
    for (const [name, value] of Object.entries(set || {})) {
      if (name === "on") {
        for (const [event, run] of Object.entries(value)) node.addEventListener(event, run);
      } else if (value === true) node.setAttribute(name, "");
      else if (value !== false && value !== null && value !== undefined) node.setAttribute(name, value);
    }
    node.append(...children.filter((child) => child !== null && child !== undefined));
    return node;
  }
  // Enter in a field; the key is not to press whatever has the focus afterwards.
  const onEnter = (run) => (event) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    run();
  };
  const button = (text, run, set) => el("button", { type: "button", on: { click: run }, ...set }, text);

  // ---- the clinic's clock

  const clock = (() => {
    const parts = { year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit", hourCycle: "h23" };
    const here = (zone) => new Intl.DateTimeFormat("en-GB", { ...parts, timeZone: zone });
    try {
      return here(data.zone);
    } catch {
      return here(undefined);
    }
  })();

  function moment() {
    const found = {};
    for (const part of clock.formatToParts(new Date())) found[part.type] = part.value;
    const time = found.hour + ":" + found.minute;
    return { date: found.year + "-" + found.month + "-" + found.day, time, minute: minuteOf(time) };
  }
  const minuteOf = (time) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
  const clockOf = (minute) => String(Math.floor(minute / 60)).padStart(2, "0") + ":" + String(minute % 60).padStart(2, "0");
  const utc = (date) => Date.parse(date + "T00:00:00Z");
  const daysBetween = (from, to) => Math.round((utc(to) - utc(from)) / DAY);
  const minutesSince = (at, now) => daysBetween(at.slice(0, 10), now.date) * 1440 + now.minute - minuteOf(at.slice(11));
  function dayInWords(date, weekday) {
    const form = { day: "numeric", month: "long", timeZone: "UTC", ...(weekday ? { weekday: "short" } : {}) };
    return new Intl.DateTimeFormat(data.language === "ru" ? "ru" : "en-GB", form).format(new Date(utc(date)));
  }

  // ---- what is kept

  let canStore = true;
  function stored() {
    const found = [];
    try {
      for (let place = 0; place < localStorage.length; place++) found.push(localStorage.key(place));
    } catch {
      canStore = false;
    }
    return found.filter((key) => key !== null && key.startsWith(data.schema + "|"));
  }
  function keep(matter) {
    try {
      if (matter.sayings.length === 0) localStorage.removeItem(matter.key);
      else localStorage.setItem(matter.key, JSON.stringify({ entry: matter.entry, sayings: matter.sayings }));
    } catch {
      canStore = false;
    }
  }
  function read(key) {
    try {
      const found = JSON.parse(localStorage.getItem(key));
      return found && typeof found.entry === "string" && Array.isArray(found.sayings) ? found : null;
    } catch {
      return null;
    }
  }
  function dropOld(today) {
    for (const key of stored()) {
      const found = read(key);
      if (found && daysBetween(found.entry.slice(0, 10), today) > DAYS_KEPT) localStorage.removeItem(key);
    }
  }

  // ---- matters: what came of each

  const bare = (entry) => entry.split("#")[0];
  const keyOf = (entry) => PREFIX + bare(entry).slice(0, 10) + "|" + bare(entry);
  const meaning = (saying) => data.outcomes[saying.o] || { strict: false, attempt: false, whole: false, promise: false };
  const partWritten = (part) => part.replace(/[%/#]/g, (sign) => ({ "%": "%25", "/": "%2F", "#": "%23" })[sign]);
  const partRead = (part) => part.replace(/%2[35F]/gi, (code) => decodeURIComponent(code));

  const matters = new Map();
  const talks = [];

  function matterOf(entry, row, talk) {
    const key = keyOf(entry);
    const matter = { entry, key, row, talk, sayings: (read(key) || { sayings: [] }).sayings, panel: null };
    matters.set(bare(entry), matter);
    return matter;
  }

  const isCallbackWord = (words) => data.callback_words.includes(words.trim().toLowerCase());
  function lacks(saying) {
    if (!saying.w) return "outcome";
    const { date, time } = saying.cb || {};
    if (meaning(saying).promise || date || time) {
      if (!date) return "day";
      if (!time) return "hour";
    }
    return null;
  }
  const complete = (matter) => matter.sayings.filter((saying) => lacks(saying) === null);
  const unsent = (matter) => complete(matter).some((saying) => !saying.sent);
  const isUnfinished = (matter) => matter.sayings.some((saying) => lacks(saying) !== null);
  function current(matter) {
    const last = matter.sayings[matter.sayings.length - 1];
    return last && !last.sent ? last : null;
  }
  function mayCorrect(saying, now) {
    if (lacks(saying) !== null) return true;
    return !meaning(saying).strict && minutesSince(saying.at, now) < CORRECTION_MINUTES;
  }
  const newSaying = (now) => ({ o: "", w: "", at: now.date + " " + now.time, cb: null, score: "", note: "", sent: "" });

  function choose(matter, outcome, words) {
    const now = moment();
    let saying = current(matter);
    if (!saying || !mayCorrect(saying, now)) {
      saying = newSaying(now);
      matter.sayings.push(saying);
    }
    saying.o = outcome;
    saying.w = words;
    saying.at = now.date + " " + now.time;
    const takesTime = meaning(saying).promise || outcome === "ask_doctor";
    if (!takesTime) saying.cb = null;
    if (meaning(saying).attempt) {
      // Nobody answered: then nobody spoke for the others of the same talk either.
      for (const other of matter.talk.matters) {
        if (other.row.person !== matter.row.person && other.sayings.length === 0 && firstOfPerson(other) === other) {
          other.sayings.push({ ...saying, note: "" });
          changed(other);
        }
      }
    }
    changed(matter);
  }
  const firstOfPerson = (matter) => matter.talk.matters.find((other) => other.row.person === matter.row.person);

  // What is said of another matter and holds for this one too.
  function covering(matter) {
    const others = matter.talk.matters.filter((other) => other !== matter && other.row.person === matter.row.person);
    for (const other of others) {
      const whole = complete(other).filter((saying) => meaning(saying).whole);
      if (whole.length > 0) return whole[whole.length - 1];
    }
    return null;
  }
  function inForce(matter) {
    const said = complete(matter);
    const strict = said.filter((saying) => meaning(saying).strict);
    const spoken = said.filter((saying) => !meaning(saying).attempt);
    return strict[strict.length - 1] || spoken[spoken.length - 1] || said[said.length - 1] || null;
  }
  function stateOf(matter, now) {
    const said = inForce(matter) || covering(matter);
    if (!said) return { is: "open" };
    if (said.o === "callback" && said.cb && said.cb.date === now.date) {
      const at = minuteOf(said.cb.time);
      return { is: at > now.minute ? "waiting" : "due", at };
    }
    return { is: meaning(said).attempt ? "tried" : "done" };
  }

  function changed(matter) {
    keep(matter);
    if (matter.panel) matter.panel.refresh();
    for (const other of matter.talk.matters) if (other !== matter && other.panel) other.panel.refresh();
    showState(matter.talk);
    showCount();
  }

  // ---- the panel of a matter

  function labelled(text, input, set) {
    return el("label", set || {}, el("span", {}, text), input);
  }

  function buildPanel(matter) {
    const set = data.buttons[matter.row.set];
    const edit = (change) => {
      let saying = current(matter);
      if (!saying) {
        saying = newSaying(moment());
        matter.sayings.push(saying);
      }
      change(saying);
      if (!saying.w && !saying.note && !saying.score) matter.sayings.pop();
      changed(matter);
    };
    const outcomeButton = ([outcome, words], number) => {
      const shown = [number ? el("kbd", { "aria-hidden": "true" }, String(number)) : null, words].filter((part) => part);
      const strict = data.outcomes[outcome].strict ? "outcome strict" : "outcome";
      const made = el("button", { type: "button", class: strict, "aria-pressed": "false", on: { click: () => choose(matter, outcome, words) } }, ...shown);
      made.dataset.words = words;
      made.dataset.outcome = outcome;
      return made;
    };
    const main = set.main.map((one, nth) => outcomeButton(one, nth + 1));
    const more = set.more.map((one) => outcomeButton(one, 0));
    const own = el("input", { type: "text", autocomplete: "off", maxlength: "200", on: { keydown: onEnter(() => writeOwn()) } });
    const writeOwn = () => {
      const words = own.value.trim();
      if (!words) return;
      choose(matter, isCallbackWord(words) ? "callback" : "", words);
      own.value = "";
    };
    const other = el("details", { class: "other" }, el("summary", {}, t.other),
      el("div", { class: "buttons" }, ...more),
      el("div", { class: "own" }, labelled(t.own_words, own), button(t.write, writeOwn)));

    const date = el("input", { type: "date", on: { change: () => promise(date.value, null) } });
    const time = el("input", { type: "time", step: "300", on: { change: () => promise(null, time.value) } });
    const promise = (onDay, atHour) => edit((saying) => {
      const before = saying.cb || { date: "", time: "" };
      saying.cb = { date: onDay === null ? before.date : onDay, time: atHour === null ? before.time : atHour };
    });
    const pick = (day, hour) => {
      promise(day, hour === null ? time.value : hour);
      if (!time.value) time.focus();
    };
    const dayButton = (make) => {
      const made = button("", () => make.run());
      made.show = () => { made.textContent = make.text(); };
      return made;
    };
    const isAfternoonAhead = () => moment().minute < minuteOf(data.days.after_lunch);
    const dayText = (text, date, days) => (daysBetween(moment().date, date) === days ? text + ", " : "") + dayInWords(date, true);
    const days = [
      dayButton({
        text: () => (isAfternoonAhead() ? t.today_after_lunch : t.today),
        run: () => pick(moment().date, isAfternoonAhead() ? data.days.after_lunch : ""),
      }),
      dayButton({ text: () => dayText(t.tomorrow, data.days.next, 1), run: () => pick(data.days.next, null) }),
      dayButton({ text: () => dayText(t.in_a_week, data.days.week, 7), run: () => pick(data.days.week, null) }),
      dayButton({ text: () => t.date, run: () => { date.focus(); if (date.showPicker) try { date.showPicker(); } catch { /* it is focused */ } } }),
    ];
    const ask = el("p", { class: "ask", role: "alert" });
    const callback = el("fieldset", { class: "callback", hidden: true }, el("legend", {}, t.callback),
      el("div", { class: "buttons" }, ...days),
      el("div", { class: "times" }, labelled(t.day, date), labelled(t.hour, time)));

    const note = el("input", { type: "text", autocomplete: "off", maxlength: "1000", class: "note", on: { input: () => edit((saying) => { saying.note = note.value; }) } });
    const score = el("select", { on: { change: () => edit((saying) => { saying.score = score.value; }) } },
      el("option", { value: "" }, t.score_none), ...[...Array(11).keys()].map((score) => el("option", { value: String(score) }, String(score))));
    const called = el("input", { type: "time", on: { change: () => {
      if (called.value && current(matter)) edit((saying) => { saying.at = saying.at.slice(0, 11) + called.value; });
    } } });
    const scoreLabel = labelled(t.score, score, { class: "short" });
    const calledLabel = labelled(t.called_at, called, { class: "short" });
    const details = el("div", { class: "details" }, labelled(t.note, note, { class: "wide" }), scoreLabel, calledLabel);
    const history = el("ul", { class: "history", "aria-live": "polite" });
    const aside = el("p", { class: "aside" });
    const same = matter.talk.matters.length > 1 ? button(t.same_for_all, () => {
      const saying = inForce(matter);
      if (!saying) return;
      for (const sibling of matter.talk.matters) {
        if (sibling === matter || sibling.sayings.some((one) => one.at === saying.at && one.w === saying.w)) continue;
        const open = current(sibling);
        if (open && mayCorrect(open, moment())) sibling.sayings.pop();
        sibling.sayings.push({ ...saying, note: "", sent: "" });
        changed(sibling);
      }
    }, { class: "same" }) : null;

    matter.row.fill.append(
      el("div", { class: "buttons", role: "group", "aria-label": t.outcome + ": " + matter.row.title }, ...main),
      other, callback, ask, details, history, aside, ...(same ? [same] : []));

    const refresh = () => {
      const saying = current(matter);
      for (const one of [...main, ...more]) {
        const isIt = saying !== null && saying.w === one.dataset.words && saying.o === one.dataset.outcome;
        one.setAttribute("aria-pressed", String(isIt));
      }
      const takesTime = saying !== null && (meaning(saying).promise || saying.o === "ask_doctor");
      callback.hidden = !takesTime;
      if (takesTime) for (const one of days) one.show();
      setValue(date, (saying && saying.cb && saying.cb.date) || "");
      setValue(time, (saying && saying.cb && saying.cb.time) || "");
      setValue(note, saying ? saying.note : "");
      setValue(score, saying ? saying.score : "");
      setValue(called, saying && saying.w ? saying.at.slice(11) : "");
      calledLabel.hidden = !(saying && saying.w);
      scoreLabel.hidden = !matter.row.score && !(saying && saying.w);
      const missing = saying ? lacks(saying) : null;
      const asked = { outcome: t.ask_outcome, day: t.ask_day, hour: t.ask_hour }[missing] || hourPast(saying) || "";
      if (ask.textContent !== asked) ask.textContent = asked;
      showHistory(matter, history);
      const covered = inForce(matter) === null ? covering(matter) : null;
      const spoken = matter.talk.matters.some((one) => one !== matter && one.row.person === matter.row.person && complete(one).some((said) => !meaning(said).whole));
      aside.textContent = covered ? covered.w + ". " + t.whole_talk : inForce(matter) === null && spoken ? t.others_reached : "";
      if (same) same.hidden = inForce(matter) === null;
    };
    matter.panel = { refresh, main, note };
    refresh();
  }

  function hourPast(saying) {
    const now = moment();
    const isPast = saying && saying.cb && saying.cb.date === now.date && saying.cb.time && minuteOf(saying.cb.time) <= minuteOf(saying.at.slice(11));
    return isPast ? t.hour_past : null;
  }
  function setValue(input, value) {
    if (input.value !== value) input.value = value;
  }
  function showHistory(matter, list) {
    const said = complete(matter);
    list.replaceChildren(...said.map((saying) => {
      const parts = [saying.at.slice(11), saying.w];
      if (saying.cb && saying.cb.date) parts.push(dayInWords(saying.cb.date) + ", " + saying.cb.time);
      parts.push(saying.sent ? t.submitted + " " + saying.sent : t.not_submitted);
      if (meaning(saying).strict && saying !== said[said.length - 1]) parts.push(t.stays);
      const row = el("li", { class: meaning(saying).strict ? "strict" : "" }, el("span", {}, parts.join(" · ")));
      if (saying.sent) row.title = t.undo_hint;
      else row.append(" ", button(t.remove, () => {
        if (meaning(saying).strict && !confirm(t.remove_strict)) return;
        matter.sayings.splice(matter.sayings.indexOf(saying), 1);
        changed(matter);
      }, { class: "plain" }));
      return row;
    }));
  }

  // ---- cards

  function adopt(article, talk) {
    talk.article = article;
    talk.state = el("p", { class: "state" });
    article.querySelector("header").append(talk.state);
    const who = article.querySelector(".who");
    const body = article.querySelector(".body");
    talk.toggle = el("button", { type: "button", class: "toggle", "aria-expanded": "true", "aria-controls": body.id, on: { click: () => (isOpen(talk) ? fold(talk) : open(talk)) } }, ...who.childNodes);
    who.append(talk.toggle);
    if (body.querySelector(".words")) {
      talk.jump = button(t.to_outcome, () => {
        const matter = firstOpen(talk);
        matter.row.fill.scrollIntoView({ block: "center" });
        matter.panel.main[0].focus({ preventScroll: true });
      }, { class: "jump" });
      article.querySelector("header").append(talk.jump);
    }
    for (const write of article.querySelectorAll(".write")) {
      // What is to be written down can be pressed; of a talk of several it is noted where nothing is yet.
      const words = write.querySelector("b").textContent;
      write.querySelector("b").replaceWith(button(words, () => choose(firstOpen(talk), write.dataset.outcome, words)));
    }
    for (const message of article.querySelectorAll(".say.message")) {
      const copier = button(t.copy, () => {
        copy([...message.querySelectorAll("p")].map((line) => line.textContent).join("\n"));
        copier.textContent = t.copied;
      });
      message.after(copier);
    }
    talks.push(talk);
  }
  const isOpen = (talk) => !talk.article.classList.contains("folded");
  function fold(talk) {
    talk.article.classList.add("folded");
    talk.toggle.setAttribute("aria-expanded", "false");
  }
  function open(talk) {
    if (!isAllOpen) for (const other of talks) if (other !== talk && isOpen(other)) fold(other);
    for (const matter of talk.matters) if (!matter.panel) buildPanel(matter);
    talk.article.classList.remove("folded");
    talk.toggle.setAttribute("aria-expanded", "true");
  }
  let isAllOpen = false;
  const firstOpen = (talk) => talk.matters.find((matter) => inForce(matter) === null) || talk.matters[0];

  function showState(talk) {
    const now = moment();
    const several = talk.matters.length > 1;
    const parts = [];
    for (const matter of talk.matters) {
      const said = inForce(matter);
      if (!said) continue;
      let text = (several ? matter.row.title + ": " : "") + said.w;
      if (said.cb && said.cb.date) text += ", " + (said.cb.date === now.date ? t.promised_at : dayInWords(said.cb.date) + ",") + " " + said.cb.time;
      parts.push(text);
    }
    const isLacking = talk.matters.some(isUnfinished);
    if (isLacking) parts.push(t.unfinished.replace(":", ""));
    else if (talk.matters.some(unsent)) parts.push(t.not_submitted);
    const text = parts.join(" · ");
    if (talk.state.textContent !== text) talk.state.textContent = text;
    talk.article.classList.toggle("has-outcome", talk.matters.some((matter) => inForce(matter) !== null));
    talk.article.classList.toggle("unfinished", isLacking);
  }

  // A card for what is of no row of this list.
  function looseCard(entry, about) {
    const parts = bare(entry).split("/");
    const patient = partRead(parts[1] || "");
    const id = "loose-" + talks.length;
    const fill = el("div", { class: "fill" });
    const title = about + (parts[0] === data.date ? "" : ", " + dayInWords(parts[0]));
    const article = el("article", { class: "talk loose", id, "aria-labelledby": "who-" + id },
      el("header", {},
        el("h3", { class: "who", id: "who-" + id }, el("span", {}, t.patient_id + " " + patient)),
        el("p", { class: "about" }, title)),
      el("div", { class: "body", id: "body-" + id }, el("div", { class: "facts" }, el("section", { class: "matter" }, fill))));
    const talk = { n: 1e9 + talks.length, isLoose: true, windows: [], channel: "", caller: "", doctor: "", name: patient.toLowerCase(), digits: "", label: t.patient_id + " " + patient };
    talk.matters = [matterOf(entry, { set: "incoming", person: 0, title, score: false, fill }, talk)];
    adopt(article, talk);
    fold(talk);
    showState(talk);
    return talk;
  }

  // ---- where each card stands

  const GROUPS = ["incoming", "now", "later", "tried", "over", "all", "done"];
  const groups = {};
  for (const name of GROUPS) {
    let section = byId("group-" + name);
    if (!section) section = el("section", { class: "group", id: "group-" + name, "aria-labelledby": "head-" + name, hidden: true }, el("h2", { id: "head-" + name }, t[name]));
    section.querySelector("h2").textContent = t[name];
    section.querySelector("h2").append(" ", el("span", { class: "count" }));
    byId("talks").append(section);
    groups[name] = section;
  }

  function placeOf(talk, now) {
    if (talk.isLoose) return ["incoming", talk.n];
    const states = talk.matters.map((matter) => stateOf(matter, now));
    const has = (is) => states.some((state) => state.is === is);
    const isToday = now.date === data.date;
    if (has("due")) return ["now", Math.min(...states.filter((state) => state.is === "due").map((state) => state.at)) - 1e4];
    if (!has("open") && !has("waiting") && !has("tried")) return ["done", talk.n];
    if (!isToday) return ["all", talk.n];
    if (!has("open") && has("waiting")) return ["later", Math.min(...states.filter((state) => state.is === "waiting").map((state) => state.at))];
    const isNow = talk.windows.some(([from, to]) => from <= now.minute && now.minute < to);
    const ahead = talk.windows.filter(([from]) => from > now.minute);
    if (!isNow && ahead.length === 0) return ["over", talk.n];
    if (!has("open")) return ["tried", talk.n];
    return isNow ? ["now", talk.n] : ["later", ahead[0][0] + talk.n / 1e6];
  }

  let isPointerDown = false;
  function place() {
    if (isPointerDown) return;
    const now = moment();
    const wanted = Object.fromEntries(GROUPS.map((name) => [name, []]));
    for (const talk of talks) {
      let [name, order] = placeOf(talk, now);
      // Whoever writes in a card is not to have it taken away.
      if (talk.article.contains(document.activeElement) && talk.article.parentNode) {
        name = talk.article.parentNode.id.replace("group-", "");
        order = null;
      }
      wanted[name].push({ talk, order });
    }
    for (const name of GROUPS) {
      const moving = wanted[name].filter((one) => one.order !== null).sort((one, other) => one.order - other.order);
      const staying = wanted[name].find((one) => one.order === null);
      let next = groups[name].querySelector(":scope > article");
      for (const { talk } of moving) {
        if (staying && next === staying.talk.article) next = next.nextElementSibling;
        if (next === talk.article) next = next.nextElementSibling;
        else groups[name].insertBefore(talk.article, next);
      }
      const count = wanted[name].filter(({ talk }) => !talk.article.hidden).length;
      groups[name].hidden = count === 0;
      groups[name].querySelector(".count").textContent = String(count);
    }
  }
  let placing = 0;
  function placeSoon() {
    clearTimeout(placing);
    placing = setTimeout(place, 120);
  }
  document.addEventListener("pointerdown", () => { isPointerDown = true; }, true);
  for (const event of ["pointerup", "pointercancel"]) document.addEventListener(event, () => { isPointerDown = false; placeSoon(); }, true);
  document.addEventListener("focusin", placeSoon);
  document.addEventListener("focusout", placeSoon);

  // ---- the bar: clock, how much is not handed over, what can be done

  const clockText = el("p", { id: "clock" });
  const countText = el("p", { id: "count", role: "status" });
  byId("bar").append(clockText, countText, el("div", { class: "actions" },
    button(t.submit, () => submit(), { id: "submit", class: "primary" })));

  function counts() {
    const all = [...matters.values()];
    return { unsent: all.filter(unsent).length, unfinished: all.filter(isUnfinished).length, said: all.filter((matter) => complete(matter).length > 0).length };
  }
  function showCount() {
    const { unsent, unfinished, said } = counts();
    let text = unsent > 0 ? t.unsubmitted + " " + unsent : said > 0 ? t.all_submitted : t.nothing_entered;
    if (unfinished > 0) text += "; " + t.unfinished + " " + unfinished;
    if (countText.textContent !== text) countText.textContent = text;
    countText.className = unsent + unfinished > 0 ? "waiting" : "";
    if (!canStore) notice("storage", t.no_storage);
  }
  function notice(name, text) {
    let shown = byId("notice-" + name);
    if (!shown) {
      shown = el("p", { class: "notice", id: "notice-" + name });
      byId("notices").append(shown);
    }
    if (shown.textContent !== text) shown.textContent = text;
    shown.hidden = text === "";
  }
  window.addEventListener("beforeunload", (event) => {
    const { unsent, unfinished } = counts();
    if (unsent + unfinished > 0) event.preventDefault();
  });

  // ---- search and filters

  const normal = (text) => text.toLowerCase().replace(/ё/g, "е");
  const search = el("input", { type: "search", id: "search", autocomplete: "off", "aria-describedby": "search-hint", on: { input: () => filter(), keydown: onEnter(() => focusTalk(visible()[0])) } });
  const select = (text, values) => {
    const made = el("select", { on: { change: () => filter() } }, el("option", { value: "" }, t.any), ...values.map((value) => el("option", { value }, value)));
    return { made, label: values.length > 1 ? labelled(text, made) : null };
  };
  const distinct = (name) => [...new Set(data.talks.map((talk) => talk[name]))].filter((value) => value !== "");
  const caller = select(t.caller, distinct("caller"));
  const doctor = select(t.doctor, distinct("doctor"));
  const channel = select(t.channel, distinct("channel"));
  const openOnly = el("input", { type: "checkbox", on: { change: () => filter() } });
  const found = el("p", { id: "found", role: "status" });

  function matches(talk, query) {
    const digits = query.replace(/\D/g, "");
    if (digits.length >= 3 && !/\p{L}/u.test(query)) {
      // 8 and 7 before a number are the same country.
      const short = /^[78]/.test(digits) && digits.length > 3 ? digits.slice(1) : digits;
      return talk.digits.includes(digits) || talk.digits.includes(short) || (talk.isLoose && talk.name.includes(digits));
    }
    const words = normal(query).split(/\s+/).filter((word) => word);
    return words.every((word) => talk.name.includes(word));
  }
  function filter() {
    const query = search.value.trim();
    const now = moment();
    for (const talk of talks) {
      const isWanted = query !== "" ? matches(talk, query) :
        talk.isLoose || ([[caller, "caller"], [doctor, "doctor"], [channel, "channel"]].every(([one, name]) => one.made.value === "" || one.made.value === talk[name]) &&
          (!openOnly.checked || placeOf(talk, now)[0] !== "done"));
      talk.article.hidden = !isWanted;
    }
    place();
    const left = visible();
    found.textContent = query !== "" && left.length === 0 ? t.none_found + " " + t.call_in_hint : "";
    if (query !== "" && left.length === 1) open(left[0]);
  }
  function visible() {
    return [...document.querySelectorAll("#talks article:not([hidden])")].map((article) => talks.find((talk) => talk.article === article));
  }
  function focusTalk(talk) {
    if (!talk) return;
    open(talk);
    talk.toggle.focus({ preventScroll: true });
    talk.article.scrollIntoView({ block: "start" });
  }

  // ---- somebody who calls in and is not on the list

  const patientId = el("input", { type: "text", id: "patient-id", autocomplete: "off", maxlength: "100", on: { keydown: onEnter(() => callIn()) } });
  const callInSays = el("p", { class: "ask", role: "alert" });
  function callIn() {
    const id = patientId.value.trim();
    callInSays.textContent = "";
    if (id === "") {
      callInSays.textContent = t.call_in_no_id;
      patientId.focus();
      return;
    }
    let talk = talks.find((talk) => !talk.isLoose && talk.matters.some((matter) => matter.row.patient_id === id));
    if (talk) callInSays.textContent = t.call_in_known;
    else {
      const entry = moment().date + "/" + partWritten(id) + "/call/-";
      const known = matters.get(entry);
      talk = known ? known.talk : looseCard(entry, t.call_in_about);
    }
    patientId.value = "";
    search.value = "";
    filter();
    focusTalk(talk);
  }
  const foldAll = button(t.unfold_all, () => {
    isAllOpen = !isAllOpen;
    for (const talk of talks) if (isAllOpen) open(talk); else fold(talk);
    foldAll.textContent = isAllOpen ? t.fold_all : t.unfold_all;
  });
  const callInBox = el("details", { id: "call-in" }, el("summary", {}, t.call_in),
    el("p", {}, t.call_in_hint), el("div", { class: "own" }, labelled(t.patient_id, patientId), button(t.call_in_open, callIn)), callInSays);
  const keys = [["/", t.key_search], ["J K", t.key_next], ["O", t.key_open], ["1–9", t.key_outcome], ["N", t.key_note], ["I", t.key_in], ["Esc", t.key_escape]];
  byId("tools").append(
    el("div", { class: "search", role: "search" }, labelled(t.search, search), el("p", { id: "search-hint" }, t.search_hint), found),
    el("div", { class: "more-tools" },
      callInBox,
      el("details", { class: "filters" }, el("summary", {}, t.filters),
        el("div", { role: "group", "aria-label": t.filters }, ...[caller.label, doctor.label, channel.label].filter((label) => label), el("label", { class: "check" }, openOnly, el("span", {}, t.open_only)), foldAll)),
      el("details", { class: "about-list" }, el("summary", {}, t.about_list), el("p", {}, byId("opening").textContent)),
      el("details", { class: "keys" }, el("summary", {}, t.keys), el("dl", {}, ...keys.flatMap(([key, text]) => [el("dt", {}, ...key.split(" ").flatMap((one) => [el("kbd", {}, one), " "])), el("dd", {}, text)]))),
      button(t.print, () => window.print(), { id: "print", class: "plain" }),
      button(t.erase, () => erase(), { id: "erase", class: "plain" })));

  // ---- handing over

  function cell(text) {
    // No spreadsheet is to take what was typed for a formula; recall takes the apostrophe away again.
    const safe = /^['=+\-@\t\r]/.test(text) ? "'" + text : text;
    return '"' + safe.replace(/"/g, '""') + '"';
  }
  function file() {
    const lines = [["entry", "outcome", "called_at", "callback_at", "score", "note"]];
    const row = (matter, saying) => lines.push([matter.entry, saying.w, saying.at, saying.cb && saying.cb.date ? saying.cb.date + " " + saying.cb.time : "", saying.score, saying.note]);
    for (const talk of talks) {
      for (const person of new Set(talk.matters.map((matter) => matter.row.person))) {
        const own = talk.matters.filter((matter) => matter.row.person === person);
        if (!own.some((matter) => complete(matter).length > 0)) continue;
        for (const matter of own) {
          const said = complete(matter);
          // A blank row tells which matters the talk had.
          if (said.length === 0) lines.push([matter.entry, "", "", "", "", ""]);
          for (const saying of said) row(matter, saying);
        }
      }
    }
    return "\ufeff" + lines.map((line) => line.map(cell).join(",") + "\r\n").join("");
  }
  function save(text) {
    const link = el("a", { href: URL.createObjectURL(new Blob([text], { type: "text/csv" })), download: data.file });
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
  }
  function submit() {
    const { said, unfinished } = counts();
    if (said === 0 && unfinished === 0) return notice("submit", t.submit_nothing);
    notice("submit", "");
    const goOn = unfinished === 0 || (confirm(t.submit_unfinished + " " + unfinished + ". " + t.submit_rest) && said > 0);
    if (!goOn) return focusTalk(talks.find((talk) => talk.matters.some(isUnfinished)));
    const text = file();
    save(text);
    const now = moment();
    for (const matter of matters.values()) {
      const said = complete(matter);
      if (said.length === 0) continue;
      for (const saying of said) if (!saying.sent) saying.sent = now.time;
      keep(matter);
      if (matter.panel) matter.panel.refresh();
    }
    for (const talk of talks) showState(talk);
    showCount();
    showSummary(text, now);
  }
  function summary() {
    const words = new Map();
    const promised = [];
    const pressing = [];
    let open = 0;
    let noted = 0;
    for (const talk of talks) {
      const said = talk.matters.flatMap((matter) => complete(matter));
      if (said.length > 0) noted++;
      else if (!talk.isLoose) open++;
      for (const matter of talk.matters) {
        const last = inForce(matter);
        if (!last) continue;
        words.set(last.w, (words.get(last.w) || 0) + 1);
        if (last.o === "callback" && last.cb) promised.push([last.cb.date + last.cb.time, dayInWords(last.cb.date) + ", " + last.cb.time + ": " + talk.label]);
        for (const saying of complete(matter)) if (saying.o === "unwell" || saying.o === "complaint") pressing.push(talk.label + ": " + saying.w + (saying.note ? ", " + saying.note : ""));
      }
    }
    const lines = [t.summary_talks + " " + noted + (words.size ? " (" + [...words].map(([word, count]) => word + " " + count).join(", ") + ")" : ""), t.summary_left + " " + open];
    if (pressing.length) lines.push(t.summary_urgent, ...pressing.map((line) => "• " + line));
    if (promised.length) lines.push(t.summary_callbacks, ...promised.sort().map(([, line]) => "• " + line));
    return lines;
  }
  function showSummary(text, now) {
    const lines = summary();
    const head = t.handed_over + " · " + now.time;
    const copier = button(t.copy, () => {
      copy([head, ...lines].join("\n"));
      copier.textContent = t.copied;
    });
    const shown = el("section", { class: "summary", tabindex: "-1", "aria-labelledby": "head-summary" },
      el("h2", { id: "head-summary" }, head),
      el("p", {}, t.file_saved + " ", el("b", {}, data.file), ". " + t.file_next + " ", el("code", {}, "recall record " + data.file), "."),
      el("h3", {}, t.summary), ...lines.map((line) => el("p", {}, line)),
      el("div", { class: "actions" }, copier, button(t.save_again, () => save(text)), button(t.close, () => { byId("summary").replaceChildren(); byId("submit").focus(); })));
    byId("summary").replaceChildren(shown);
    shown.focus();
  }
  function copy(text) {
    const area = el("textarea", { class: "copy", "aria-hidden": "true" });
    area.value = text;
    document.body.append(area);
    area.select();
    document.execCommand("copy");
    area.remove();
  }
  function erase() {
    const { unsent, unfinished } = counts();
    const lost = unsent + unfinished;
    if (!confirm(t.erase_all + (lost > 0 ? " " + t.erase_unsubmitted + " " + lost + "." : ""))) return;
    for (const matter of matters.values()) {
      matter.sayings = [];
      keep(matter);
      if (matter.panel) matter.panel.refresh();
    }
    for (const key of stored()) if (key.startsWith(PREFIX + data.date + "|")) localStorage.removeItem(key);
    for (const talk of talks.filter((talk) => talk.isLoose)) {
      talk.article.remove();
      talks.splice(talks.indexOf(talk), 1);
      for (const matter of talk.matters) matters.delete(bare(matter.entry));
    }
    for (const talk of talks) showState(talk);
    byId("summary").replaceChildren();
    showCount();
    place();
    notice("submit", t.erased);
  }

  // ---- keys

  function focused() {
    const article = document.activeElement && document.activeElement.closest && document.activeElement.closest("article.talk");
    return article ? talks.find((talk) => talk.article === article) : undefined;
  }
  function focusedMatter(talk) {
    const section = document.activeElement.closest(".matter");
    const own = section && talk.matters.find((matter) => section.contains(matter.row.fill));
    return own || firstOpen(talk);
  }
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const target = event.target;
    const isField = /^(INPUT|SELECT|TEXTAREA)$/.test(target.tagName) && target.type !== "checkbox";
    if (isField) {
      if (event.key === "Escape") {
        const talk = focused();
        if (target === search && search.value !== "") { search.value = ""; filter(); }
        else if (talk) talk.toggle.focus();
        else target.blur();
      }
      return;
    }
    const talk = focused();
    const step = (by) => {
      const all = visible();
      const at = talk ? all.indexOf(talk) : by > 0 ? -1 : all.length;
      focusTalk(all[Math.min(Math.max(at + by, 0), all.length - 1)]);
    };
    const digit = /^(?:Digit|Numpad)([1-9])$/.exec(event.code);
    // By the place of the key: in whatever alphabet the keyboard writes.
    if (event.code === "Slash") search.focus();
    else if (event.code === "KeyJ") step(1);
    else if (event.code === "KeyK") step(-1);
    else if (event.code === "KeyI") { callInBox.open = true; patientId.focus(); }
    else if (talk && event.code === "KeyO") { if (isOpen(talk)) fold(talk); else open(talk); }
    else if (talk && isOpen(talk) && event.code === "KeyN") focusedMatter(talk).panel.note.focus();
    else if (talk && isOpen(talk) && digit) {
      const made = focusedMatter(talk).panel.main[Number(digit[1]) - 1];
      if (!made) return;
      made.focus();
      made.click();
    } else return;
    event.preventDefault();
  });

  // ---- what stands there when the page opens

  dropOld(moment().date);
  for (const row of data.talks) {
    const article = byId("talk-" + row.n);
    const talk = { ...row, isLoose: false };
    const label = article.querySelector(".who").textContent + ", " + article.querySelector(".to").textContent;
    talk.label = label;
    talk.matters = row.matters.map((matter, nth) => matterOf(matter.entry, { ...matter, fill: article.querySelector("#matter-" + row.n + "-" + nth + " .fill") }, talk));
    adopt(article, talk);
    fold(talk);
    showState(talk);
  }
  for (const key of stored()) {
    if (!key.startsWith(PREFIX)) continue;
    const found = read(key);
    if (!found || matters.has(bare(found.entry))) continue;
    // What was handed over on another day, or with another list, needs nobody any more.
    const isOpenStill = found.sayings.some((saying) => !saying.sent);
    const isCallIn = bare(found.entry).endsWith("/call/-");
    if (isOpenStill || (isCallIn && bare(found.entry).startsWith(data.date))) looseCard(found.entry, isCallIn ? t.call_in_about : t.not_here);
  }
  window.addEventListener("storage", (event) => {
    // The same page in another tab.
    for (const matter of matters.values()) {
      if (matter.key !== event.key) continue;
      matter.sayings = (read(matter.key) || { sayings: [] }).sayings;
      if (matter.panel) matter.panel.refresh();
      showState(matter.talk);
      showCount();
    }
  });
  function tick() {
    const now = moment();
    clockText.textContent = now.time;
    notice("day", now.date === data.date ? "" : t.other_day + " " + dayInWords(now.date, true) + ".");
    place();
  }
  tick();
  setInterval(tick, 15000);
  showCount();
  const first = visible().find((talk) => !talk.isLoose);
  if (first) open(first);
  document.documentElement.classList.add("ready");
})();
