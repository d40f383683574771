// The statements in memory: one pass filters and counts; folding decides which nodes are drawn.

import { fold as folded } from "./fold.js";
import { loadCore } from "./unpack.js";

export const db = { count: 0 };

const FAIL = { side: 1, act: 2, actor: 4, topic: 8, source: 16, date: 32, confidence: 64, search: 128 };
const NO_DAY = -(2 ** 31);

export async function open() {
  const { head, columns } = await loadCore();
  Object.assign(db, columns, {
    count: head.count,
    chunk: head.chunk,
    fields: head.fields,
    sides: head.sides,
    sources: head.sources.map((name, index) => ({ id: name, en: name, ar: name, index })),
    documents: head.documents,
    company: head.company,
    actors: head.actors.map(([id, en, ar, kind, parent, blocs, order, made], index) => ({ id, en, ar, kind, parent, blocs, order, made, index })),
    topics: head.topics.map(([id, en, ar, parent, order], index) => ({ id, en, ar, parent, order, index })),
    stances: head.stances.map(([id, en, ar, family, valence], index) => ({ id, en, ar, family, valence, index })),
    blocs: head.blocs.map(([id, en, ar], index) => ({ id, en, ar, index })),
  });
  db.ids = {
    actor: new Map(db.actors.map((a) => [a.id, a.index])),
    topic: new Map(db.topics.map((t) => [t.id, t.index])),
  };
  for (const list of [db.actors, db.topics]) {
    for (const one of list) one.children = [];
    for (const one of list) if (one.parent >= 0) list[one.parent].children.push(one.index);
    for (const one of list) one.search = folded(`${one.en} ${one.ar}`);
  }
  for (const source of db.sources) source.search = folded(source.en);
  bins();
}

// Bars of the histogram: months, or years when there would be too many to tell apart.
function bins() {
  let first = Infinity;
  let last = -Infinity;
  for (let i = 0; i < db.count; i += 1) {
    const day = db.day[i];
    if (day === NO_DAY) continue;
    if (day < first) first = day;
    if (day > last) last = day;
  }
  db.first = first;
  db.last = last;
  db.bins = [];
  db.bin = new Int16Array(db.count).fill(-1);
  if (first > last) return;
  const start = new Date(first * 864e5);
  const end = new Date(last * 864e5);
  const months = (end.getUTCFullYear() - start.getUTCFullYear()) * 12 + end.getUTCMonth() - start.getUTCMonth() + 1;
  const step = months <= 2 ? "day" : months <= 14 ? "week" : months <= 160 ? "month" : "year";
  for (let at = binStart(start, step); at * 864e5 <= end; ) {
    const next = nextBin(at, step);
    db.bins.push({ from: at, to: next - 1 });
    at = next;
  }
  db.step = step;
  for (let i = 0; i < db.count; i += 1) if (db.day[i] !== NO_DAY) db.bin[i] = binOf(db.day[i]);
}

function binStart(when, step) {
  const year = when.getUTCFullYear();
  if (step === "year") return Date.UTC(year, 0, 1) / 864e5;
  if (step === "month") return Date.UTC(year, when.getUTCMonth(), 1) / 864e5;
  return Math.floor(when / 864e5);
}

function nextBin(day, step) {
  if (step === "day") return day + 1;
  if (step === "week") return day + 7;
  const when = new Date(day * 864e5);
  const [years, months] = step === "year" ? [1, 0] : [0, 1];
  return Date.UTC(when.getUTCFullYear() + years, when.getUTCMonth() + months, 1) / 864e5;
}

function binOf(day) {
  let low = 0;
  let high = db.bins.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (db.bins[middle].from <= day) low = middle;
    else high = middle - 1;
  }
  return low;
}

export function dayOf(iso) {
  const [year, month, day] = iso.split("-").map(Number);
  return Date.UTC(year, (month || 1) - 1, day || 1) / 864e5;
}

