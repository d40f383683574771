// The band of time under the stage: how many statements when, by side; a stretch of it can be chosen.

import { $, announce, button, el, replace, svg } from "./dom.js";
import { counted, date, num, t } from "./i18n.js";
import { db, dayOf, isoOf, lastDayOf } from "./model.js";
import { state, update } from "./state.js";

const HEIGHT = 56;
let drag = null;

export function renderHistogram(context) {
  const root = $("time");
  if (drag) return; // the reader is drawing on it
  if (!db.bins.length) {
    replace(root, el("p", { class: "muted", text: t("undated") }));
    return;
  }
  const width = Math.max(200, root.clientWidth - 24);
  const rtl = document.documentElement.dir === "rtl";
  const chart = svg("svg", { class: "bars", width, height: HEIGHT, viewBox: `0 0 ${width} ${HEIGHT}`, role: "img", "aria-label": summary(context) });
  const scale = { width, rtl, x: (at) => (rtl ? width - at * width : at * width) };
  chart.append(...bars(context.result, scale), ...chosenBand(scale));
  chart.addEventListener("pointerdown", (event) => begin(event, chart, scale));
  replace(root,
    el("div", { class: "row" },
      el("span", { class: "muted", text: date(isoOf(db.first)) }),
      el("span", { class: "grow" }),
      dateField("from"), dateField("to"),
      (state.from || state.to) && button(t("allTime"), () => update({ from: "", to: "" }), { class: "quiet", data: { focus: "alltime" } }),
      el("span", { class: "grow" }),
      context.result.undated > 0 && el("span", { class: "muted", text: t("undatedToo", { n: num(context.result.undated) }) }),
      el("span", { class: "muted", text: date(isoOf(db.last)) })),
    chart);
}

function summary({ result }) {
  return `${t("time")}: ${counted("statements", result.total)}, ${date(isoOf(db.first))} – ${date(isoOf(db.last))}`;
}

function dateField(name) {
  return el("label", { class: "row small" }, el("span", { text: t(name) }),
    el("input", {
      type: "date", value: state[name] ? isoOf(name === "from" ? dayOf(state[name]) : lastDayOf(state[name])) : "", min: isoOf(db.first), max: isoOf(db.last),
      "aria-label": t(name === "from" ? "periodStart" : "periodEnd"), data: { focus: `date-${name}` },
      on: { change: (event) => { if (!event.target.value || event.target.validity.valid) update({ [name]: event.target.value }); } },
    }));
}

function bars(result, scale) {
  const sides = db.sides.length;
  const n = db.bins.length;
  let most = 1;
  for (let b = 0; b < n; b += 1) {
    let sum = 0;
    for (let s = 0; s < sides; s += 1) sum += result.bins[b * sides + s];
    if (sum > most) most = sum;
  }
  const made = [];
  const wide = scale.width / n;
  for (let b = 0; b < n; b += 1) {
    let y = HEIGHT;
    for (let s = sides - 1; s >= 0; s -= 1) {
      const count = result.bins[b * sides + s];
      if (!count) continue;
      const height = Math.max(1, (count / most) * (HEIGHT - 4));
      y -= height;
      const left = scale.rtl ? scale.width - (b + 1) * wide : b * wide;
      made.push(svg("rect", { class: `fill-${db.sides[s]}`, x: left + 0.5, y, width: Math.max(1, wide - 1), height }));
    }
  }
  return made;
}

function share(day) {
  const start = db.bins[0].from;
  const end = db.bins.at(-1).to + 1;
  return Math.min(1, Math.max(0, (day - start) / (end - start)));
}

function dayAt(part) {
  const start = db.bins[0].from;
  const end = db.bins.at(-1).to + 1;
  return Math.round(start + Math.min(1, Math.max(0, part)) * (end - start));
}

function chosenBand(scale) {
  if (!state.from && !state.to) return [];
  const from = scale.x(share(state.from ? dayOf(state.from) : db.bins[0].from));
  const to = scale.x(share(state.to ? lastDayOf(state.to) + 1 : db.bins.at(-1).to + 1));
  const [left, right] = from < to ? [from, to] : [to, from];
  return [
    svg("rect", { class: "veil", x: 0, y: 0, width: left, height: HEIGHT }),
    svg("rect", { class: "veil", x: right, y: 0, width: Math.max(0, scale.width - right), height: HEIGHT }),
    svg("rect", { class: "band", x: left, y: 0.5, width: Math.max(2, right - left), height: HEIGHT - 1 }),
  ];
}

function begin(event, chart, scale) {
  if (event.button) return;
  const at = (move) => {
    const box = chart.getBoundingClientRect();
    const part = (move.clientX - box.left) / box.width;
    return Math.min(1, Math.max(0, scale.rtl ? 1 - part : part));
  };
  const band = svg("rect", { class: "band", y: 0.5, height: HEIGHT - 1 });
  chart.append(band);
  drag = { from: at(event), to: at(event) };
  chart.setPointerCapture(event.pointerId);
  const draw = () => {
    const [a, b] = [scale.x(drag.from), scale.x(drag.to)];
    band.setAttribute("x", Math.min(a, b));
    band.setAttribute("width", Math.abs(a - b));
  };
  chart.onpointermove = (move) => { drag.to = at(move); draw(); };
  chart.onpointerup = chart.onpointercancel = () => {
    const [first, last] = [drag.from, drag.to].sort((a, b) => a - b);
    drag = null;
    const from = dayAt(first);
    const to = dayAt(last) - 1;
    if (to < from) {
      const bin = db.bins.find((one) => one.from <= from && from <= one.to) ?? db.bins.at(-1);
      update({ from: isoOf(bin.from), to: isoOf(bin.to) }); // a click chooses one bar
    } else update({ from: isoOf(from), to: isoOf(to) });
    announce(t("brush", { from: date(state.from), to: date(state.to) }));
  };
}

