// What the reader has picked (an actor, a topic, a link, a pair) and what the evidence rail says of it.

import { chip } from "./cards.js";
import { bdi, button, el } from "./dom.js";
import { date, label, num, otherLabel, t } from "./i18n.js";
import { db, dayOf } from "./model.js";
import { madeNote, named } from "./named.js";
import { state, update } from "./state.js";

// The node behind a key, from what is drawn or else from the lists; a group that is no longer drawn is gone.
export function nodeOf(key, folded, list, prefix) {
  const drawn = folded?.nodes.find((node) => node.key === key);
  if (drawn) return drawn;
  const index = db.ids[prefix === "a:" ? "actor" : "topic"].get(key.slice(prefix.length));
  if (index === undefined) return null;
  const one = list[index];
  return { key, en: one.en, ar: one.ar, kind: one.kind ?? "topic", entry: one, members: [one], count: 0 };
}

export function nodeLabel(node) {
  if (node.group === undefined) return label(node);
  return node.group ? t("othersOf", { what: label(node) }) : t("others");
}

export function nodeOther(node) {
  return node.group === undefined ? otherLabel(node) : "";
}

function marks(node, list) {
  const mark = new Uint8Array(list.length);
  for (const one of node.members) mark[one.index] = 1;
  return mark;
}

// Adds to the context: pickTest, pickTitle, pickActions, relations.
export function resolvePick(context) {
  const pick = state.pick ?? (context.subject ? { [context.subject.key.startsWith("a:") ? "actor" : "topic"]: context.subject.key } : null);
  const actor = pick?.actor && nodeOf(pick.actor, context.actorFold, db.actors, "a:");
  const other = pick?.other && nodeOf(pick.other, context.actorFold, db.actors, "a:");
  const topic = pick?.topic && nodeOf(pick.topic, context.topicFold, db.topics, "t:");
  const target = pick?.target && nodeOf(pick.target, context.actorFold, db.actors, "a:");
  const time = /^\d{4}-\d\d-\d\d\.\.\d{4}-\d\d-\d\d$/.test(pick?.time ?? "") ? pick.time.split("..") : null;
  context.picked = { actor, other, topic, target, time, side: pick?.side };
  context.pickTest = tester(context, context.picked);
  if (!actor && !topic) return;
  context.pickTitle = () => title(context.picked);
  context.pickActions = () => actions(context.picked);
  context.relations = () => relations(context);
}

function tester(context, { actor, other, topic, target, time, side }) {
  const column = db[state.level];
  const first = actor && marks(actor, db.actors);
  const second = other && marks(other, db.actors);
  const about = topic && marks(topic, db.topics);
  const [from, to] = time ? time.map(dayOf) : [-Infinity, Infinity];
  const aimed = target && aimedAt(target);
  const wanted = side ? db.sides.indexOf(side) : -1;
  if (second) {
    const shared = sharedTopics(context.result, column, first, second);
    return (i) => (first[column[i]] || second[column[i]]) && shared[db.topic[i]] === 3;
  }
  return (i) => (!first || first[column[i]]) && (!about || about[db.topic[i]]) && (wanted < 0 || db.side[i] === wanted)
    && (!time || (db.day[i] >= from && db.day[i] <= to)) && (!aimed || aimed[i] === 1);
}

function aimedAt(node) {
  const about = marks(node, db.actors);
  const mark = new Uint8Array(db.count);
  for (let k = 0; k < db.targetOf.length; k += 1) if (about[db.target[k]]) mark[db.targetOf[k]] = 1;
  return mark;
}

function sharedTopics(result, column, first, second) {
  const seen = new Uint8Array(db.topics.length);
  for (let i = 0; i < db.count; i += 1) {
    if (!result.mask[i] || db.sides[db.side[i]] === "neutral") continue;
    if (first[column[i]]) seen[db.topic[i]] |= 1;
    if (second[column[i]]) seen[db.topic[i]] |= 2;
  }
  return seen;
}

function title({ actor, other, topic, target, time, side }) {
  const parts = [actor, other, topic].filter(Boolean).flatMap((node, at) => [at ? " · " : "", named(node, { text: nodeLabel(node) }), madeNote(node)]);
  if (target) parts.push(` · ${t("aimedAt", { who: nodeLabel(target) })}`);
  if (side) parts.push(" ", chip(side, t(side)));
  if (time) parts.push(el("span", { class: "muted small", text: ` ${time[0] === time[1] ? date(time[0]) : time.map(date).join(" – ")}` }));
  return parts;
}

