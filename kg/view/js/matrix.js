// Actors × topics as a table: a cell shows the side taken most often, how often, and how the rest divides.

import { SIGNS } from "./cards.js";
import { el, replace } from "./dom.js";
import { num, t } from "./i18n.js";
import { db } from "./model.js";
import { named, tipOf } from "./named.js";
import { nodeLabel } from "./pick.js";
import { state, update } from "./state.js";

export function renderMatrix(root, context) {
  if (!context.result.total) {
    replace(root, el("p", { class: "empty", text: t("nothing") }));
    return;
  }
  replace(root, table(context));
}

function table(context) {
  const { actorFold, topicFold, counts } = context;
  const pick = state.pick ?? {};
  const grid = el("table", { class: "matrix", role: "grid", "aria-label": `${t("actors")} × ${t("topics")}` });
  grid.append(el("thead", {}, el("tr", {}, el("td", { class: "corner" }),
    topicFold.nodes.map((topic) => el("th", { scope: "col" }, head(topic, { topic: topic.key }, pick.topic === topic.key && !pick.actor))))));
  const body = el("tbody");
  actorFold.nodes.forEach((actor, a) => {
    const cells = topicFold.nodes.map((topic, k) => cell(actor, topic, counts, (a * topicFold.nodes.length + k) * db.sides.length, pick));
    body.append(el("tr", {}, el("th", { scope: "row" }, head(actor, { actor: actor.key }, pick.actor === actor.key && !pick.topic)), cells));
  });
  grid.append(body);
  grid.addEventListener("keydown", (event) => walk(event, grid));
  const first = grid.querySelector(".cell[aria-pressed=true]") ?? grid.querySelector(".cell");
  first?.setAttribute("tabindex", "0");
  return grid;
}

function head(node, pick, picked) {
  const group = node.group !== undefined;
  return el("span", { class: "head" },
    el("button", {
      type: "button", class: "plain", "aria-pressed": String(Boolean(picked)), title: tipOf(node, nodeLabel(node)), data: { focus: `head-${node.key}` },
      on: { click: () => update({ pick: picked ? null : pick }) },
    }, named(node, { text: nodeLabel(node), quiet: true })),
    el("span", { class: "count", text: num(node.count) }),
    group && el("button", {
      type: "button", class: "open", text: "+", "aria-label": `${nodeLabel(node)}: ${t("folded", { n: num(node.members.length) })}`, data: { focus: `open-${node.key}` },
      on: { click: () => update((s) => s.open.add(node.group)) },
    }));
}

function cell(actor, topic, counts, at, pick) {
  let best = -1;
  let total = 0;
  for (let s = 0; s < db.sides.length; s += 1) {
    const n = counts[at + s];
    total += n;
    if (n && (best < 0 || n > counts[at + best])) best = s;
  }
  if (best < 0) return el("td", { class: "none" });
  const side = db.sides[best];
  const parts = db.sides.map((name, s) => [name, counts[at + s]]).filter(([, n]) => n);
  const what = parts.map(([name, n]) => `${t(name)} ${num(n)}`).join(state.lang === "ar" ? "، " : ", ");
  const picked = pick.actor === actor.key && pick.topic === topic.key;
  return el("td", {}, el("button", {
    type: "button", tabindex: "-1", class: `cell side-${side}`, "aria-pressed": String(picked), title: what,
    data: { focus: `cell-${actor.key}|${topic.key}` },
    on: { click: () => update({ pick: picked ? null : { actor: actor.key, topic: topic.key } }) },
  },
  el("span", { class: "unseen", text: t("cellOf", { actor: nodeLabel(actor), topic: nodeLabel(topic), what }) }),
  el("span", { "aria-hidden": "true", text: `${SIGNS[side]}\u2002${num(total)}` }),
  parts.length > 1 && el("span", { class: "split" }, parts.map(([name, n]) => el("i", { class: `back-${name}`, vars: { "--part": String(n) } })))));
}

// Arrow keys go to the next filled cell; columns are counted as they stand, so left is left in both languages.
function walk(event, grid) {
  const move = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] }[event.key];
  const from = event.target.closest("td");
  if (!move || !from) return;
  event.preventDefault();
  const rtl = document.documentElement.dir === "rtl";
  const rows = [...grid.tBodies[0].rows];
  let r = rows.indexOf(from.parentElement);
  let c = from.cellIndex;
  for (;;) {
    r += move[0];
    c += rtl ? -move[1] : move[1];
    const next = rows[r]?.cells[c];
    if (!next || next.tagName !== "TD") return;
    const target = next.querySelector(".cell");
    if (!target) continue;
    grid.querySelector('.cell[tabindex="0"]')?.setAttribute("tabindex", "-1");
    target.setAttribute("tabindex", "0");
    target.focus();
    return;
  }
}
