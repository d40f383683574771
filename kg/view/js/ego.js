// One node in the middle: an actor between those who agree or differ and its topics; a topic between who is for
// it and who is against.

import { SCORE, agreement, pairText } from "./agreement.js";
import { dropColumns, renderColumns } from "./columns.js";
import { el, replace } from "./dom.js";
import { t } from "./i18n.js";
import { db } from "./model.js";
import { hooks } from "./network.js";
import { nodePicker } from "./pick.js";
import { state, update } from "./state.js";
import { isActor } from "./timeline.js";

const MOST = 18;

export function renderEgo(root, context) {
  const node = context.subject;
  context.bar = nodePicker(context, node, t("ego"));
  const model = node && context.result.total ? (isActor(node) ? actorModel : topicModel)(context, node) : null;
  if (!model || !model.edges.length) {
    dropColumns();
    replace(root, el("p", { class: "empty", text: t("nothing") }));
    return;
  }
  const base = hooks();
  const mine = isActor(node);
  renderColumns(root, model, {
    ...base,
    onNode: (one) => {
      if (one.key === node.key || base.isPicked(one.key)) update({ pick: null });
      else if (mine) update({ pick: { actor: node.key, [isActor(one) ? "other" : "topic"]: one.key } });
      else update({ pick: { actor: one.key, topic: node.key } });
    },
    onEdge: (edge) => (edge.pair ? update({ pick: { actor: edge.pair.one.key, other: edge.pair.two.key } }) : base.onEdge(edge)),
    isLit: (edge) => {
      if (edge.pair) return state.pick ? [edge.from, edge.to].includes(state.pick.other) || state.pick.actor === edge.from : null;
      return state.pick?.other ? false : base.isLit(edge);
    },
    tip: (edge) => (edge.pair ? pairText(edge.pair) : base.tip(edge)),
  });
}

function plain(one, prefix, count) {
  return { key: prefix + one.id, en: one.en, ar: one.ar, kind: one.kind ?? "topic", entry: one, members: [one], count };
}

// The lines between the node and the entries of the other list: one an entry and side, strongest entries first.
function lines(context, node, list, own, far, prefix) {
  const members = new Set(node.members.map((one) => one.index));
  const found = new Map();
  let count = 0;
  for (let i = 0; i < db.count; i += 1) {
    if (!context.result.mask[i] || !members.has(own[i])) continue;
    count += 1;
    if (!found.has(far[i])) found.set(far[i], new Uint32Array(db.sides.length));
    found.get(far[i])[db.side[i]] += 1;
  }
  const rows = [...found].map(([index, sides]) => {
    const total = sides.reduce((a, b) => a + b);
    const score = sides.reduce((sum, n, s) => sum + n * SCORE[db.sides[s]], 0) / total;
    return { node: plain(list[index], prefix, total), sides, total, score };
  });
  rows.sort((a, b) => b.total - a.total || a.node.entry.index - b.node.entry.index);
  return { count, rows };
}

function edgesOf(rows, make) {
  return rows.flatMap((row) => db.sides.map((side, s) => ({ side, count: row.sides[s] })).filter((e) => e.count).map(({ side, count }) => {
    const { actor, topic } = make(row);
    return { id: `${actor.key}|${topic.key}|${side}`, from: actor.key, to: topic.key, side, count, actor, topic };
  }));
}

function actorModel(context, node) {
  const { count, rows } = lines(context, node, db.topics, db[state.level], db.topic, "t:");
  const few = rows.slice(0, MOST).sort((a, b) => b.score - a.score);
  const ego = { ...node, count };
  const others = context.actorFold.nodes.filter((one) => one.key !== node.key && one.group === undefined);
  const pairs = agreement(context, [ego, ...others]).filter((p) => p.one.key === node.key && p.agree !== p.conflict)
    .sort((a, b) => Math.abs(b.agree - b.conflict) - Math.abs(a.agree - a.conflict)).slice(0, MOST)
    .sort((a, b) => b.agree - b.conflict - (a.agree - a.conflict));
  const edges = edgesOf(few, (row) => ({ actor: ego, topic: row.node }));
  for (const pair of pairs) {
    const net = pair.agree - pair.conflict;
    edges.push({ id: `pair|${pair.two.key}`, from: ego.key, to: pair.two.key, side: net > 0 ? "for" : "against", count: Math.abs(net), pair, blunt: true });
  }
  const columns = [{ title: t("company"), nodes: pairs.map((p) => p.two) }, { title: "", nodes: [ego] }, { title: t("topics"), nodes: few.map((r) => r.node) }];
  return { columns: pairs.length ? columns : columns.slice(1), edges };
}

function topicModel(context, node) {
  const { count, rows } = lines(context, node, db.actors, db.topic, db[state.level], "a:");
  const few = rows.slice(0, 2 * MOST).sort((a, b) => b.score - a.score);
  const ego = { ...node, count };
  const pro = few.filter((row) => row.score > 0);
  const con = few.filter((row) => row.score < 0).reverse();
  for (const row of few.filter((one) => one.score === 0)) (pro.length <= con.length ? pro : con).push(row);
  return {
    columns: [{ title: t("for"), nodes: pro.map((r) => r.node) }, { title: "", nodes: [ego] }, { title: t("against"), nodes: con.map((r) => r.node) }],
    edges: edgesOf(few, (row) => ({ actor: row.node, topic: ego })),
  };
}
