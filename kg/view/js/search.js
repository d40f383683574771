// The search box: folds what is typed and what it searches; suggests actors and topics as one types.

import { announce, el, replace } from "./dom.js";
import { fold, terms } from "./fold.js";
import { counted, label, num, otherLabel, t } from "./i18n.js";
import { db, dayOf, hasDay, lastDayOf } from "./model.js";
import { named, otherLang } from "./named.js";
import { state, update } from "./state.js";
import { loadBlock, settings } from "./unpack.js";

const texts = [];
let ready = null;
let cache = { key: "", found: null };

// Folds all quotations once, a block at a time, letting the page breathe between blocks.
function openTexts() {
  ready ??= (async () => {
    for (let block = 0; block < settings.chunks; block += 1) {
      const rows = await loadBlock(block, db.fields);
      rows.forEach((row, k) => { texts[block * db.chunk + k] = fold(`${row.text} ${row.topic_words} ${row.topic_en} ${row.speaker_words} ${row.office_en} ${row.office_ar} ${row.title}`); });
      await new Promise((go) => setTimeout(go));
    }
    cache = { key: "", found: null };
    update({});
  })().catch((problem) => announce(`${t("textsMissing")} (${problem.message})`));
  return ready;
}

export function textsOpen() {
  return texts.length === db.count;
}

// 1 for each statement in which every term is found: in a label, the date, the source or the quotation.
export function search(query) {
  const wanted = terms(query);
  if (!wanted.length) return null;
  if (!textsOpen()) openTexts();
  const key = `${texts.length} ${wanted.join("\u001f")}`;
  if (cache.key === key) return cache.found;
  const found = new Uint8Array(db.count).fill(1);
  for (const term of wanted) keep(found, term);
  cache = { key, found };
  return found;
}

function keep(found, term) {
  const match = (list) => Uint8Array.from(list, (one) => (one.search ?? fold(`${one.en} ${one.ar}`)).includes(term) ? 1 : 0);
  const [actors, topics, sources, stances] = [db.actors, db.topics, db.sources, db.stances].map(match);
  const period = /^\d{4}(-\d\d){0,2}$/.test(term) ? span(term) : null;
  for (let i = 0; i < db.count; i += 1) {
    if (!found[i]) continue;
    if (actors[db.speaker[i]] || actors[db.principal[i]] || topics[db.topic[i]] || sources[db.source[i]] || stances[db.stance[i]]) continue;
    if (period && hasDay(i) && db.day[i] >= period[0] && db.day[i] <= period[1]) continue;
    if (texts[i]?.includes(term)) continue;
    found[i] = 0;
  }
}

function span(iso) {
  return [dayOf(iso), lastDayOf(iso)];
}

export function buildSearch(root) {
  let timer = 0;
  const list = el("ul", { id: "found", role: "listbox", hidden: true, "aria-label": t("search") });
  const box = el("input", {
    type: "search", id: "q", role: "combobox", "aria-expanded": "false", "aria-controls": "found", "aria-autocomplete": "list", autocomplete: "off", spellcheck: "false",
    dir: "auto", value: state.q, placeholder: t("searchHint"), "aria-label": t("search"), data: { focus: "q" },
  });
  const close = () => {
    list.hidden = true;
    box.setAttribute("aria-expanded", "false");
    box.removeAttribute("aria-activedescendant");
  };
  box.addEventListener("focus", () => { if (!settings.textsAt) openTexts(); });
  box.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(() => update({ q: box.value.trim() }), 120);
    suggest(box, list, close);
  });
  box.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      if (!list.hidden) { close(); event.stopPropagation(); }
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      move(box, list, event.key === "ArrowDown" ? 1 : -1);
    } else if (event.key === "Enter") {
      const active = list.querySelector("[aria-selected=true]");
      if (active && !list.hidden) active.click();
      else { clearTimeout(timer); update({ q: box.value.trim() }); }
      close();
    }
  });
  box.addEventListener("blur", () => setTimeout(close, 150));
  replace(root, box, list);
}

function suggest(box, list, close) {
  const query = fold(box.value.trim());
  if (!query) return close();
  const options = [...found(db.actors, query, "actor", "a:"), ...found(db.topics, query, "topic", "t:")];
  if (!options.length) return close();
  replace(list, options.map(({ one, name, key }, at) => el("li", {
    role: "option", id: `found-${at}`, "aria-selected": "false",
    on: {
      pointerdown: (event) => event.preventDefault(),
      click: () => {
        box.value = "";
        close();
        const alone = state.view === "timeline" || state.view === "ego";
        update(alone ? { q: "", ego: key, pick: null } : { q: "", pick: { [name]: key } });
        announce(`${label(one)}: ${counted("statements", weight(name, one))}`);
      },
    },
  }, el("span", { class: "muted small", text: t(name === "actor" ? "actors" : "topics") }), named(one),
  el("span", { class: "other" }, named(one, { text: otherLabel(one), lang: otherLang() })), el("span", { class: "count", text: num(weight(name, one)) }))));
  list.hidden = false;
  box.setAttribute("aria-expanded", "true");
}

function weight(name, one) {
  db.weights ??= { actor: count(db.speaker, db.principal), topic: count(db.topic) };
  return db.weights[name][one.index];
}

function count(column, second) {
  const counts = new Uint32Array(Math.max(db.actors.length, db.topics.length));
  column.forEach((value, i) => {
    counts[value] += 1;
    if (second && second[i] !== value) counts[second[i]] += 1;
  });
  return counts;
}

function found(list, query, name, prefix) {
  return list.filter((one) => one.search.includes(query) && weight(name, one)).sort((a, b) => rank(a, query) - rank(b, query) || weight(name, b) - weight(name, a))
    .slice(0, 6).map((one) => ({ one, name, key: prefix + one.id }));
}

function rank(one, query) {
  return ` ${one.search}`.includes(` ${query}`) ? 0 : 1;
}

function move(box, list, step) {
  const options = [...list.children];
  if (list.hidden || !options.length) return;
  const at = options.findIndex((one) => one.getAttribute("aria-selected") === "true");
  const next = options[(at + step + options.length + (at < 0 && step < 0 ? 1 : 0)) % options.length];
  options.forEach((one) => one.setAttribute("aria-selected", String(one === next)));
  box.setAttribute("aria-activedescendant", next.id);
  next.scrollIntoView({ block: "nearest" });
}
