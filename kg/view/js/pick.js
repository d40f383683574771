// What the reader has picked (an actor, a topic, a link, a pair) and what the evidence rail says of it.

import { chip } from "./cards.js";
import { bdi, button, el } from "./dom.js";
import { label, num, otherLabel, t } from "./i18n.js";
import { db } from "./model.js";
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
  const { pick } = state;
  const actor = pick?.actor && nodeOf(pick.actor, context.actorFold, db.actors, "a:");
  const other = pick?.other && nodeOf(pick.other, context.actorFold, db.actors, "a:");
  const topic = pick?.topic && nodeOf(pick.topic, context.topicFold, db.topics, "t:");
  context.picked = { actor, other, topic, side: pick?.side };
  context.pickTest = tester(context, context.picked);
  if (!actor && !topic) return;
  context.pickTitle = () => title(context.picked);
  context.pickActions = () => actions(context.picked);
  context.relations = () => relations(context);
}

function tester(context, { actor, other, topic, side }) {
  const column = db[state.level];
  const first = actor && marks(actor, db.actors);
  const second = other && marks(other, db.actors);
  const about = topic && marks(topic, db.topics);
  const wanted = side ? db.sides.indexOf(side) : -1;
  if (second) {
    const shared = sharedTopics(context.result, column, first, second);
    return (i) => (first[column[i]] || second[column[i]]) && shared[db.topic[i]] === 3;
  }
  return (i) => (!first || first[column[i]]) && (!about || about[db.topic[i]]) && (wanted < 0 || db.side[i] === wanted);
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

function title({ actor, other, topic, side }) {
  const names = [actor, other, topic].filter(Boolean);
  return names.flatMap((node, at) => [at ? " · " : "", bdi(nodeLabel(node))]).concat(side ? [" ", chip(side, t(side))] : []);
}

function actions({ actor, other, topic }) {
  const single = other || (actor && topic) ? null : (actor ?? topic);
  if (!single || single.group !== undefined) return null;
  const set = single === actor ? "actors" : "topics";
  const { id } = single.entry;
  return el("div", { class: "row actions" },
    button(t("ego"), () => update({ view: "ego", ego: single.key }), { class: "quiet", "aria-label": t("focusOn", { what: label(single) }), data: { focus: "act-ego" } }),
    button(t("timeline"), () => update({ view: "timeline", ego: single.key }), { class: "quiet", "aria-label": t("timelineOf", { what: label(single) }), data: { focus: "act-timeline" } }),
    button(state[set].has(id) ? t("clear") : t("filterTo", { what: label(single) }), () => update((s) => {
      if (!s[set].delete(id)) s[set].add(id);
    }), { class: "quiet clip", data: { focus: "act-only" } }));
}

// The links of one node as buttons: the way to a line for whoever does not point at it.
function relations(context) {
  const { actor, topic, other } = context.picked;
  if (other || (actor && topic) || (!actor && !topic)) return null;
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
        chip(side, t(side)), el("span", { class: "grow clip" }, bdi(label(one))), el("span", { class: "count", text: num(count) })));
    })));
}
