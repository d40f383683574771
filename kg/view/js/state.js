// What the reader has chosen, kept in the address so that a view can be shared.

import { locale } from "./i18n.js";

export const VIEWS = ["network", "matrix", "timeline", "agreement", "ego", "compare"];

const SETS = { hidden: "hide", acts: "act", actors: "actor", blocs: "bloc", topics: "topic", sources: "source", open: "unfold" };
const TEXTS = { level: "as", q: "q", from: "from", to: "to", ego: "of", sort: "sort", one: "one", two: "two", pair: "pair", by: "by" };
const listeners = [];
let place = "";

const defaults = () => ({
  view: "", lang: locale.lang, theme: "", level: "speaker", q: "", from: "", to: "", ego: "", sort: "newest",
  one: "", two: "", pair: "", by: "", confidence: 0, hidden: new Set(), acts: new Set(), actors: new Set(), blocs: new Set(),
  topics: new Set(), sources: new Set(), open: new Set(), pick: null,
});

export const state = defaults();

export function watch(listener) {
  listeners.push(listener);
}

// Changes the state, tells everybody, and writes the address. `change` is an object or a function on the state.
export function update(change) {
  if (typeof change === "function") change(state);
  else Object.assign(state, change);
  const address = write();
  if (address !== location.hash) {
    try {
      // a turn to another view can be gone back from; finer changes are not worth a step each
      const here = `${state.view} ${state.ego}`;
      if (place && here !== place) history.pushState(null, "", address);
      else history.replaceState(null, "", address);
      place = here;
    } catch {
      // a page shown inside a notebook has no address of its own to write to
    }
  }
  for (const listener of listeners) listener(state);
}

export function toggle(name, value) {
  update((s) => {
    if (!s[name].delete(value)) s[name].add(value);
  });
}

export function filtered(s = state) {
  return Boolean(
    s.q || s.from || s.to || s.confidence || s.hidden.size || s.acts.size || s.actors.size || s.blocs.size || s.topics.size || s.sources.size,
  );
}

export function clearFilters() {
  const fresh = defaults();
  update((s) => {
    for (const name of ["q", "from", "to", "confidence", "hidden", "acts", "actors", "blocs", "topics", "sources"]) s[name] = fresh[name];
  });
}

function write(s = state) {
  const fresh = defaults();
  const parts = [];
  const put = (key, value) => parts.push(`${key}=${encodeURIComponent(value)}`);
  if (s.view) put("view", s.view);
  put("lang", s.lang);
  for (const [name, key] of Object.entries(TEXTS)) if (s[name] && s[name] !== fresh[name]) put(key, s[name]);
  if (s.theme) put("theme", s.theme);
  if (s.confidence) put("sure", String(s.confidence));
  for (const [name, key] of Object.entries(SETS)) for (const value of s[name]) put(key, value);
  if (s.pick) for (const [key, value] of Object.entries(s.pick)) if (value) put(`pick-${key}`, value);
  return `#${parts.join("&")}`;
}

// What the page shows now is where a step back leads to.
export function settlePlace() {
  place = `${state.view} ${state.ego}`;
}

export function read(hash = location.hash) {
  const next = defaults();
  const sets = new Map(Object.entries(SETS).map(([name, key]) => [key, name]));
  const texts = new Map(Object.entries(TEXTS).map(([name, key]) => [key, name]));
  for (const part of hash.replace(/^#/, "").split("&")) {
    const at = part.indexOf("=");
    if (at < 0) continue;
    const key = part.slice(0, at);
    const value = decoded(part.slice(at + 1));
    if (key === "view" && VIEWS.includes(value)) next.view = value;
    else if (key === "lang" && (value === "ar" || value === "en")) next.lang = value;
    else if (key === "theme" && (value === "light" || value === "dark")) next.theme = value;
    else if (key === "sure") next.confidence = Math.min(1, Math.max(0, Number(value) || 0));
    else if (/^pick-(actor|other|target|topic|side|time)$/.test(key)) next.pick = { ...next.pick, [key.slice(5)]: value };
    else if (sets.has(key)) next[sets.get(key)].add(value);
    else if (texts.has(key)) next[texts.get(key)] = value;
  }
  if (!["speaker", "principal"].includes(next.level)) next.level = "speaker";
  if (!["newest", "oldest", "surest"].includes(next.sort)) next.sort = "newest";
  for (const name of ["from", "to"]) if (!/^\d{4}(-\d\d){0,2}$/.test(next[name])) next[name] = "";
  return next;
}

function decoded(value) {
  try {
    return decodeURIComponent(value);
  } catch {
    return ""; // an address cut short in a mail: the rest of it still holds
  }
}
