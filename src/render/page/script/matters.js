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

// What words mean that stand on a button too; of others recall finds it out.
const outcomeOf = (words) => {
  const buttons = Object.values(data.buttons).flatMap((set) => [...set.main, ...set.more]);
  const found = buttons.find(([, shown]) => shown.toLowerCase() === words.toLowerCase());
  return found ? found[0] : "";
};
const takesTime = (saying) => meaning(saying).promise || saying.o === "ask_doctor";
function lacks(saying) {
  if (!saying.w) return "outcome";
  const { date, time } = saying.cb || {};
  if (meaning(saying).promise || date || time) {
    if (!date || daysBetween(saying.at.slice(0, 10), date) > MOST_DAYS_AHEAD) return "day";
    if (!time) return "hour";
    if (date + " " + time <= saying.at) return "past";
  }
  return null;
}
const complete = (matter) => matter.sayings.filter((saying) => lacks(saying) === null);
// Of whom else the matters of the talk are not: those of one person are handed over together.
const siblings = (matter) => matter.talk.matters.filter((other) => other !== matter && other.row.person === matter.row.person);
const unsent = (matter) => complete(matter).some((saying) => !saying.sent);
// Nothing is noted of it while there is of another matter of the same talk: its row would come back blank, and count as spoken of.
const isPassedOver = (matter) => inForce(matter) === null && covering(matter) === null && siblings(matter).some(unsent);
const isUnfinished = (matter) => matter.sayings.some((saying) => lacks(saying) !== null) || isPassedOver(matter);
const isHeld = (matter) => [matter, ...siblings(matter)].some(isPassedOver);
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
  if (!takesTime(saying)) saying.cb = null;
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
  const said = siblings(matter).map(inForce);
  return said.find((saying) => saying !== null && meaning(saying).whole) || null;
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
  const outcomes = outcomesOf(matter);
  const callback = callbackOf(edit);
  const details = detailsOf(matter, edit);
  const ask = el("p", { class: "ask", role: "alert" });
  const history = el("ul", { class: "history", "aria-live": "polite" });
  const aside = el("p", { class: "aside" });
  const same = matter.talk.matters.length > 1 ? button(t.same_for_all, () => sayOfAll(matter), { class: "same" }) : null;
  matter.row.fill.append(...outcomes.nodes, callback.node, ask, details.node, history, aside, ...(same ? [same] : []));
  const refresh = () => {
    const saying = current(matter);
    for (const part of [outcomes, callback, details]) part.refresh(saying);
    const missing = saying && lacks(saying);
    const asked = { outcome: t.ask_outcome, day: t.ask_day, hour: t.ask_hour, past: t.hour_past }[missing] || "";
    if (ask.textContent !== asked) ask.textContent = asked;
    showHistory(matter, history);
    const isOpen = inForce(matter) === null;
    const covered = isOpen ? covering(matter) : null;
    const isAsked = isPassedOver(matter);
    aside.textContent = covered ? covered.w + ". " + t.whole_talk : isAsked ? t.ask_each : "";
    aside.classList.toggle("asked", isAsked);
    if (same) same.hidden = isOpen;
  };
  matter.panel = { refresh, main: outcomes.main, note: details.note };
  refresh();
}

function sayOfAll(matter) {
  const saying = inForce(matter);
  if (!saying) return;
  for (const sibling of matter.talk.matters) {
    if (sibling === matter || sibling.sayings.some((one) => one.at === saying.at && one.w === saying.w)) continue;
    const open = current(sibling);
    if (open && mayCorrect(open, moment())) sibling.sayings.pop();
    sibling.sayings.push({ ...saying, note: "", sent: "" });
    changed(sibling);
  }
}