// The last day of an ISO date of any precision
export function lastDayOf(iso) {
  const [year, month, day] = iso.split("-").map(Number);
  return day ? dayOf(iso) : Date.UTC(month ? year : year + 1, month || 0, 1) / 864e5 - 1;
}

export function isoOf(day) {
  return new Date(day * 864e5).toISOString().slice(0, 10);
}

export function hasDay(i) {
  return db.day[i] !== NO_DAY;
}

// The date of a statement with the precision that the text gave
export function dateOf(i) {
  return hasDay(i) ? isoOf(db.day[i]).slice(0, [0, 4, 7, 10][db.precision[i]]) : "";
}

// 1 for each entry that is chosen or lies under one that is chosen; null when nothing is chosen.
function allowed(list, chosen) {
  if (!chosen.size) return null;
  const mark = new Uint8Array(list.length);
  const visit = (index) => {
    if (mark[index]) return;
    mark[index] = 1;
    for (const child of list[index].children ?? []) visit(child);
  };
  for (const one of list) if (chosen.has(one.id)) visit(one.index);
  return mark;
}

function allowedActors(state) {
  const mark = allowed(db.actors, state.actors);
  if (!state.blocs.size) return mark;
  const blocs = new Set(db.blocs.filter((b) => state.blocs.has(b.id)).map((b) => b.index));
  const members = new Set(db.actors.filter((a) => a.blocs.some((b) => blocs.has(b))).map((a) => a.id));
  for (const id of state.blocs) members.add(id);
  const inside = allowed(db.actors, members) ?? new Uint8Array(db.actors.length);
  if (!mark) return inside;
  return mark.map((value, i) => value | inside[i]);
}

// Which statements pass, and how many would pass each filter if it alone were lifted.
export function query(state, found) {
  const actor = db[state.level];
  const hidden = db.sides.map((side) => (state.hidden.has(side) ? 1 : 0));
  const acts = allowed(db.stances, state.acts);
  const actors = allowedActors(state);
  const topics = allowed(db.topics, state.topics);
  const sources = allowed(db.sources, state.sources);
  const from = state.from ? dayOf(state.from) : -Infinity;
  const to = state.to ? lastDayOf(state.to) : Infinity;
  const dated = state.from || state.to;
  const sure = Math.round(state.confidence * 100);
  const result = {
    mask: new Uint8Array(db.count),
    total: 0,
    undated: 0,
    articles: 0,
    side: new Uint32Array(db.sides.length),
    stance: new Uint32Array(db.stances.length),
    actor: new Uint32Array(db.actors.length),
    topic: new Uint32Array(db.topics.length),
    source: new Uint32Array(db.sources.length),
    bins: new Uint32Array(db.bins.length * db.sides.length),
    actorIn: new Uint32Array(db.actors.length),
    topicIn: new Uint32Array(db.topics.length),
    sure: new Uint32Array(101),
  };
  const sides = db.sides.length;
  const read = new Uint8Array(db.documents);
  for (let i = 0; i < db.count; i += 1) {
    const side = db.side[i];
    const day = db.day[i];
    let fail = hidden[side] ? FAIL.side : 0;
    if (acts && !acts[db.stance[i]]) fail |= FAIL.act;
    if (actors && !actors[actor[i]]) fail |= FAIL.actor;
    if (topics && !topics[db.topic[i]]) fail |= FAIL.topic;
    if (sources && !sources[db.source[i]]) fail |= FAIL.source;
    if (dated && (day === NO_DAY || day < from || day > to)) fail |= FAIL.date;
    if (db.confidence[i] < sure) fail |= FAIL.confidence;
    if (found && !found[i]) fail |= FAIL.search;
    if (fail === 0) {
      result.mask[i] = 1;
      result.total += 1;
      if (!read[db.document[i]]) {
        read[db.document[i]] = 1;
        result.articles += 1;
      }
      if (day === NO_DAY) result.undated += 1;
      result.actorIn[actor[i]] += 1;
      result.topicIn[db.topic[i]] += 1;
    } else if (fail & (fail - 1)) continue;
    if (fail === 0 || fail === FAIL.side) result.side[side] += 1;
    if (fail === 0 || fail === FAIL.act) result.stance[db.stance[i]] += 1;
    if (fail === 0 || fail === FAIL.actor) result.actor[actor[i]] += 1;
    if (fail === 0 || fail === FAIL.topic) result.topic[db.topic[i]] += 1;
    if (fail === 0 || fail === FAIL.source) result.source[db.source[i]] += 1;
    if (fail === 0 || fail === FAIL.confidence) result.sure[db.confidence[i]] += 1;
    if ((fail === 0 || fail === FAIL.date) && db.bin[i] >= 0) result.bins[db.bin[i] * sides + side] += 1;
  }
  return result;
}

