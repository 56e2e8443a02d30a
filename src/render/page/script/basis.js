"use strict";
// What is entered stays in this browser, under one key an entry, until it is handed over as a file. Nothing is ever sent anywhere.
const data = JSON.parse(document.getElementById("data").textContent);
const t = data.texts;
const PREFIX = data.schema + "|" + data.clinic + "|";
// The list whatever its date: that of a doctor and that of the administrator may be open in one browser.
const LIST = data.file.replace(data.date, "");
const DAYS_KEPT = 30;
const DAY = 86400000;
// A click within so many minutes after another one corrects it; later it is another talk.
const CORRECTION_MINUTES = 10;
// recall takes no promise for later than this.
const MOST_DAYS_AHEAD = 183;
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
    else localStorage.setItem(matter.key, JSON.stringify({ list: LIST, entry: matter.entry, sayings: matter.sayings }));
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
