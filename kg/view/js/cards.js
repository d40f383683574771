// The evidence: a card a statement, with the words that prove it marked in their sentence.

import { citation, copy } from "./cite.js";
import { $, announce, bdi, button, el, replace } from "./dom.js";
import { hits, terms } from "./fold.js";
import { counted, date, label, locale, num, officeOf, otherLabel, percent, t } from "./i18n.js";
import { db, dateOf } from "./model.js";
import { madeNote, named, otherLang } from "./named.js";
import { state, update } from "./state.js";
import { loadBlock } from "./unpack.js";

export const SIGNS = { for: "✓", open: "◐", neutral: "=", reserved: "!", against: "✗" };
const MARKS = ["is-evidence", "is-speaker", "is-topic", "is-condition", "is-quote"];
const PAGE = 20;

let shown = PAGE;
let last = "";
let turn = 0;

export function record(i) {
  return loadBlock(Math.floor(i / db.chunk), db.fields).then((rows) => rows[i % db.chunk]);
}

// Indices of the statements that pass the filters and belong to what is picked.
export function pickedStatements(context) {
  const { result, pickTest } = context;
  const found = [];
  for (let i = 0; i < db.count; i += 1) if (result.mask[i] && pickTest(i)) found.push(i);
  if (state.sort === "surest") found.sort((a, b) => db.confidence[b] - db.confidence[a] || b - a);
  else if (state.sort === "newest") found.reverse();
  return found;
}

export async function renderCards(context) {
  const found = pickedStatements(context);
  const key = JSON.stringify([state.pick, state.sort, found.length, found[0]]);
  if (key !== last) shown = PAGE;
  last = key;
  turn += 1;
  const mine = turn;
  let records;
  try {
    records = await Promise.all(found.slice(0, shown).map(record));
  } catch (problem) {
    if (mine === turn) replace($("evidence"), el("p", { class: "empty", text: `${t("textsMissing")} (${problem.message})` }));
    return;
  }
  if (mine !== turn) return; // the reader has gone on meanwhile
  const wanted = terms(state.q);
  const cards = records.map((one, at) => card(found[at], one, wanted));
  const rail = $("evidence");
  const atTop = state.pick ? 0 : rail.scrollTop;
  replace(
    rail,
    heading(context, found.length),
    found.length ? null : el("p", { class: "empty", text: t("nothing") }),
    el("div", { class: "cards", id: "cards" }, cards),
    found.length > shown && button(t("showMore", { n: num(found.length - shown) }), () => more(context), { class: "wide", data: { focus: "more" } }),
  );
  rail.scrollTop = atTop;
  $("jump").hidden = !state.pick;
  $("jump").textContent = `${counted("statements", found.length)} ↓`;
  rail.dataset.ready = String(found.length);
}

async function more(context) {
  const first = shown;
  shown += PAGE;
  await renderCards(context);
  $("cards").children[first]?.focus();
}

function heading(context, count) {
  const sort = el("select", {
    "aria-label": t("sort"), data: { focus: "sort" },
    on: { change: (event) => update({ sort: event.target.value }) },
  }, ["newest", "oldest", "surest"].map((name) => el("option", { value: name, text: t(name), selected: state.sort === name })));
  return el("div", { class: "railhead" },
    el("div", { class: "row" },
      el("h2", {}, context.pickTitle ? context.pickTitle() : t("all")),
      state.pick && button("×", () => update({ pick: null }), { class: "icon", "aria-label": t("clear"), title: t("clear"), data: { focus: "unpick" } })),
    el("div", { class: "row" }, el("span", { class: "muted", text: counted("statements", count) }), sort),
    context.pickActions?.(),
    context.relations?.());
}

export function chip(side, text) {
  return el("span", { class: `chip side-${side}` }, el("span", { "aria-hidden": "true", class: "sign", text: SIGNS[side] }), el("span", { text }));
}

function both(thing, tag) {
  const other = otherLabel(thing);
  return [el(tag, { class: "name" }, named(thing)), madeNote(thing), other && el("span", { class: "other" }, named(thing, { text: other, lang: otherLang() }))];
}

