// The left rail: every filter with its counts.

import { SIGNS } from "./cards.js";
import { $, bdi, button, el, keepFocus, replace } from "./dom.js";
import { fold } from "./fold.js";
import { label, num, percent, t } from "./i18n.js";
import { db } from "./model.js";
import { named, tipOf } from "./named.js";
import { clearFilters, filtered, state, toggle, update } from "./state.js";

const SHORT = 8;
const LONG = 60;
const shown = new Map(); // facet → how many rows
const sought = new Map(); // facet → what is typed into its box
const opened = new Set(["actors:", "topics:"]); // branches of trees that stand open

export function renderFacets(context) {
  const rail = $("filters");
  keepFocus(rail, () => {
    const { result } = context;
    const again = () => renderFacets(context);
    replace(rail,
      el("div", { class: "row railhead" }, el("h2", { text: t("filters") }),
        button(t("reset"), clearFilters, { class: "quiet", disabled: !filtered(), data: { focus: "reset" } }),
        button("×", () => document.body.classList.remove("show-filters"), { class: "icon only-narrow", "aria-label": t("close") })),
      sides(result),
      facet("actors", tree(db.actors, result.actor), again),
      facet("topics", tree(db.topics, result.topic), again),
      facet("blocs", blocTree(result), again, { simple: true }),
      facet("acts", families(result), again),
      facet("sources", flat(db.sources, result.source), again),
      confidence(result));
  });
}

function sides(result) {
  return el("fieldset", { class: "facet sides" }, el("legend", { text: t("position") }),
    db.sides.map((side, at) => el("label", { class: `row side-${side}` },
      el("input", { type: "checkbox", checked: !state.hidden.has(side), data: { focus: `side-${side}` }, on: { change: () => toggle("hidden", side) } }),
      el("span", { class: "stroke", "aria-hidden": "true" }),
      el("span", { class: "sign", "aria-hidden": "true", text: SIGNS[side] }),
      el("span", { class: "grow", text: t(side) }),
      el("span", { class: "count", text: num(result.side[at]) }))));
}

// A branch: { one, count, children }; count includes what lies under it.
function tree(list, counts) {
  const made = new Map();
  const make = (one) => {
    if (made.has(one)) return made.get(one);
    const branch = { one, count: counts[one.index], children: [] };
    made.set(one, branch);
    for (const child of one.children) {
      const below = make(list[child]);
      branch.count += below.count;
      if (below.count || chosen(below)) branch.children.push(below);
    }
    branch.children.sort(byCount);
    return branch;
  };
  const chosen = (branch) => state.actors.has(branch.one.id) || state.topics.has(branch.one.id) || branch.children.some(chosen);
  return list.filter((one) => one.parent < 0).map(make).filter((b) => b.count || chosen(b)).sort(byCount);
}

function byCount(a, b) {
  return b.count - a.count || a.one.index - b.one.index;
}

function flat(list, counts) {
  return list.map((one) => ({ one, count: counts[one.index], children: [] })).filter((b) => b.count || state.sources.has(b.one.id)).sort(byCount);
}

function blocTree(result) {
  return db.blocs.map((one) => {
    let count = 0;
    for (const actor of db.actors) if (actor.blocs.includes(one.index)) count += subtree(actor, result.actor);
    return { one, count, children: [] };
  }).filter((b) => b.count || state.blocs.has(b.one.id)).sort(byCount);
}

function subtree(actor, counts) {
  return actor.children.reduce((sum, child) => sum + subtree(db.actors[child], counts), counts[actor.index]);
}

function families(result) {
  const groups = new Map();
  for (const stance of db.stances) {
    const id = stance.family;
    if (!groups.has(id)) groups.set(id, { one: { id: `family:${id}`, en: t(id), ar: t(id), index: groups.size, family: id }, count: 0, children: [] });
    const branch = { one: stance, count: result.stance[stance.index], children: [] };
    groups.get(id).count += branch.count;
    groups.get(id).children.push(branch);
  }
  return [...groups.values()];
}

function facet(name, branches, again, { simple = false } = {}) {
  if (!branches.length) return null;
  const query = sought.get(name) ?? "";
  const rows = query ? search(branches, fold(query)) : branches;
  const limit = shown.get(name) ?? (query ? LONG : SHORT);
  const list = el("ul", { class: "tree" }, rows.slice(0, limit).map((branch) => row(name, branch, again, query)));
  const big = branches.length > SHORT || branches.some((b) => b.children.length > 3);
  return el("fieldset", { class: "facet" }, el("legend", { text: t(name) }),
    big && !simple && el("input", {
      type: "search", class: "find", value: query, placeholder: "⌕", "aria-label": t("findIn", { what: t(name) }), data: { focus: `find-${name}` },
      on: { input: (event) => { sought.set(name, event.target.value); again(); } },
    }),
    list,
    rows.length > limit && button(t("more", { n: num(rows.length - limit) }), () => { shown.set(name, limit + LONG); again(); }, { class: "quiet", data: { focus: `more-${name}` } }),
    limit > SHORT && !query && button(t("fewer"), () => { shown.delete(name); again(); }, { class: "quiet", data: { focus: `fewer-${name}` } }));
}

function search(branches, query) {
  const found = [];
  const visit = (branch) => {
    if (fold(`${branch.one.en} ${branch.one.ar}`).includes(query)) found.push({ ...branch, children: [] });
    branch.children.forEach(visit);
  };
  branches.forEach(visit);
  return found;
}

function row(name, branch, again, query) {
  const { one } = branch;
  const key = `${name}:${one.id}`;
  const wide = opened.has(key) && !query;
  const members = name === "acts" && one.family && one.id.startsWith("family:");
  const ids = members ? branch.children.map((b) => b.one.id) : [one.id];
  const box = el("input", {
    type: "checkbox", checked: ids.every((id) => state[name].has(id)), data: { focus: key },
    on: { change: (event) => update((s) => ids.forEach((id) => (event.target.checked ? s[name].add(id) : s[name].delete(id)))) },
  });
  const text = members ? t(one.family) : label(one);
  return el("li", {},
    el("div", { class: "row" },
      branch.children.length
        ? button(wide ? "▾" : "▸", () => { if (!opened.delete(key)) opened.add(key); again(); }, { class: "twist", "aria-expanded": String(wide), "aria-label": t("unfold", { what: text }), data: { focus: `open-${key}` } })
        : el("span", { class: "twist" }),
      el("label", { class: "row grow" }, box, el("span", { class: "grow clip", title: members ? text : tipOf(one, text) }, members ? bdi(text) : named(one, { quiet: true })), el("span", { class: "count", text: num(branch.count) }))),
    wide && el("ul", { class: "tree" }, branch.children.slice(0, LONG).map((child) => row(name, child, again, query))));
}

function confidence(result) {
  let total = 0;
  for (let c = Math.round(state.confidence * 100); c <= 100; c += 1) total += result.sure[c];
  const text = t("atLeast", { n: percent(state.confidence) });
  return el("fieldset", { class: "facet" }, el("legend", { text: t("confidence") }),
    el("label", { class: "row" },
      el("input", {
        type: "range", min: "0", max: "1", step: "0.05", value: String(state.confidence), "aria-label": t("confidence"), "aria-valuetext": text, data: { focus: "confidence" },
        on: { input: (event) => update({ confidence: Number(event.target.value) }) },
      }),
      el("span", { class: "grow", text }), el("span", { class: "count", text: num(total) })));
}
