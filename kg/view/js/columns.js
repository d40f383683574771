// Columns of cards joined by lines. The cards are buttons of the page, so that they can be reached, read and
// printed; vis-network draws the lines beneath them and tells which one the pointer touches.

import { $, css, el, replace } from "./dom.js";
import { num, t } from "./i18n.js";
import { named, otherLang, tipOf } from "./named.js";
import { nodeLabel, nodeOther } from "./pick.js";
import { state } from "./state.js";

const DASHES = { for: null, open: [13, 6], neutral: [2, 4], reserved: [7, 6], against: [4, 2.2] };
const ROUND = 0.45;

let network = null;
let drawn = null; // { signature, model, places, edges }

export function dropColumns() {
  network?.destroy();
  network = null;
  drawn = null;
}

// model: { columns: [{ title, nodes }], edges: [{ id, from, to, side, count }] }; hooks: { onNode, onEdge, onOpen, isLit, tip }
export function renderColumns(root, model, hooks) {
  const rtl = document.documentElement.dir === "rtl";
  const width = Math.max(300, root.clientWidth - 2);
  const signature = JSON.stringify([
    width, root.clientHeight, rtl, css("--ground"), state.lang,
    model.columns.map((c) => [c.title, c.nodes.map((n) => [n.key, n.count])]), model.edges.map((e) => [e.id, e.count]),
  ]);
  if (drawn?.signature === signature && drawn.root === root && root.contains(drawn.board)) {
    drawn.hooks = hooks;
    light();
    return;
  }
  dropColumns();
  drawn = { signature, model, hooks, root, ...place(model, width, root.clientHeight, rtl) };
  const wires = el("div", { class: "wires", "aria-hidden": "true" });
  const board = el("div", { class: `board${drawn.compact ? " compact" : ""}`, vars: { "--width": `${width}px`, "--height": `${drawn.height}px` } }, wires,
    model.columns.map((column, at) => list(column, at)));
  drawn.board = board;
  const heads = el("div", { class: "heads", "aria-hidden": "true", vars: { "--width": `${width}px` } }, model.columns.map((column, at) =>
    el("span", { text: column.title, vars: { "--x": `${drawn.centres[at]}px`, "--card": `${drawn.card}px` } })));
  replace(root, heads, board, el("p", { class: "hint", text: t("hint") }));
  wire(wires, width);
  light();
}

// Where cards and the ends of lines stand. Every line has its own end on the card, in the order of where it
// goes, so that lines between one pair lie side by side.
function place(model, width, tall, rtl) {
  const n = model.columns.length;
  const card = Math.max(96, Math.min(230, (width - 60 * (n - 1)) / n - 16));
  const most = Math.max(1, ...model.columns.map((c) => c.nodes.length));
  const gap = Math.max(card < 140 ? 48 : 33, Math.min(76, (tall - 70) / most)); // as much on the screen as can be read
  const high = Math.min(gap - (gap < 46 ? 5 : 8), 50);
  const height = most * gap + 10;
  const left = card / 2 + 10;
  const centres = model.columns.map((_, at) => {
    const x = n === 1 ? width / 2 : left + (at * (width - 2 * left)) / (n - 1);
    return rtl ? width - x : x;
  });
  const places = new Map();
  model.columns.forEach((column, at) => {
    const space = Math.min(height / Math.max(1, column.nodes.length), gap * 1.6);
    const top = (height - space * column.nodes.length) / 2;
    column.nodes.forEach((node, k) => places.set(node.key, { x: centres[at], y: top + (k + 0.5) * space, column: at, ends: [] }));
  });
  const edges = model.edges.filter((e) => places.has(e.from) && places.has(e.to)).map((e) => ({ ...e }));
  for (const edge of edges) {
    const [a, b] = [places.get(edge.from), places.get(edge.to)];
    a.ends.push({ edge, end: "start", far: b });
    b.ends.push({ edge, end: "stop", far: a });
  }
  const strongest = Math.max(1, ...edges.map((e) => e.count));
  for (const spot of places.values()) {
    for (const right of [true, false]) {
      const here = spot.ends.filter((e) => e.far.x > spot.x === right).sort((p, q) => p.far.y - q.far.y || (p.edge.id < q.edge.id ? -1 : 1));
      here.forEach(({ edge, end }, k) => {
        const step = Math.min(9, (high - 10) / Math.max(1, here.length - 1));
        edge.width = Math.min(edge.width ?? 9, thickness(edge.count, strongest, step));
        edge[end] = { x: spot.x + (right ? 1 : -1) * (card / 2 + (end === "stop" ? 3 : 0)), y: spot.y + (k - (here.length - 1) / 2) * step };
      });
    }
  }
  return { places, edges, centres, card, high, height, compact: gap < 46 };
}

