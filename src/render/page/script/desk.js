// ---- the bar: clock, how much is not handed over, what can be done

const clockText = el("p", { id: "clock" });
const countText = el("p", { id: "count", role: "status" });
byId("bar").append(clockText, countText, el("div", { class: "actions" },
  button(t.submit, () => submit(), { id: "submit", class: "primary" })));

const isReady = (matter) => complete(matter).length > 0 && !isHeld(matter);
function counts() {
  const all = [...matters.values()];
  return { unsent: all.filter(unsent).length, unfinished: all.filter(isUnfinished).length, said: all.filter(isReady).length };
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
  show();
  const query = search.value.trim();
  const left = visible();
  found.textContent = query !== "" && left.length === 0 ? t.none_found + " " + t.call_in_hint : "";
  if (query !== "" && left.length === 1) open(left[0]);
}
// Who calls in may be anybody: what is searched for is found whatever the filters say.
function show() {
  const query = search.value.trim();
  const now = moment();
  const isWanted = (talk) => {
    if (query !== "") return matches(talk, query);
    if (talk.isLoose || talk.article.contains(document.activeElement)) return true;
    const fits = [[caller, "caller"], [doctor, "doctor"], [channel, "channel"]].every(([one, name]) => one.made.value === "" || one.made.value === talk[name]);
    return fits && (!openOnly.checked || placeOf(talk, now)[0] !== "done");
  };
  for (const talk of talks) talk.article.hidden = !isWanted(talk);
  place();
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
      if (!own.some((matter) => complete(matter).length > 0) || own.some(isPassedOver)) continue;
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
    if (!isReady(matter)) continue;
    for (const saying of complete(matter)) if (!saying.sent) saying.sent = now.time;
    keep(matter);
    if (matter.panel) matter.panel.refresh();
  }
  for (const talk of talks) showState(talk);
  showCount();
  showSummary(text, now);
}
// Whom it concerns, and who can be reached about it: a child's mother, say. The number is not to be broken over two lines.
function labelOf(matter) {
  const { patient_name: name, patient_id: id, spoken_with: other, to } = matter.row;
  if (!name && !id) return matter.talk.label;
  return (name ? name + ", " : "") + t.card_of + " " + id + " (" + (other ? t.spoken_with + " " + other + ", " : "") + to.replace(/ (?=[\d(])/g, "\u00a0") + ")";
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
      const label = labelOf(matter);
      if (last.o === "callback" && last.cb) promised.push([last.cb.date + last.cb.time, dayInWords(last.cb.date) + ", " + last.cb.time + ": " + label]);
      for (const saying of complete(matter)) if (saying.o === "unwell" || saying.o === "complaint") pressing.push(label + ": " + saying.w + (saying.note ? ", " + saying.note : ""));
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
  for (const key of stored()) {
    const found = read(key);
    if (found && isOfList(key, found) && found.entry.startsWith(data.date)) localStorage.removeItem(key);
  }
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
  talk.matters = row.matters.map((matter, nth) => matterOf(matter.entry, { ...matter, fill: article.querySelector("#matter-" + row.n + "-" + nth + " .fill") }, talk));
  adopt(article, talk);
  fold(talk);
  showState(talk);
}
function isOfList(key, found) {
  return key.startsWith(PREFIX) && found.list === LIST;
}
// What was entered and is of no row of this list: it came in, or the list has been made anew since.
function recallLoose(key) {
  const found = read(key);
  if (!found || !isOfList(key, found) || matters.has(bare(found.entry))) return;
  // What was handed over on another day, or with another list, needs nobody any more.
  const isOpenStill = found.sayings.some((saying) => !saying.sent);
  const isCallIn = bare(found.entry).endsWith("/call/-");
  if (isOpenStill || (isCallIn && found.entry.startsWith(data.date))) looseCard(found.entry, isCallIn ? t.call_in_about : t.not_here);
}
for (const key of stored()) recallLoose(key);
// The same page in another tab.
window.addEventListener("storage", (event) => {
  if (event.key === null) return;
  const matter = [...matters.values()].find((one) => one.key === event.key);
  if (matter) {
    matter.sayings = (read(matter.key) || { sayings: [] }).sayings;
    if (matter.panel) matter.panel.refresh();
    showState(matter.talk);
  } else recallLoose(event.key);
  showCount();
  placeSoon();
});
function tick() {
  const now = moment();
  clockText.textContent = now.time;
  notice("day", now.date === data.date ? "" : t.other_day + " " + dayInWords(now.date, true) + ".");
  show();
}
tick();
setInterval(tick, 15000);
showCount();
// A doctor's talk lies open on a page of his own only.
const listed = visible().filter((talk) => !talk.isLoose);
const first = listed.find((talk) => !talk.by_doctor) || listed[0];
if (first) open(first);
document.documentElement.classList.add("ready");
