// Two periods or two actors side by side: what changed, where they agree and where they differ.

import { SCORE } from "./agreement.js";
import { SIGNS } from "./cards.js";
import { bdi, el, replace } from "./dom.js";
import { date, label, num, t } from "./i18n.js";
import { db, dayOf, hasDay, isoOf, lastDayOf } from "./model.js";
import { named } from "./named.js";
import { nodeLabel, nodeOf } from "./pick.js";
import { state, update } from "./state.js";

const ROWS = 150;
const ORDER = ["turned", "shifted", "differ", "agree", "same", "new", "gone", "onlyOne", "onlyTwo"];

export function renderCompare(root, context) {
  const kind = state.pair === "actors" ? "actors" : "periods";
  const made = kind === "actors" ? twoActors(context) : twoPeriods(context);
  context.bar = [
    el("div", { class: "row", role: "radiogroup", "aria-label": t("compare") }, ["periods", "actors"].map((name) =>
      el("label", { class: "row small" }, el("input", { type: "radio", name: "pair", value: name, checked: kind === name, data: { focus: `pair-${name}` }, on: { change: () => update({ pair: name, one: "", two: "", pick: null }) } }), el("span", { text: t(name === "actors" ? "twoActors" : name) })))),
    made?.bar,
  ];
  if (!made || !made.rows.length) {
    replace(root, el("p", { class: "empty", text: t(made ? "nothing" : "needsTwo") }));
    return;
  }
  made.rows.sort((a, b) => ORDER.indexOf(a.verdict) - ORDER.indexOf(b.verdict) || b.total - a.total || (a.key < b.key ? -1 : 1));
  if (made.rows.length > ROWS) context.note(t("strongestOf", { n: num(ROWS), all: num(made.rows.length) }));
  replace(root, table(made));
}

function table({ rows, heads, first }) {
  const tally = new Map();
  for (const row of rows) tally.set(row.verdict, (tally.get(row.verdict) ?? 0) + 1);
  return [
    el("ul", { class: "tally row" }, ORDER.filter((name) => tally.has(name)).map((name) => el("li", { class: `verdict is-${name}`, text: `${t(name)} ${num(tally.get(name))}` }))),
    el("table", { class: "compare" },
      el("thead", {}, el("tr", {}, first.map((text) => el("th", { scope: "col", text })), heads.map((text) => el("th", { scope: "col" }, bdi(text))), el("th", { scope: "col", text: t("verdict") }))),
      el("tbody", {}, rows.slice(0, ROWS).map((row) => el("tr", {},
        row.names.map((one) => el("th", { scope: "row" }, named(one))),
        row.cells.map((cell, k) => el("td", {}, cell.total ? stances(row, cell, heads[k]) : el("span", { class: "muted", text: "—" }))),
        el("td", { class: `verdict is-${row.verdict}`, text: t(row.verdict) }))))),
  ];
}

function stances(row, cell, head) {
  const parts = db.sides.map((side, s) => [side, cell.sides[s]]).filter(([, n]) => n);
  const picked = state.pick && JSON.stringify(state.pick) === JSON.stringify(cell.pick);
  const what = parts.map(([side, n]) => `${t(side)} ${num(n)}`).join(" · ");
  return el("button", {
    type: "button", class: "pairs", "aria-pressed": String(Boolean(picked)),
    data: { focus: `cmp-${row.key}|${head}` }, on: { click: () => update({ pick: picked ? null : cell.pick }) },
  }, el("span", { class: "unseen", text: `${[head, ...row.names.map(label)].join(state.lang === "ar" ? "، " : ", ")}: ${what}` }), parts.map(([side, n]) => el("span", { class: `chip side-${side}`, "aria-hidden": "true" }, el("span", { class: "sign", text: SIGNS[side] }), el("span", { text: num(n) }))));
}

function empty() {
  return { sides: new Uint32Array(db.sides.length), total: 0 };
}

function score(cell) {
  return cell.sides.reduce((sum, n, s) => sum + n * SCORE[db.sides[s]], 0) / (cell.total || 1);
}

