// One actor's stances topic by topic, or one topic's actor by actor, along time.

import { el, replace, svg } from "./dom.js";
import { date, label, num, t } from "./i18n.js";
import { db, dayOf, hasDay, isoOf, lastDayOf } from "./model.js";
import { named, tipOf } from "./named.js";
import { nodeLabel, nodeOf, nodePicker } from "./pick.js";
import { state, update } from "./state.js";

const LANES = 30;
const LANE = 38;

// The node that a view of one node shows: the one asked for, else the one picked, else the strongest actor.
export function subject(context) {
  const key = state.ego || state.pick?.actor || state.pick?.topic || "";
  const actor = !key.startsWith("t:");
  const found = key && nodeOf(key, actor ? context.actorFold : context.topicFold, actor ? db.actors : db.topics, key.slice(0, 2));
  if (found) return found;
  const { nodes } = context.actorFold;
  return nodes.filter((node) => node.group === undefined).sort((a, b) => b.count - a.count)[0] ?? nodes[0] ?? null;
}

export function isActor(node) {
  return node.key.startsWith("a:");
}

export function renderTimeline(root, context) {
  const node = context.subject;
  context.bar = nodePicker(context, node, t("timeline"));
  if (!node || !context.result.total) {
    replace(root, el("p", { class: "empty", text: t("nothing") }));
    return;
  }
  const every = lanes(context, node);
  const rows = every.slice(0, LANES);
  if (every.length > LANES) context.note(t("strongestOf", { n: num(LANES), all: num(every.length) }));
  const width = Math.max(160, root.clientWidth - labelWidth(root) - 40);
  const scale = timeScale(width);
  replace(root,
    el("h2", { class: "viewtitle" }, named(node, { text: nodeLabel(node) }), el("span", { class: "muted small", text: ` · ${t(isActor(node) ? "byTopic" : "byActor")}` })),
    rows.length ? el("div", { class: "lanes", vars: { "--label": `${labelWidth(root)}px` } }, axis(scale), rows.map((row) => lane(row, node, scale))) : el("p", { class: "empty", text: t("undated") }));
  root.onkeydown = walk;
  root.querySelector(".mark")?.setAttribute("tabindex", "0");
}

function labelWidth(root) {
  return root.clientWidth < 600 ? 104 : 190;
}

function timeScale(width) {
  const from = state.from ? dayOf(state.from) : db.first;
  const to = Math.max(from + 1, (state.to ? lastDayOf(state.to) : db.last) + 1);
  const rtl = document.documentElement.dir === "rtl";
  const bins = Math.max(8, Math.min(to - from, Math.floor(width / 22)));
  const x = (day) => {
    const part = (day - from) / (to - from);
    return 8 + (rtl ? 1 - part : part) * (width - 16);
  };
  return { from, to, bins, width, x, rtl, size: (to - from) / bins };
}

function lanes(context, node) {
  const own = isActor(node) ? db[state.level] : db.topic;
  const far = isActor(node) ? db.topic : db[state.level];
  const list = isActor(node) ? db.topics : db.actors;
  const members = new Set(node.members.map((one) => one.index));
  const found = new Map();
  for (let i = 0; i < db.count; i += 1) {
    if (!context.result.mask[i] || !members.has(own[i]) || !hasDay(i)) continue;
    if (!found.has(far[i])) found.set(far[i], []);
    found.get(far[i]).push(i);
  }
  return [...found].map(([index, statements]) => ({ one: list[index], statements }))
    .sort((a, b) => b.statements.length - a.statements.length || a.one.index - b.one.index);
}

function axis(scale) {
  const ticks = [];
  const days = scale.to - scale.from;
  const every = [1, 7, 31, 92, 183, 366, 732, 1830, 3660].find((step) => days / step <= scale.width / 90) ?? 3660;
  const gap = (every / days) * (scale.width - 16);
  const first = new Date(scale.from * 864e5);
  let at = every < 31 ? scale.from : Date.UTC(first.getUTCFullYear(), every < 366 ? first.getUTCMonth() : 0, 1) / 864e5;
  for (; at < scale.to; at = next(at, every)) {
    if (at < scale.from) continue;
    const iso = isoOf(at);
    const text = date(every < 31 ? iso : every < 366 ? iso.slice(0, 7) : iso.slice(0, 4));
    ticks.push(svg("line", { class: "tick", x1: scale.x(at), x2: scale.x(at), y1: 20, y2: 26 }), tickText(scale, scale.x(at), text, gap));
  }
  return el("div", { class: "lane axis", "aria-hidden": "true" }, el("span"), svg("svg", { width: scale.width, height: 26 }, ticks));
}

// A date that would reach over the edge of the picture is moved inside it, or left out where the next one stands.
// "start" and "end" follow the direction of the page.
function tickText(scale, x, text, gap) {
  const wide = text.length * 6.2;
  const left = x < scale.width / 2;
  const room = left ? x : scale.width - x;
  const over = room < wide / 2;
  if (over && room + gap < 1.5 * wide + 6) return null;
  const anchor = !over ? "middle" : left === scale.rtl ? "end" : "start";
  return svg("text", { class: "ticktext", x: !over ? x : left ? 1 : scale.width - 1, y: 15, "text-anchor": anchor, text });
}

