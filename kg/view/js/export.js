// Saving what is seen: any view as an SVG drawing or a PNG picture, the filtered statements as a table.

import { SIGNS, pickedStatements, record, targets } from "./cards.js";
import { dashOf, linePaths } from "./columns.js";
import { $, announce, css, svg } from "./dom.js";
import { counted, t } from "./i18n.js";
import { db } from "./model.js";

const PAD = 16;

function save(name, blob) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  announce(t("saved", { name }));
}

export function exportSvg(view) {
  save(`stancegraph-${view}.svg`, new Blob([drawing().text], { type: "image/svg+xml" }));
}

export async function exportPng(view) {
  const { text, width, height } = drawing();
  const image = new Image();
  image.src = URL.createObjectURL(new Blob([text], { type: "image/svg+xml" }));
  await image.decode();
  const scale = Math.min(2, 8000 / Math.max(width, height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(width * scale);
  canvas.height = Math.round(height * scale);
  const pen = canvas.getContext("2d");
  pen.scale(scale, scale);
  pen.drawImage(image, 0, 0, width, height);
  URL.revokeObjectURL(image.src);
  const blob = await new Promise((done) => canvas.toBlob(done, "image/png"));
  save(`stancegraph-${view}.png`, blob);
}

// The stage as a drawing: boxes with their grounds and borders, words line by line, lines and drawings as they are.
function drawing() {
  const view = $("view");
  const frame = view.getBoundingClientRect();
  const origin = { x: frame.left, y: frame.top };
  const width = Math.ceil(Math.max(view.scrollWidth, frame.width)) + 2 * PAD;
  const head = 58;
  const bottom = Math.max(...[...view.children].filter((one) => !one.matches(".hint")).map((one) => one.getBoundingClientRect().bottom));
  const height = Math.ceil(Math.max(bottom - frame.top + view.scrollTop, 120)) + 2 * PAD + head;
  const shift = { x: PAD - origin.x + view.scrollLeft, y: PAD + head - origin.y + view.scrollTop };
  const rtl = document.documentElement.dir === "rtl";
  const root = svg("svg", { xmlns: "http://www.w3.org/2000/svg", width, height, viewBox: `0 0 ${width} ${height}`, direction: rtl ? "rtl" : "ltr", "font-family": css("--font") },
    svg("rect", { width, height, fill: css("--ground") }));
  caption(root, width, rtl);
  const body = svg("g", { transform: `translate(${shift.x} ${shift.y})` });
  for (const { d, color, width: w, dash, opacity, head: arrow } of linePaths()) {
    body.append(svg("path", { d, fill: "none", stroke: color, "stroke-width": w, "stroke-dasharray": dash.join(" ") || undefined, opacity }));
    if (arrow) body.append(svg("path", { d: arrow, fill: color, opacity }));
  }
  draw(view, body);
  root.append(body);
  return { text: new XMLSerializer().serializeToString(root), width, height };
}

function caption(root, width, rtl) {
  const at = rtl ? width - PAD : PAD;
  const line = (y, size, text, fill, weight) => svg("text", { x: at, y, "font-size": size, fill, "font-weight": weight, "text-anchor": "start", text });
  root.append(line(28, 17, $("title").textContent, css("--ink"), 600), line(48, 12, [$("counts").textContent, ...filtersText()].join(" · "), css("--muted"), 400));
  let x = rtl ? PAD : width - PAD;
  for (const side of [...db.sides].reverse()) {
    const text = `${SIGNS[side]} ${t(side)}`;
    const wide = text.length * 6.6 + 44;
    const left = rtl ? x : x - wide;
    root.append(stroke(side, rtl ? left + wide - 28 : left, 24, 28),
      svg("text", { x: rtl ? left + wide - 34 : left + 34, y: 28, "font-size": 12, fill: css("--ink"), "text-anchor": "start", text }));
    x = rtl ? x + wide : x - wide;
  }
}

function stroke(side, x, y, width) {
  return svg("line", { x1: x, x2: x + width, y1: y, y2: y, stroke: css(`--${side}`), "stroke-width": 4, "stroke-dasharray": dashOf(side).join(" ") || undefined });
}

function filtersText() {
  return [...$("chips").querySelectorAll(".chiptext")].map((one) => one.textContent);
}

function draw(node, into) {
  for (const child of node.childNodes) {
    if (child.nodeType === Node.TEXT_NODE) lines(child, into);
    else if (child.nodeType === Node.ELEMENT_NODE) element(child, into);
  }
}

function element(node, into) {
  const style = getComputedStyle(node);
  if (style.display === "none" || style.visibility === "hidden" || node.matches(".wires, .unseen, .open, .hint, .controls")) return;
  const box = node.getBoundingClientRect();
  if (node.namespaceURI === "http://www.w3.org/2000/svg") {
    into.append(inlined(node, box));
    return;
  }
  if (node.matches(".stroke")) {
    const side = db.sides.find((name) => node.closest(`.side-${name}`));
    into.append(stroke(side, box.left, box.top + box.height / 2, box.width));
    return;
  }
  const ground = style.backgroundColor;
  const border = parseFloat(style.borderTopWidth);
  const filled = ground !== "rgba(0, 0, 0, 0)" && ground !== "transparent";
  const opacity = style.opacity === "1" ? undefined : style.opacity;
  const group = opacity ? svg("g", { opacity }) : into;
  if (opacity) into.append(group);
  if (box.width && box.height && (filled || border)) {
    group.append(svg("rect", {
      x: box.left, y: box.top, width: box.width, height: box.height, rx: Math.min(parseFloat(style.borderTopLeftRadius) || 0, box.height / 2),
      fill: filled ? ground : "none", stroke: border ? style.borderTopColor : undefined, "stroke-width": border || undefined,
    }));
  }
  draw(node, group);
}

// A drawing of the page with what the style sheet gives it written into it.
function inlined(node, box) {
  const copy = node.cloneNode(true);
  const pairs = [[node, copy], ...[...node.querySelectorAll("*")].map((one, k) => [one, copy.querySelectorAll("*")[k]])];
  for (const [one, two] of pairs) {
    const style = getComputedStyle(one);
    for (const name of ["fill", "stroke", "stroke-width", "stroke-dasharray", "opacity", "font-size", "font-weight", "text-anchor", "direction", "fill-opacity", "stroke-opacity", "stroke-linecap", "paint-order"]) {
      two.setAttribute(name, style.getPropertyValue(name));
    }
    for (const name of [...two.attributes].map((a) => a.name)) if (/^(data-|aria-|tabindex|role|class|id$|style)/.test(name)) two.removeAttribute(name);
  }
  copy.setAttribute("x", box.left);
  copy.setAttribute("y", box.top);
  return copy;
}

// The lines of a text node as they are broken on the page.
function lines(node, into) {
  const words = node.textContent;
  if (!words.trim()) return;
  const style = getComputedStyle(node.parentElement);
  const range = document.createRange();
  const rows = [];
  for (const { index, 0: word } of words.matchAll(/\S+/g)) {
    range.setStart(node, index);
    range.setEnd(node, index + word.length);
    const box = range.getBoundingClientRect();
    if (!box.width) continue;
    const row = rows.at(-1);
    if (row && Math.abs(row.top - box.top) < box.height / 2) {
      row.text += ` ${word}`;
      row.left = Math.min(row.left, box.left);
      row.right = Math.max(row.right, box.right);
    } else rows.push({ text: word, left: box.left, right: box.right, top: box.top, height: box.height });
  }
  const rtl = style.direction === "rtl";
  const size = parseFloat(style.fontSize);
  for (const row of rows) {
    into.append(svg("text", {
      x: rtl ? row.right : row.left, y: row.top + row.height / 2 + size * 0.34, "font-size": size, "font-weight": style.fontWeight, fill: style.color,
      direction: style.direction, "text-anchor": "start", text: row.text,
    }));
  }
}

const HEADER = [
  "id", "date", "said_on", "reported_on", "speaker_en", "speaker_ar", "office_en", "office_ar", "for_en", "for_ar", "stance", "side", "negated", "condition",
  "topic_en", "topic_ar", "topic_words", "targets", "quote", "lang", "source", "url", "confidence",
];

export async function exportCsv(context) {
  const rows = [HEADER];
  for (const i of pickedStatements(context)) {
    const one = await record(i);
    const [speaker, principal, topic] = [db.actors[db.speaker[i]], db.actors[db.principal[i]], db.topics[db.topic[i]]];
    rows.push([
      one.id, one.said_on || one.reported_on, one.said_on, one.reported_on, speaker.en, speaker.ar, one.office_en, one.office_ar, principal.en, principal.ar,
      db.stances[db.stance[i]].id, db.sides[db.side[i]], db.flags[i] & 1 ? "true" : "false", one.condition, topic.en, topic.ar, one.topic_words,
      targets(i).map((a) => db.actors[a].en).join("; "), one.text, one.lang, db.sources[db.source[i]].id, one.url, (db.confidence[i] / 100).toFixed(2),
    ]);
  }
  const text = rows.map((row) => row.map(field).join(",")).join("\r\n");
  save("stancegraph-statements.csv", new Blob(["\ufeff", text, "\r\n"], { type: "text/csv;charset=utf-8" }));
  announce(`${t("saved", { name: "stancegraph-statements.csv" })}: ${counted("statements", rows.length - 1)}`);
}

// A field that a spreadsheet would take for a formula gets an apostrophe before it.
function field(value) {
  const text = String(value ?? "");
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe;
}