function list(column, at) {
  return el("ul", { class: "column", "aria-label": column.title, data: { column: at } }, column.nodes.map((node) => {
    const spot = drawn.places.get(node.key);
    const other = nodeOther(node);
    const group = node.group !== undefined;
    return el("li", { class: "spot", vars: { "--x": `${spot.x}px`, "--y": `${spot.y}px`, "--card": `${drawn.card}px`, "--high": `${drawn.high}px` } },
      el("button", {
        type: "button", class: `node kind-${node.kind}`, data: { key: node.key, focus: `node-${node.key}` }, title: tipOf(node, nodeLabel(node), other),
        on: { click: () => drawn.hooks.onNode(node), keydown: (event) => walk(event, node) },
      },
      el("span", { class: "label" }, named(node, { text: nodeLabel(node), quiet: true })),
      other && el("span", { class: "sub" }, named(node, { text: other, lang: otherLang(), quiet: true })),
      group && el("span", { class: "sub", text: num(node.members.length) }),
      el("span", { class: "n", text: num(node.count) })),
      group && drawn.hooks.onOpen && el("button", {
        type: "button", class: "open", text: "+", "aria-label": `${nodeLabel(node)}: ${t("folded", { n: num(node.members.length) })}`, title: t("unfold", { what: nodeLabel(node) }),
        data: { focus: `open-${node.key}` }, on: { click: () => drawn.hooks.onOpen(node) },
      }));
  }));
}

// Arrow keys: up and down within a column, left and right to the next.
function walk(event, node) {
  const step = { ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0], Home: [0, -Infinity], End: [0, Infinity] }[event.key];
  if (!step) return;
  event.preventDefault();
  const spot = drawn.places.get(node.key);
  const rtl = document.documentElement.dir === "rtl";
  const columns = drawn.model.columns;
  const to = Math.min(columns.length - 1, Math.max(0, spot.column + (rtl ? -step[0] : step[0])));
  let next = null;
  if (to !== spot.column) {
    const near = (one) => Math.abs(drawn.places.get(one.key).y - spot.y);
    next = columns[to].nodes.reduce((best, one) => (best && near(best) <= near(one) ? best : one), null);
  } else {
    const { nodes } = columns[spot.column];
    const at = nodes.findIndex((one) => one.key === node.key);
    next = nodes[Math.min(nodes.length - 1, Math.max(0, at + step[1]))];
  }
  if (next) drawn.board.querySelector(`.node[data-key="${CSS.escape(next.key)}"]`)?.focus();
}

// By the logarithm of the count, and never wider than the room between two ends on a card.
function thickness(count, most, step) {
  const wide = most <= 8 ? 1.7 + 1.5 * Math.log2(count) : 1.4 + 6.6 * (Math.log2(count) / Math.log2(most));
  return Math.max(1.2, Math.min(wide, step + 1));
}

// A dash grows with its line, or it would drown in it.
function dashes(edge) {
  const pattern = DASHES[edge.side];
  const by = Math.max(1, edge.width / 2.4);
  return pattern && pattern.map((part) => part * by);
}

