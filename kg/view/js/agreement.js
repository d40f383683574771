// Who sides with whom: actors on a circle, neighbours those who agree most; a line where two took sides on one
// topic, or where one aimed words at the other.

import { tip } from "./columns.js";
import { el, replace, svg } from "./dom.js";
import { num, t } from "./i18n.js";
import { db } from "./model.js";
import { isMade, tipOf } from "./named.js";
import { nodeLabel } from "./pick.js";
import { state, update } from "./state.js";
import { settings } from "./unpack.js";

export const SCORE = { for: 1, open: 0.5, neutral: 0, reserved: -0.5, against: -1 };
const MOST = 36;

// Pairs of nodes with on how many topics their mean scores have the same or the opposite sign.
export function agreement(context, nodes) {
  const column = db[state.level];
  const place = new Int32Array(db.actors.length).fill(-1);
  nodes.forEach((node, at) => node.members.forEach((one) => { place[one.index] = at; }));
  const means = new Map(); // topic → per node [sum, count]
  for (let i = 0; i < db.count; i += 1) {
    const at = place[column[i]];
    if (at < 0 || !context.result.mask[i]) continue;
    const topic = db.topic[i];
    if (!means.has(topic)) means.set(topic, new Map());
    const of = means.get(topic);
    const [sum, n] = of.get(at) ?? [0, 0];
    of.set(at, [sum + SCORE[db.sides[db.side[i]]], n + 1]);
  }
  const pairs = new Map();
  for (const of of means.values()) {
    const sided = [...of].filter(([, [sum]]) => sum).sort((a, b) => a[0] - b[0]);
    for (let p = 0; p < sided.length; p += 1) {
      for (let q = p + 1; q < sided.length; q += 1) {
        const key = sided[p][0] * nodes.length + sided[q][0];
        if (!pairs.has(key)) pairs.set(key, { one: nodes[sided[p][0]], two: nodes[sided[q][0]], agree: 0, conflict: 0 });
        pairs.get(key)[sided[p][1][0] * sided[q][1][0] > 0 ? "agree" : "conflict"] += 1;
      }
    }
  }
  return [...pairs.values()];
}

// Words aimed at one another: one pair a direction, with how many leaned for and against.
function aimed(context, nodes) {
  const column = db[state.level];
  const place = new Int32Array(db.actors.length).fill(-1);
  nodes.forEach((node, at) => node.members.forEach((one) => { place[one.index] = at; }));
  const pairs = new Map();
  for (let k = 0; k < db.targetOf.length; k += 1) {
    const i = db.targetOf[k];
    const [from, to] = [place[column[i]], place[db.target[k]]];
    const score = SCORE[db.sides[db.side[i]]];
    if (!context.result.mask[i] || from < 0 || to < 0 || from === to || !score) continue;
    const key = from * nodes.length + to;
    if (!pairs.has(key)) pairs.set(key, { one: nodes[from], two: nodes[to], agree: 0, conflict: 0, direct: true });
    pairs.get(key)[score > 0 ? "agree" : "conflict"] += 1;
  }
  return [...pairs.values()];
}

export function renderAgreement(root, context) {
  context.bar = el("label", { class: "row small" }, el("span", { text: t("linesBy") }),
    el("select", { data: { focus: "by" }, on: { change: (event) => update({ by: event.target.value, pick: null }) } },
      ["", "aimed"].map((name) => el("option", { value: name, text: t(name ? "byWords" : "byTopics"), selected: state.by === name }))));
  const all = company(context);
  const every = (state.by ? aimed : agreement)(context, all).filter((p) => p.agree !== p.conflict);
  const pairs = every.sort((a, b) => Math.abs(b.agree - b.conflict) - Math.abs(a.agree - a.conflict)).slice(0, settings.cells);
  const joined = new Set(pairs.flatMap((pair) => [pair.one.key, pair.two.key]));
  const nodes = all.filter((node) => joined.has(node.key) || node.key === state.pick?.actor);
  if (every.length > pairs.length) context.note(t("strongestOf", { n: num(pairs.length), all: num(every.length) }));
  replace(root, pairs.length ? [legend(), circle(root, nodes, pairs), list(pairs)] : el("p", { class: "empty", text: t("noPairs") }));
}