// The buttons, and words of one's own.
function outcomesOf(matter) {
  const set = data.buttons[matter.row.set];
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
  const writeOwn = () => {
    const words = own.value.trim();
    if (!words) return;
    choose(matter, outcomeOf(words), words);
    own.value = "";
  };
  const own = el("input", { type: "text", autocomplete: "off", maxlength: "200", on: { keydown: onEnter(writeOwn) } });
  const nodes = [
    el("div", { class: "buttons", role: "group", "aria-label": t.outcome + ": " + matter.row.title }, ...main),
    el("details", { class: "other" }, el("summary", {}, t.other),
      el("div", { class: "buttons" }, ...more),
      el("div", { class: "own" }, labelled(t.own_words, own), button(t.write, writeOwn))),
  ];
  const refresh = (saying) => {
    for (const one of [...main, ...more]) {
      const isIt = saying !== null && saying.w === one.dataset.words && saying.o === one.dataset.outcome;
      one.setAttribute("aria-pressed", String(isIt));
    }
  };
  return { nodes, main, refresh };
}

// When to call back: a day by a button or a date, and an hour.
function callbackOf(edit) {
  const date = el("input", { type: "date", on: { change: () => promise(date.value, null) } });
  const time = el("input", { type: "time", step: "300", on: { change: () => promise(null, time.value) } });
  const promise = (onDay, atHour) => edit((saying) => {
    const before = saying.cb || { date: "", time: "" };
    saying.cb = { date: onDay === null ? before.date : onDay, time: atHour === null ? before.time : atHour };
  });
  const pick = (day, hour) => {
    promise(day, hour);
    if (!time.value) time.focus();
  };
  const pickDate = () => {
    date.focus();
    try {
      date.showPicker();
    } catch {
      // It has the focus: a date can be typed.
    }
  };
  const isAfternoonAhead = () => moment().minute < minuteOf(data.days.after_lunch);
  const dayText = (text, day, days) => (daysBetween(moment().date, day) === days ? text + ", " : "") + dayInWords(day, true);
  const days = [
    [() => (isAfternoonAhead() ? t.today_after_lunch : t.today), () => pick(moment().date, isAfternoonAhead() ? data.days.after_lunch : null)],
    [() => dayText(t.tomorrow, data.days.next, 1), () => pick(data.days.next, null)],
    [() => dayText(t.in_a_week, data.days.week, 7), () => pick(data.days.week, null)],
    [() => t.date, pickDate],
  ].map(([text, run]) => ({ text, made: button("", run) }));
  const node = el("fieldset", { class: "callback", hidden: true }, el("legend", {}, t.callback),
    el("div", { class: "buttons" }, ...days.map((day) => day.made)),
    el("div", { class: "times" }, labelled(t.day, date), labelled(t.hour, time)));
  const refresh = (saying) => {
    node.hidden = !(saying && takesTime(saying));
    if (!node.hidden) for (const day of days) day.made.textContent = day.text();
    setValue(date, (saying && saying.cb && saying.cb.date) || "");
    setValue(time, (saying && saying.cb && saying.cb.time) || "");
  };
  return { node, refresh };
}

// The note, the score, and when it was.
function detailsOf(matter, edit) {
  const note = el("input", { type: "text", autocomplete: "off", maxlength: "1000", class: "note", on: { input: () => edit((saying) => { saying.note = note.value; }) } });
  const scores = [...Array(11).keys()].map((one) => el("option", { value: String(one) }, String(one)));
  const score = el("select", { on: { change: () => edit((saying) => { saying.score = score.value; }) } }, el("option", { value: "" }, t.score_none), ...scores);
  const called = el("input", { type: "time", on: { change: () => {
    const now = moment();
    const at = current(matter) && current(matter).at.slice(0, 11) + called.value;
    // What is yet to come was no call.
    if (called.value && at) edit((saying) => { saying.at = at > now.date + " " + now.time ? now.date + " " + now.time : at; });
  } } });
  const scoreLabel = labelled(t.score, score, { class: "short" });
  const calledLabel = labelled(t.called_at, called, { class: "short" });
  const refresh = (saying) => {
    const hasOutcome = saying !== null && saying.w !== "";
    setValue(note, saying ? saying.note : "");
    setValue(score, saying ? saying.score : "");
    setValue(called, hasOutcome ? saying.at.slice(11) : "");
    calledLabel.hidden = !hasOutcome;
    scoreLabel.hidden = !matter.row.score && !hasOutcome;
  };
  const node = el("div", { class: "details" }, labelled(t.note, note, { class: "wide" }), scoreLabel, calledLabel);
  return { node, note, refresh };
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