function wire(root, width) {
  const points = [];
  const lines = drawn.edges.map((edge) => {
    points.push({ id: `s${edge.id}`, ...edge.start }, { id: `e${edge.id}`, ...edge.stop });
    return { id: edge.id, from: `s${edge.id}`, to: `e${edge.id}`, width: edge.width, dashes: dashes(edge) ?? false, color: { color: css(`--${edge.side}`), opacity: 1 }, arrows: { to: { enabled: !edge.blunt } } };
  });
  const nodes = new vis.DataSet(points.map((p) => ({ ...p, shape: "dot", size: 0.01, borderWidth: 0, color: "transparent", fixed: true, physics: false })));
  drawn.lines = new vis.DataSet(lines);
  network = new vis.Network(root, { nodes, edges: drawn.lines }, {
    autoResize: false, width: `${width}px`, height: `${drawn.height}px`, physics: false, layout: { improvedLayout: false },
    interaction: { dragNodes: false, dragView: false, zoomView: false, hover: false, selectable: false, keyboard: false, navigationButtons: false },
    edges: {
      arrows: { to: { enabled: true, scaleFactor: 0.55 } }, smooth: { enabled: true, type: "cubicBezier", forceDirection: "horizontal", roundness: ROUND },
      selectionWidth: 0, hoverWidth: 0,
    },
  });
  for (const node of root.querySelectorAll("[tabindex]")) node.removeAttribute("tabindex"); // the cards are the way in
  network.moveTo({ position: { x: width / 2, y: drawn.height / 2 }, scale: 1 });
  const touched = (event) => {
    const box = root.getBoundingClientRect();
    const id = network?.getEdgeAt({ x: event.clientX - box.left, y: event.clientY - box.top });
    return drawn.edges.find((edge) => edge.id === id);
  };
  root.addEventListener("pointermove", (event) => tip(event, touched(event), root));
  root.addEventListener("pointerleave", () => tip(null));
  root.addEventListener("click", (event) => {
    const edge = touched(event);
    if (edge) drawn.hooks.onEdge(edge);
    else drawn.hooks.onNothing?.();
  });
}

export function tip(event, edge, root) {
  const box = $("tip");
  box.hidden = !edge;
  if (root) root.classList.toggle("over", Boolean(edge));
  if (!edge) return;
  box.textContent = typeof edge === "string" ? edge : drawn.hooks.tip(edge);
  const x = Math.min(event.clientX + 12, innerWidth - box.offsetWidth - 8);
  box.style.setProperty("left", `${Math.max(8, x)}px`);
  box.style.setProperty("top", `${event.clientY + 16}px`);
}

// What is picked stands out; the rest steps back.
function light() {
  const { hooks, edges } = drawn;
  const lit = new Set();
  let any = false;
  const changes = edges.map((edge) => {
    const on = hooks.isLit(edge);
    any ||= on === true;
    if (on !== false) { lit.add(edge.from); lit.add(edge.to); }
    edge.opacity = on === false ? 0.12 : 1;
    return { id: edge.id, color: { color: css(`--${edge.side}`), opacity: edge.opacity } };
  });
  drawn.lines.update(changes);
  for (const node of drawn.board.querySelectorAll(".node")) {
    const picked = hooks.isPicked(node.dataset.key);
    node.setAttribute("aria-pressed", String(picked));
    node.classList.toggle("dim", any && !picked && !lit.has(node.dataset.key));
  }
}

export function dashOf(side) {
  return DASHES[side] ?? [];
}

// The lines as paths with their heads, for a drawing that is saved.
export function linePaths() {
  if (!drawn || !drawn.root.contains(drawn.board)) return [];
  const origin = drawn.board.getBoundingClientRect();
  return drawn.edges.map((edge) => {
    const { start, stop } = edge;
    const bend = (start.x - stop.x) * ROUND;
    const [ox, oy] = [origin.left, origin.top];
    return {
      d: `M${start.x + ox} ${start.y + oy}C${start.x - bend + ox} ${start.y + oy} ${stop.x + bend + ox} ${stop.y + oy} ${stop.x + ox} ${stop.y + oy}`,
      color: css(`--${edge.side}`), width: edge.width, dash: dashes(edge) ?? [], opacity: edge.opacity ?? 1,
      head: edge.blunt ? "" : head(stop.x + ox, stop.y + oy, Math.sign(start.x - stop.x), 6 + edge.width),
    };
  });
}

function head(x, y, back, size) {
  return `M${x} ${y}L${x + back * size} ${y - size * 0.42}V${y + size * 0.42}Z`;
}