// The strongest actors in the order of their company: those who agree stand together.
function company(context) {
  const groups = db.company[state.level === "principal" ? 1 : 0];
  const rank = new Map(groups.flat().map((index, at) => [index, at]));
  const group = new Map(groups.flatMap((members, at) => members.map((index) => [index, at])));
  const aimedAt = new Set(state.by ? db.target : []);
  return context.actorFold.nodes.filter((node) => node.group === undefined)
    .concat(state.by ? db.actors.filter((one) => aimedAt.has(one.index) && !context.result.actorIn[one.index]).map((one) => ({ key: `a:${one.id}`, en: one.en, ar: one.ar, kind: one.kind, count: 0, entry: one, members: [one] })) : [])
    .sort((a, b) => b.count - a.count).slice(0, MOST)
    .sort((a, b) => (rank.get(a.entry.index) ?? 1e9) - (rank.get(b.entry.index) ?? 1e9))
    .map((node) => ({ ...node, company: group.get(node.entry.index) ?? -1 }));
}

function legend() {
  const line = (name, side) => el("span", { class: `row small side-${side}` }, el("span", { class: "stroke" }), el("span", { text: t(name) }));
  return el("div", { class: "row legend" }, line(state.by ? "favourable" : "agree", "for"), line(state.by ? "unfavourable" : "conflict", "against"), el("span", { class: "muted small", text: t(state.by ? "aimedHint" : "circleHint") }));
}

function circle(root, nodes, pairs) {
  const width = Math.max(320, root.clientWidth - 10);
  const room = width < 600 ? 92 : 170;
  const height = Math.max(360, Math.min(root.clientHeight - 50, (width - 2 * room) * 1.25 + 68));
  const rx = width / 2 - room;
  const ry = height / 2 - 34;
  const oval = { x: width / 2, y: height / 2, rx, ry, count: nodes.length };
  const spot = new Map(nodes.map((node, at) => [node.key, ovalPoint(oval, at)]));
  const most = Math.max(4, ...pairs.map((p) => Math.abs(p.agree - p.conflict)));
  return svg("svg", { class: "circle", width, height, viewBox: `0 0 ${width} ${height}`, role: "group", "aria-label": t("agreement") },
    svg("g", {}, state.by ? [] : arcs(nodes, oval)),
    svg("g", {}, [...pairs].reverse().map((pair) => chord(pair, spot, { x: width / 2, y: height / 2 }, most))),
    nodes.map((node) => actor(node, spot.get(node.key), width / 2, room)));
}

// The lines of the actor that is picked, or the strongest of all, as buttons: the way to a line without pointing.
function list(pairs) {
  const of = state.pick?.actor;
  const rows = pairs.filter((pair) => !of || pair.one.key === of || pair.two.key === of).slice(0, 12);
  return el("ul", { class: "pairlist" }, rows.map((pair) => el("li", {},
    el("button", { type: "button", class: "quiet", "aria-pressed": String(isPicked(pair)), data: { focus: `pair-${pair.one.key}|${pair.two.key}` }, on: { click: () => pickPair(pair) } },
      el("span", { class: `sign side-${pair.agree > pair.conflict ? "for" : "against"}`, "aria-hidden": "true", text: pair.agree > pair.conflict ? "✓ " : "✗ " }), pairText(pair)))));
}

function isPicked(pair) {
  return state.pick?.actor === pair.one.key && (pair.direct ? state.pick.target : state.pick.other) === pair.two.key;
}

function pickPair(pair) {
  update({ pick: isPicked(pair) ? null : { actor: pair.one.key, [pair.direct ? "target" : "other"]: pair.two.key } });
}

// Places down the right side and up the left, evenly by height, so that no name covers another.
function ovalPoint({ x, y, rx, ry, count }, at) {
  const half = Math.ceil(count / 2);
  const right = at < half - 0.5;
  const step = right ? (at + 0.5) / half : 1 - (at - half + 0.5) / Math.max(1, count - half);
  const height = 2 * Math.min(1, Math.max(0, step)) - 1;
  return { x: x + (right ? 1 : -1) * rx * Math.sqrt(1 - height * height), y: y + ry * height };
}

// Behind each run of neighbours who agree among themselves, a band.
function arcs(nodes, oval) {
  const bands = [];
  for (let at = 0; at < nodes.length; ) {
    let end = at;
    while (end + 1 < nodes.length && nodes[end + 1].company === nodes[at].company && nodes[at].company >= 0) end += 1;
    if (end > at) {
      const points = [];
      for (let k = 0; k <= 24; k += 1) {
        const { x, y } = ovalPoint(oval, at - 0.2 + ((end - at + 0.4) * k) / 24);
        points.push(`${x} ${y}`);
      }
      bands.push(svg("path", { class: "company", d: `M${points.join("L")}` }));
    }
    at = end + 1;
  }
  return bands;
}