function card(i, one, wanted) {
  const side = db.sides[db.side[i]];
  const speaker = db.actors[db.speaker[i]];
  const principal = db.actors[db.principal[i]];
  const stance = db.stances[db.stance[i]];
  const negated = db.flags[i] & 1;
  return el("article", { class: `card side-${side}`, tabindex: "-1", data: { id: one.id } },
    el("div", { class: "who" }, both(speaker, "h3"), office(i, one, speaker, principal)),
    el("p", { class: "claim" },
      chip(side, (negated ? `${t("negatedMark")}: ` : "") + label(stance)),
      el("span", { class: "topic" }, both(db.topics[db.topic[i]], "b"))),
    el("blockquote", { dir: "auto", lang: one.lang || undefined, cite: undefined }, passage(one, wanted)),
    notes(i, one),
    foot(i, one));
}

function office(i, one, speaker, principal) {
  const parts = [];
  if (officeOf(one)) parts.push(bdi(officeOf(one) + (db.flags[i] & 4 ? ` (${t("former")})` : "")));
  if (principal !== speaker) parts.push(el("span", { text: t("onBehalf", { who: label(principal) }) }));
  return parts.length ? el("p", { class: "office" }, parts.flatMap((part, at) => (at ? [" · ", part] : [part]))) : null;
}

function notes(i, one) {
  const aimed = targets(i).map((a) => label(db.actors[a])).join(locale.lang === "ar" ? "، " : ", ");
  const lines = [
    one.condition && el("li", { class: "condition" }, t("conditionIs", { what: "" }), bdi(one.condition, one.lang)),
    aimed && el("li", { text: t("aimedAt", { who: aimed }) }),
  ].filter(Boolean);
  return lines.length ? el("ul", { class: "notes" }, lines) : null;
}

export function targets(i) {
  const found = [];
  // pairs stand in the order of the statements: find the first by halving
  let low = 0;
  let high = db.targetOf.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (db.targetOf[middle] < i) low = middle + 1;
    else high = middle;
  }
  for (; db.targetOf[low] === i; low += 1) found.push(db.target[low]);
  return found;
}

function foot(i, one) {
  const source = label(db.sources[db.source[i]]);
  const when = [
    one.said_on && t("said", { date: date(one.said_on) }),
    one.reported_on && one.reported_on !== one.said_on && t("reported", { date: date(one.reported_on) }),
  ].filter(Boolean);
  const link = /^https?:\/\//i.test(one.url)
    ? el("a", { href: one.url, target: "_blank", rel: "noopener noreferrer", "aria-label": t("link", { name: source }) }, bdi(source))
    : bdi(source);
  const sure = db.confidence[i] / 100;
  return el("div", { class: "foot" },
    el("span", { text: when.join(" · ") || t("undated"), title: dateOf(i) }),
    el("span", { class: "source" }, link),
    el("span", { text: t(one.speech) }),
    el("span", { class: "sure", title: t("confidence"), vars: { "--sure": String(sure) } }, el("span", { class: "unseen", text: t("confidence") + " " }), percent(sure)),
    button(t("cite"), async () => {
      const line = citation(i, one);
      announce((await copy(line)) ? t("cited") : t("notCopied", { text: line }));
    }, { class: "quiet cite", data: { focus: `cite-${one.id}` } }));
}

// The quotation cut at every mark, so that marks may lie in one another.
function passage(one, wanted) {
  const { text, marks } = one;
  const spans = [];
  for (let k = 0; k < marks.length; k += 3) spans.push([marks[k], marks[k + 1], MARKS[marks[k + 2]]]);
  for (const [start, end] of hits(text, wanted)) spans.push([start, end, "is-hit"]);
  const cuts = [...new Set([0, text.length, ...spans.flatMap(([start, end]) => [start, end])])].sort((a, b) => a - b);
  const pieces = [];
  for (let k = 0; k + 1 < cuts.length; k += 1) {
    const names = spans.filter(([start, end]) => start <= cuts[k] && cuts[k + 1] <= end).map(([, , name]) => name);
    const piece = text.slice(cuts[k], cuts[k + 1]);
    pieces.push(names.length ? el(names.includes("is-evidence") || names.includes("is-hit") ? "mark" : "span", { class: names.join(" "), text: piece }) : piece);
  }
  return pieces;
}
