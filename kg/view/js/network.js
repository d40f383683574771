// The network of two columns: actors at the start of the line of reading, topics opposite.

import { dropColumns, renderColumns } from "./columns.js";
import { $, el } from "./dom.js";
import { num, t } from "./i18n.js";
import { db } from "./model.js";
import { nodeLabel } from "./pick.js";
import { state, update } from "./state.js";
import { settings } from "./unpack.js";

// The strongest part of the network as pyvis gives it, drawn before the statements are unpacked.
function firstModel() {
  const read = (id) => JSON.parse($(id).textContent);
  const nodes = read("network-nodes").sort((a, b) => a.y - b.y)
    .map((n) => ({ key: n.id, en: n.en, ar: n.ar, kind: n.x ? "topic" : "actor", count: 0, column: n.x, members: [] }));
  const edges = read("network-edges").map((e) => ({ id: `${e.from}|${e.to}|${e.side}`, from: e.from, to: e.to, side: e.side, count: e.value }));
  for (const node of nodes) for (const edge of edges) if (edge.from === node.key || edge.to === node.key) node.count += edge.count;
  return {
    columns: [0, 1].map((x) => ({ title: t(x ? "topics" : "actors"), nodes: nodes.filter((n) => n.column === x) })),
    edges,
  };
}

export function drawFirst(root) {
  renderColumns(root, firstModel(), { onNode() {}, onEdge() {}, isLit: () => null, isPicked: () => false, tip: () => "" });
}

function networkModel(context) {
  const { actorFold, topicFold, counts } = context;
  const width = topicFold.nodes.length;
  const sides = db.sides.length;
  const edges = [];
  counts.forEach((count, at) => {
    if (!count) return;
    const side = db.sides[at % sides];
    const topic = topicFold.nodes[Math.floor(at / sides) % width];
    const actor = actorFold.nodes[Math.floor(at / sides / width)];
    edges.push({ id: `${actor.key}|${topic.key}|${side}`, from: actor.key, to: topic.key, side, count, actor, topic });
  });
  edges.sort((a, b) => b.count - a.count || (a.id < b.id ? -1 : 1));
  return {
    all: edges.length,
    columns: [{ title: t("actors"), nodes: actorFold.nodes }, { title: t("topics"), nodes: topicFold.nodes }],
    edges: edges.slice(0, settings.cells),
  };
}

export function renderNetwork(root, context) {
  const model = networkModel(context);
  if (!context.result.total) {
    dropColumns();
    root.replaceChildren(el("p", { class: "empty", text: t("nothing") }));
    return;
  }
  if (model.all > model.edges.length) context.note(t("strongest", { n: num(model.edges.length), all: num(model.all) }));
  renderColumns(root, model, hooks());
}

export function hooks() {
  const pick = state.pick ?? {};
  const one = (node) => (node.key.startsWith("a:") ? { actor: node.key } : { topic: node.key });
  const isPicked = (key) => key === pick.actor || key === pick.topic || key === pick.other;
  return {
    onNode: (node) => update({ pick: isPicked(node.key) && !(pick.actor && pick.topic) ? null : one(node) }),
    onOpen: (node) => update((s) => s.open.add(node.group)),
    onEdge: (edge) => update({ pick: { actor: edge.from, topic: edge.to, side: edge.side } }),
    onNothing: () => state.pick && update({ pick: null }),
    isPicked,
    isLit: (edge) => {
      if (!state.pick) return null;
      if (pick.actor && edge.from !== pick.actor) return false;
      if (pick.topic && edge.to !== pick.topic) return false;
      return !pick.side || edge.side === pick.side;
    },
    tip: (edge) => t("linkTip", { actor: nodeLabel(edge.actor), topic: nodeLabel(edge.topic), side: t(edge.side), n: num(edge.count) }),
  };
}