function actions({ actor, other, topic, target }) {
  const single = other || target || (actor && topic) ? null : (actor ?? topic);
  if (!single) {
    return el("div", { class: "row actions" }, [actor, other, target, topic].filter((node) => node && node.group === undefined).map((node) =>
      button(t("focusOn", { what: label(node) }), () => update({ view: "ego", ego: node.key, pick: null }), { class: "quiet clip", data: { focus: `act-${node.key}` } })));
  }
  if (single.group !== undefined) return null;
  const set = single === actor ? "actors" : "topics";
  const { id } = single.entry;
  return el("div", { class: "row actions" },
    button(t("ego"), () => update({ view: "ego", ego: single.key, pick: null }), { class: "quiet", "aria-label": t("focusOn", { what: label(single) }), data: { focus: "act-ego" } }),
    button(t("timeline"), () => update({ view: "timeline", ego: single.key, pick: null }), { class: "quiet", "aria-label": t("timelineOf", { what: label(single) }), data: { focus: "act-timeline" } }),
    button(state[set].has(id) ? t("clear") : t("filterTo", { what: label(single) }), () => update((s) => {
      if (!s[set].delete(id)) s[set].add(id);
    }), { class: "quiet clip", data: { focus: "act-only" } }));
}

// The links of one node as buttons: the way to a line for whoever does not point at it.
function relations(context) {
  const { actor, topic, other, target } = context.picked;
  if (other) return shared(context);
  if (target || (actor && topic) || (!actor && !topic)) return null;
  const list = actor ? db.topics : db.actors;
  const own = actor ? db.topic : db[state.level];
  const counts = new Map();
  for (let i = 0; i < db.count; i += 1) {
    if (!context.result.mask[i] || !context.pickTest(i)) continue;
    const key = own[i] * db.sides.length + db.side[i];
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const rows = [...counts].sort((a, b) => b[1] - a[1]).slice(0, 40);
  const prefix = actor ? "t:" : "a:";
  return el("details", { class: "relations", open: rows.length <= 6 }, el("summary", { text: `${t("relations")} (${num(counts.size)})` }),
    el("ul", {}, rows.map(([key, count]) => {
      const one = list[Math.floor(key / db.sides.length)];
      const side = db.sides[key % db.sides.length];
      const next = { ...state.pick, [actor ? "topic" : "actor"]: prefix + one.id, side };
      return el("li", {}, el("button", { type: "button", class: "relation", data: { focus: `rel-${key}` }, on: { click: () => update({ pick: next }) } },
        chip(side, t(side)), el("span", { class: "grow clip" }, named(one)), el("span", { class: "count", text: num(count) })));
    })));
}

// Topic by topic, where two actors stand.
function shared(context) {
  const { actor, other } = context.picked;
  const first = marks(actor, db.actors);
  const rows = new Map();
  for (let i = 0; i < db.count; i += 1) {
    if (!context.result.mask[i] || !context.pickTest(i)) continue;
    const topic = db.topic[i];
    if (!rows.has(topic)) rows.set(topic, [new Uint32Array(db.sides.length), new Uint32Array(db.sides.length)]);
    rows.get(topic)[first[db[state.level][i]] ? 0 : 1][db.side[i]] += 1;
  }
  const chips = (sides) => el("span", { class: "row small" }, db.sides.map((side, s) => sides[s] > 0 && chip(side, num(sides[s]))));
  return el("table", { class: "shared" },
    el("thead", {}, el("tr", {}, el("th", { scope: "col", text: t("topics") }), [actor, other].map((node) => el("th", { scope: "col" }, named(node, { text: nodeLabel(node) }))))),
    el("tbody", {}, [...rows].slice(0, 40).map(([topic, sides]) => el("tr", {}, el("th", { scope: "row" }, bdi(label(db.topics[topic]))), sides.map((each) => el("td", {}, chips(each)))))));
}

// A list to choose the node that a view of one node shows.
export function nodePicker(context, node, name) {
  const group = (folded, title) => el("optgroup", { label: title }, folded.nodes.filter((each) => each.group === undefined)
    .sort((a, b) => b.count - a.count).map((each) => el("option", { value: each.key, text: nodeLabel(each), selected: each.key === node?.key })));
  return el("label", { class: "row small" }, el("span", { text: name }),
    el("select", { data: { focus: "subject" }, on: { change: (event) => update({ ego: event.target.value, pick: null }) } },
      group(context.actorFold, t("actors")), group(context.topicFold, t("topics"))));
}
