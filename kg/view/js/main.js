// Puts the page together: reads the address, unpacks, and draws whenever the state changes.

import { renderAgreement } from "./agreement.js";
import { renderCards } from "./cards.js";
import { copy } from "./cite.js";
import { dropColumns, tip } from "./columns.js";
import { renderCompare } from "./compare.js";
import { $, announce, bdi, button, el, holdPlace, replace } from "./dom.js";
import { renderEgo } from "./ego.js";
import { exportCsv, exportPng, exportSvg } from "./export.js";
import { renderFacets } from "./facets.js";
import { renderHistogram } from "./histogram.js";
import { counted, date, label, locale, num, percent, t } from "./i18n.js";
import { renderMatrix } from "./matrix.js";
import { cellsOf, db, foldNodes, open, query } from "./model.js";
import { drawFirst, renderNetwork } from "./network.js";
import { resolvePick } from "./pick.js";
import { buildSearch, search, textsOpen } from "./search.js";
import { VIEWS, read, settlePlace, state, update, watch } from "./state.js";
import { renderTimeline, subject } from "./timeline.js";
import { settings } from "./unpack.js";

const DRAW = { network: renderNetwork, matrix: renderMatrix, timeline: renderTimeline, agreement: renderAgreement, ego: renderEgo, compare: renderCompare };
const BUDGETS = { matrix: [36, 24], timeline: [60, 60], agreement: [60, 24], ego: [40, 40], compare: [60, 40] };
let context = null;
let firstView = "network";

function turn() {
  locale.lang = state.lang;
  const root = document.documentElement;
  root.lang = state.lang;
  root.dir = state.lang === "ar" ? "rtl" : "ltr";
  if (state.theme) root.dataset.theme = state.theme;
  else delete root.dataset.theme;
  $("title").textContent = $("title").dataset.given || t("title");
  document.title = $("title").textContent;
  for (const node of document.querySelectorAll("[data-t]")) node.textContent = t(node.dataset.t);
  for (const node of document.querySelectorAll("[data-label]")) node.setAttribute("aria-label", t(node.dataset.label));
}

function controls() {
  const views = VIEWS.filter((name) => DRAW[name]);
  $("views").setAttribute("aria-label", t("views"));
  $("tools").setAttribute("aria-label", t("tools"));
  replace($("views"), views.map((name) => button(t(name), () => update({ view: name }), { "aria-current": state.view === name ? "page" : "false", data: { focus: `view-${name}`, view: name } })));
  replace($("tools"),
    button(t("filters"), () => document.body.classList.toggle("show-filters"), { class: "only-narrow", data: { focus: "filters" } }),
    button(t("share"), share, { data: { focus: "share" } }),
    el("details", { class: "menu", id: "export" }, el("summary", { text: t("export"), data: { focus: "export" } }),
      el("div", { class: "sheet" },
        button(t("png"), () => exportPng(state.view), { id: "export-png" }), button(t("svg"), () => exportSvg(state.view), { id: "export-svg" }),
        button(t("csv"), () => exportCsv(context), { id: "export-csv" }), button(t("print"), () => window.print(), { id: "export-print" }))),
    button(t("language"), () => update({ lang: state.lang === "ar" ? "en" : "ar" }), { id: "language", lang: state.lang === "ar" ? "en" : "ar", data: { focus: "language" } }),
    button("◐", () => update({ theme: dark() ? "light" : "dark" }), { id: "theme", class: "icon", "aria-label": t("theme"), title: t("theme"), data: { focus: "theme" } }));
}

function dark() {
  return state.theme ? state.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
}

async function share() {
  announce((await copy(location.href)) ? t("shared") : t("notCopied", { text: location.href }));
}

function build() {
  const found = search(state.q);
  const result = query(state, found);
  const pinned = new Set([...state.actors, ...state.topics]);
  for (const key of [state.pick?.actor, state.pick?.other, state.pick?.target, state.pick?.topic, state.ego, state.one, state.two]) if (key) pinned.add(key.slice(2));
  const [rows, columns] = BUDGETS[state.view] ?? [settings.nodes, settings.nodes];
  const folding = { open: state.open, pinned };
  const made = { result, notes: [], note: (text) => made.notes.push(text) };
  made.actorFold = foldNodes(db.actors, result.actorIn, "a:", { ...folding, budget: rows });
  made.topicFold = foldNodes(db.topics, result.topicIn, "t:", { ...folding, budget: columns });
  made.counts = cellsOf(result, made.actorFold, made.topicFold, state.level);
  made.subject = state.view === "timeline" || state.view === "ego" ? subject(made) : null;
  resolvePick(made);
  return made;
}

function opened(id) {
  const one = [...db.actors, ...db.topics].find((entry) => entry.id === id);
  return one ? label(one) : t("others");
}

