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