function chord(pair, spot, centre, most) {
  const [a, b] = [spot.get(pair.one.key), spot.get(pair.two.key)];
  const net = pair.agree - pair.conflict;
  const side = net > 0 ? "for" : "against";
  const pull = 0.6 * Math.min(1, Math.hypot(a.x - b.x, a.y - b.y) / (2 * (centre.y - 34))); // neighbours bend little
  const bend = { x: centre.x + ((a.x + b.x) / 2 - centre.x) * (1 - pull), y: centre.y + ((a.y + b.y) / 2 - centre.y) * (1 - pull) + (pair.direct ? 10 : 0) };
  const picked = isPicked(pair);
  const touches = !state.pick || picked || (!state.pick.other && !state.pick.target && [pair.one.key, pair.two.key].includes(state.pick.actor));
  const text = pairText(pair);
  const d = `M${a.x} ${a.y}Q${bend.x} ${bend.y} ${b.x} ${b.y}`;
  return svg("g", { class: `chord side-${side}${touches ? "" : " dim"}`, on: { click: () => pickPair(pair), pointermove: (event) => tip(event, text), pointerleave: () => tip(null) }, data: { pair: `${pair.one.key}|${pair.two.key}` } },
    svg("path", { class: "touch", d }),
    svg("path", { class: "line", d, "stroke-width": 1.5 + 5 * (Math.abs(net) / most), "stroke-dasharray": side === "against" ? "5 2.5" : undefined }),
    pair.direct && arrow(bend, b));
}

// The head of a line that has a direction, short of the place where it ends.
function arrow(from, to) {
  const far = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  const [x, y] = [(to.x - from.x) / far, (to.y - from.y) / far];
  const tip = { x: to.x - 12 * x, y: to.y - 12 * y };
  const at = (back, side) => `${tip.x - back * x - side * y} ${tip.y - back * y + side * x}`;
  return svg("path", { class: "head", d: `M${at(0, 0)}L${at(12, 5)}L${at(12, -5)}Z` });
}

export function pairText(pair) {
  return t(pair.direct ? "aimedText" : "pairText", { one: nodeLabel(pair.one), two: nodeLabel(pair.two), agree: num(pair.agree), conflict: num(pair.conflict) });
}

function actor(node, at, middle, room) {
  const right = at.x >= middle;
  const picked = [state.pick?.actor, state.pick?.other, state.pick?.target].includes(node.key);
  const act = () => update({ pick: picked && !state.pick.other && !state.pick.target ? null : { actor: node.key } });
  const text = nodeLabel(node);
  const rows = broken(text, Math.floor(room / 7.2));
  return svg("g", {
    class: `person${picked ? " picked" : ""}`, role: "button", tabindex: "0", "aria-pressed": String(picked), "aria-label": `${text}: ${num(node.count)}`, transform: `translate(${at.x} ${at.y})`,
    data: { focus: `circle-${node.key}` },
    on: { click: act, keydown: (event) => { if (event.key === "Enter" || event.key === " ") { event.preventDefault(); act(); } } },
  }, svg("title", { text: tipOf(node, text) }), svg("circle", { r: Math.min(12, 5 + Math.log2(1 + node.count)) }),
  svg("text", { direction: "ltr", class: isMade(node) ? "made" : undefined, "text-anchor": right ? "start" : "end" },
    rows.map((row, at) => svg("tspan", { x: right ? 16 : -16, y: 4 + (at - (rows.length - 1) / 2) * 15, text: `\u2068${row}\u2069` }))));
}

// A name in one row, or in two where it is too long, cut at the end only when that is not enough.
function broken(text, most) {
  if (text.length <= most) return [text];
  const spaces = [...text.matchAll(/ /g)].map(({ index }) => index);
  const far = (at) => Math.abs(at - text.length / 2);
  const at = spaces.reduce((best, one) => (best < 0 || far(one) < far(best) ? one : best), -1);
  const rows = at < 0 ? [text] : [text.slice(0, at), text.slice(at + 1)];
  return rows.map((row) => (row.length > most ? `${row.slice(0, most - 1)}…` : row));
}