function chips() {
  const chip = (text, remove) => el("span", { class: "chiplet" }, el("span", { class: "chiptext" }, bdi(text)),
    button("×", remove, { class: "icon", "aria-label": t("remove", { what: text }) }));
  const named = (set, list) => [...state[set]].map((id) => {
    const one = list.find((entry) => entry.id === id);
    return chip(one ? label(one) : id, () => update((s) => s[set].delete(id)));
  });
  const all = [
    state.q && chip(`${t("search")}: ${state.q}`, () => { update({ q: "" }); $("q").value = ""; }),
    (state.from || state.to) && chip(`${state.from ? date(state.from) : "…"} – ${state.to ? date(state.to) : "…"}`, () => update({ from: "", to: "" })),
    state.confidence && chip(`${t("confidence")} ≥ ${percent(state.confidence)}`, () => update({ confidence: 0 })),
    ...[...state.hidden].map((side) => chip(`− ${t(side)}`, () => update((s) => s.hidden.delete(side)))),
    ...[...state.open].map((id) => chip(`+ ${opened(id)}`, () => update((s) => s.open.delete(id)))),
    ...named("blocs", db.blocs), ...named("actors", db.actors), ...named("topics", db.topics), ...named("acts", db.stances), ...named("sources", db.sources),
  ].filter(Boolean);
  $("chips").hidden = !all.length;
  replace($("chips"), all);
}

function stageBar() {
  replace($("controls"),
    el("label", { class: "row small" }, el("span", { text: t("level") }),
      el("select", { data: { focus: "level" }, on: { change: (event) => update({ level: event.target.value, pick: null }) } },
        ["speaker", "principal"].map((name) => el("option", { value: name, text: t(name), selected: state.level === name })))),
    context.bar,
    el("span", { class: "grow" }),
    context.notes.map((text) => el("span", { class: "muted small", text })));
}

function draw() {
  const begun = performance.now();
  holdPlace([$("filters"), $("view")], drawAll);
  renderCards(context);
  document.body.dataset.drawn = (performance.now() - begun).toFixed(1);
  requestAnimationFrame(() => setTimeout(() => { document.body.dataset.painted = (performance.now() - begun).toFixed(1); }));
}

function drawAll() {
  turn();
  context = build();
  controls();
  $("counts").textContent = `${t("generated", { shown: num(context.result.total), all: counted("statements", db.count) })} · ${counted("articles", context.result.articles)}${state.q && !textsOpen() ? ` · ${t("searching")}` : ""}`;
  chips();
  renderFacets(context);
  if (state.view !== "network" && state.view !== "ego") dropColumns();
  tip(null);
  $("view").onkeydown = null;
  $("view").className = `view-${state.view}`;
  renderHistogram(context);
  DRAW[state.view]($("view"), context);
  stageBar();
}

function keys() {
  document.addEventListener("keydown", (event) => {
    const typing = event.target.matches("input:not([type=checkbox]):not([type=range]), textarea, select");
    if (event.key === "/" && !typing) {
      event.preventDefault();
      $("q").focus();
    } else if (event.key === "Escape") {
      document.body.classList.remove("show-filters");
      const menu = $("export");
      if (menu?.open) menu.open = false;
      else if (state.pick) update({ pick: null });
    }
  });
  document.addEventListener("click", (event) => {
    const menu = $("export");
    if (menu?.open && !(menu.contains(event.target) && event.target.closest("summary"))) menu.open = false;
  });
  document.querySelector(".skip").addEventListener("click", (event) => {
    event.preventDefault(); // the fragment of the address holds the state
    $("evidence").focus();
  });
  $("jump").addEventListener("click", () => {
    $("jump").hidden = true;
    $("evidence").scrollIntoView({ behavior: matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth" });
    $("evidence").focus({ preventScroll: true });
  });
  addEventListener("hashchange", () => {
    Object.assign(state, read());
    state.view ||= firstView;
    settlePlace();
    $("q").value = state.q;
    draw();
  });
  let wait = 0;
  addEventListener("resize", () => {
    clearTimeout(wait);
    wait = setTimeout(draw, 120);
  });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", draw);
}

async function begin() {
  Object.assign(state, read());
  turn();
  if (!state.view || state.view === "network") drawFirst($("view"));
  await open();
  state.view ||= firstView = cellCount() > settings.cells ? "matrix" : "network";
  settlePlace();
  buildSearch($("search"));
  let lang = state.lang;
  watch(() => {
    draw();
    if (lang !== state.lang) buildSearch($("search"));
    ({ lang } = state);
  });
  keys();
  draw();
  document.body.dataset.ready = performance.now().toFixed(0);
}

function cellCount() {
  const seen = new Set();
  for (let i = 0; i < db.count && seen.size <= settings.cells; i += 1) seen.add((db[state.level][i] * db.topics.length + db.topic[i]) * db.sides.length + db.side[i]);
  return seen.size;
}

begin();