function twoActors(context) {
  const nodes = context.actorFold.nodes.filter((node) => node.group === undefined).sort((a, b) => b.count - a.count);
  const find = (key) => key && nodeOf(key, context.actorFold, db.actors, "a:");
  const one = find(state.one) || (state.pick?.actor && find(state.pick.actor)) || nodes[0];
  const two = find(state.two) || nodes.find((node) => node.key !== one?.key);
  if (!one || !two) return null;
  const choose = (name, node) => el("select", { "aria-label": t(name), data: { focus: name }, on: { change: (event) => update({ one: one.key, two: two.key, [name]: event.target.value, pick: null }) } },
    [...new Map([...nodes, node].map((each) => [each.key, each])).values()].map((each) => el("option", { value: each.key, text: nodeLabel(each), selected: each.key === node.key })));
  const places = new Map([...one.members.map((m) => [m.index, 0]), ...two.members.map((m) => [m.index, 1])]);
  const rows = collect(context, (i) => places.get(db[state.level][i]) ?? -1, (i) => db.topic[i], (index) => {
    const topic = db.topics[index];
    return { key: topic.id, names: [topic], picks: [one, two].map((node) => ({ actor: node.key, topic: `t:${topic.id}` })) };
  });
  for (const row of rows) {
    const [a, b] = row.cells;
    row.verdict = !b.total ? "onlyOne" : !a.total ? "onlyTwo" : score(a) * score(b) < 0 ? "differ" : score(a) * score(b) > 0 ? "agree" : "same";
  }
  return { rows, heads: [nodeLabel(one), nodeLabel(two)], first: [t("topics")], bar: el("div", { class: "row" }, choose("one", one), choose("two", two)) };
}

// The periods asked for, or else before and after the day that halves the statements.
function periods(context) {
  const read = (text) => (/^\d{4}-\d\d-\d\d\.\.\d{4}-\d\d-\d\d$/.test(text) ? text.split("..").map((iso, k) => (k ? lastDayOf(iso) : dayOf(iso))) : null);
  const days = [];
  for (let i = 0; i < db.count; i += 1) if (context.result.mask[i] && hasDay(i)) days.push(db.day[i]);
  if (!days.length) return null;
  const middle = Math.max(days[0] + 1, days[days.length >> 1]);
  return [read(state.one) ?? [days[0], middle - 1], read(state.two) ?? [middle, Math.max(middle, days.at(-1))]];
}

function twoPeriods(context) {
  const spans = periods(context);
  if (!spans) return null;
  const texts = spans.map((span) => span.map(isoOf).join(".."));
  const within = (i) => (!hasDay(i) ? -1 : spans.findIndex(([from, to]) => db.day[i] >= from && db.day[i] <= to));
  const rows = collect(context, within, (i) => db[state.level][i] * db.topics.length + db.topic[i], (id) => {
    const actor = db.actors[Math.floor(id / db.topics.length)];
    const topic = db.topics[id % db.topics.length];
    return { key: `${actor.id}|${topic.id}`, names: [actor, topic], picks: texts.map((time) => ({ actor: `a:${actor.id}`, topic: `t:${topic.id}`, time })) };
  });
  for (const row of rows) {
    const [a, b] = row.cells;
    row.verdict = !a.total ? "new" : !b.total ? "gone" : finding(score(a), score(b));
  }
  const field = (name, span, end) => el("input", {
    type: "date", value: isoOf(span[end]), "aria-label": `${t(name)}: ${t(end ? "to" : "from")}`, data: { focus: `${name}-${end}` },
    on: { change: (event) => {
      if (!event.target.value) return;
      const next = [...texts];
      const ends = span.map(isoOf);
      ends[end] = event.target.value;
      next[name === "one" ? 0 : 1] = ends.sort().join("..");
      update({ one: next[0], two: next[1], pick: null });
    } },
  });
  const heads = spans.map((span) => span.map((day) => date(isoOf(day))).join(" – "));
  const bar = el("div", { class: "row" }, ["one", "two"].map((name, k) => el("span", { class: "row small" }, el("span", { text: t(k ? "later" : "earlier") }), field(name, spans[k], 0), "–", field(name, spans[k], 1))));
  return { rows, heads, first: [t("actors"), t("topics")], bar };
}

function finding(before, after) {
  if (before * after < 0) return "turned";
  return Math.abs(before - after) >= 0.5 ? "shifted" : "same";
}

// Rows by `row`, cells by `place` (0 or 1); what has no place is left out.
function collect(context, place, row, make) {
  const rows = new Map();
  for (let i = 0; i < db.count; i += 1) {
    if (!context.result.mask[i]) continue;
    const at = place(i);
    if (at < 0) continue;
    const key = row(i);
    if (!rows.has(key)) rows.set(key, { id: key, cells: [empty(), empty()], total: 0 });
    const found = rows.get(key);
    found.cells[at].sides[db.side[i]] += 1;
    found.cells[at].total += 1;
    found.total += 1;
  }
  return [...rows.values()].map((found) => {
    const { key, names, picks } = make(found.id);
    found.cells.forEach((cell, k) => { cell.pick = picks[k]; });
    return { ...found, key, names };
  });
}