function next(day, every) {
  if (every < 31) return day + every;
  const when = new Date(day * 864e5);
  return Date.UTC(when.getUTCFullYear(), when.getUTCMonth() + Math.round(every / 30.5), 1) / 864e5;
}

function lane({ one, statements }, node, scale) {
  const key = (isActor(node) ? "t:" : "a:") + one.id;
  const pick = isActor(node) ? { actor: node.key, topic: key } : { topic: node.key, actor: key };
  const piles = new Map();
  for (const i of statements) {
    const bin = Math.min(scale.bins - 1, Math.max(0, Math.floor((db.day[i] - scale.from) / scale.size)));
    const id = bin * db.sides.length + db.side[i];
    piles.set(id, (piles.get(id) ?? 0) + 1);
  }
  const perBin = new Map();
  const marks = [...piles].sort((a, b) => a[0] - b[0]).map(([id, count]) => {
    const bin = Math.floor(id / db.sides.length);
    const side = db.sides[id % db.sides.length];
    const level = perBin.get(bin) ?? 0;
    perBin.set(bin, level + 1);
    return mark({ side, count, bin, level, pick, one, scale });
  });
  return el("div", { class: "lane" },
    el("button", { type: "button", class: "plain", title: tipOf(one, label(one)), data: { focus: `lane-${key}` }, on: { click: () => update({ pick }) } }, el("span", { class: "clip lanename" }, named(one, { quiet: true }))),
    svg("svg", { width: scale.width, height: LANE, role: "group", "aria-label": label(one) }, svg("line", { class: "thread", x1: 0, x2: scale.width, y1: LANE / 2, y2: LANE / 2 }), marks));
}

function mark({ side, count, bin, level, pick, one, scale }) {
  const from = Math.floor(scale.from + bin * scale.size);
  const to = Math.max(from, Math.ceil(scale.from + (bin + 1) * scale.size) - 1);
  const time = `${isoOf(from)}..${isoOf(to)}`;
  const radius = Math.min(11, 4.5 + 1.6 * Math.log2(count));
  const x = scale.x(scale.from + (bin + 0.5) * scale.size);
  const y = LANE / 2 + [0, -7, 7, -13, 13][level];
  const name = `${label(one)}, ${date(isoOf(from))}: ${t(side)} ${num(count)}`;
  const next = { ...pick, side, time };
  const picked = state.pick && JSON.stringify(state.pick) === JSON.stringify(next);
  const act = () => update({ pick: picked ? null : next });
  return svg("g", {
    class: `mark side-${side}${picked ? " picked" : ""}`, role: "button", tabindex: "-1", "aria-label": name, "aria-pressed": String(Boolean(picked)), transform: `translate(${x} ${y})`,
    data: { focus: `mark-${pick.actor}|${pick.topic}|${side}|${bin}` },
    on: { click: act, keydown: (event) => { if (event.key === "Enter" || event.key === " ") { event.preventDefault(); act(); } } },
  }, svg("title", { text: name }), glyph(side, radius));
}

// A shape for each side, so that it can be told without its colour.
function glyph(side, r) {
  if (side === "for") return svg("circle", { r, class: "full" });
  if (side === "open") return svg("g", {}, svg("circle", { r: r - 1, class: "hollow" }), svg("path", { class: "full", d: `M0 ${-r}A${r} ${r} 0 0 0 0 ${r}Z` }));
  if (side === "neutral") return svg("rect", { x: -r * 0.8, y: -r * 0.8, width: r * 1.6, height: r * 1.6, class: "hollow" });
  if (side === "reserved") return svg("path", { class: "full", d: `M0 ${-r}L${r} ${r * 0.8}L${-r} ${r * 0.8}Z` });
  const a = r * 0.95;
  return svg("path", { class: "cross", d: `M${-a} ${-a}L${a} ${a}M${a} ${-a}L${-a} ${a}` });
}

// Arrow keys go from mark to mark by where they stand.
function walk(event) {
  const move = { ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] }[event.key];
  const from = event.target.closest?.(".mark");
  if (!move || !from) return;
  event.preventDefault();
  const centre = (node) => {
    const box = node.getBoundingClientRect();
    return [box.left + box.width / 2, box.top + box.height / 2];
  };
  const [x, y] = centre(from);
  let best = null;
  let least = Infinity;
  for (const other of event.currentTarget.querySelectorAll(".mark")) {
    const [ox, oy] = centre(other);
    const along = (ox - x) * move[0] + (oy - y) * move[1];
    const across = Math.abs((ox - x) * move[1]) + Math.abs((oy - y) * move[0]);
    if (other === from || along <= 0.5) continue;
    const cost = along + 3 * across;
    if (cost < least) { least = cost; best = other; }
  }
  if (!best) return;
  event.currentTarget.querySelector('.mark[tabindex="0"]')?.setAttribute("tabindex", "-1");
  best.setAttribute("tabindex", "0");
  best.focus();
}