// Statements as nodes: the strongest by themselves, the rest in the group at the root of their tree.
// Answers { nodes, map }: map gives for each entry the index of its node, -1 where it has none.
export function foldNodes(list, counts, prefix, { budget, open: opened, pinned }) {
  const map = new Int32Array(list.length).fill(-1);
  const present = list.filter((one) => counts[one.index]).sort((a, b) => counts[b.index] - counts[a.index] || a.index - b.index);
  const single = new Set();
  const root = (one) => {
    while (one.parent >= 0) one = list[one.parent];
    return one;
  };
  if (present.length <= budget) present.forEach((one) => single.add(one));
  else {
    const groups = Math.max(2, Math.round(budget / 4));
    for (const one of present) if (pinned.has(one.id)) single.add(one);
    for (const one of present) if (single.size < budget - groups) single.add(one);
    const inside = new Map();
    for (const one of present) if (opened.has(root(one).id) && (inside.get(root(one)) ?? 0) < budget) {
      single.add(one);
      inside.set(root(one), (inside.get(root(one)) ?? 0) + 1);
    }
    if (opened.has("")) present.filter((one) => !single.has(one)).slice(0, budget).forEach((one) => single.add(one));
  }
  const rest = new Map();
  for (const one of present) {
    if (single.has(one)) continue;
    const top = root(one);
    if (!rest.has(top)) rest.set(top, { members: [], count: 0 });
    rest.get(top).members.push(one);
    rest.get(top).count += counts[one.index];
  }
  const groups = [...rest].sort((a, b) => b[1].count - a[1].count).filter(([, g]) => g.members.length > 1);
  const kept = new Map(groups.slice(0, Math.max(1, Math.round(budget / 4) - 1)));
  const nodes = [...single].sort((a, b) => a.order - b.order || a.index - b.index)
    .map((one) => ({ key: prefix + one.id, en: one.en, ar: one.ar, kind: one.kind ?? "topic", count: counts[one.index], entry: one, members: [one] }));
  const others = { key: `${prefix}*`, group: "", en: "", ar: "", kind: "group", count: 0, members: [] };
  for (const [top, { members, count }] of rest) {
    if (!kept.has(top)) {
      others.members.push(...members);
      others.count += count;
    } else nodes.push({ key: `${prefix}*${top.id}`, group: top.id, en: top.en, ar: top.ar, kind: "group", count, members });
  }
  if (others.members.length) nodes.push(others);
  nodes.forEach((node, at) => node.members.forEach((one) => { map[one.index] = at; }));
  return { nodes, map };
}

// How many statements of each side join each pair of nodes: counts[(actor * topics + topic) * sides + side]
export function cellsOf(result, actorFold, topicFold, level) {
  const sides = db.sides.length;
  const width = topicFold.nodes.length;
  const counts = new Uint32Array(actorFold.nodes.length * width * sides);
  const actor = db[level];
  for (let i = 0; i < db.count; i += 1) {
    if (!result.mask[i]) continue;
    const a = actorFold.map[actor[i]];
    const t = topicFold.map[db.topic[i]];
    if (a >= 0 && t >= 0) counts[(a * width + t) * sides + db.side[i]] += 1;
  }
  return counts;
}
