// Making elements: text is always text, never markup.

const SVG = "http://www.w3.org/2000/svg";

export function $(id) {
  return document.getElementById(id);
}

function fill(node, props, children) {
  for (const [name, value] of Object.entries(props)) {
    if (value === undefined || value === null || value === false) continue;
    if (name === "class") node.setAttribute("class", value);
    else if (name === "text") node.textContent = value;
    else if (name === "on") for (const [event, act] of Object.entries(value)) node.addEventListener(event, act);
    else if (name === "data") Object.assign(node.dataset, value);
    else if (name === "vars") for (const [key, part] of Object.entries(value)) node.style.setProperty(key, part);
    else if (name === "checked" || name === "value" || name === "disabled" || name === "open") node[name] = value;
    else node.setAttribute(name, value === true ? "" : value);
  }
  for (const child of children.flat()) if (child !== null && child !== undefined && child !== false) node.append(child);
  return node;
}

export function el(tag, props = {}, ...children) {
  return fill(document.createElement(tag), props, children);
}

export function svg(tag, props = {}, ...children) {
  return fill(document.createElementNS(SVG, tag), props, children);
}

// Words from outside, shut off from what stands around them
export function bdi(text, lang = "") {
  return el("bdi", { dir: "auto", lang: lang || undefined, text });
}

export function button(text, act, props = {}) {
  return el("button", { type: "button", text, on: { click: act }, ...props });
}

export function replace(node, ...children) {
  node.replaceChildren(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}

export function announce(text) {
  $("said").textContent = text;
}

let holding = false;

// Draws the whole page and then gives back the focus and the scrolled places at once: read in between, each would
// make the browser lay out the page anew.
export function holdPlace(scrolled, make) {
  const places = scrolled.map((node) => [node, node.scrollTop, node.scrollLeft]);
  holding = true;
  try {
    giveBack(document.body, make);
  } finally {
    holding = false;
  }
  for (const [node, top, left] of places) {
    if (top) node.scrollTop = top;
    if (left) node.scrollLeft = left;
  }
}

// The same for one part of the page that is made anew by itself.
export function keepFocus(root, make) {
  if (holding) return make();
  const scroll = root.scrollTop;
  giveBack(root, make);
  if (scroll) root.scrollTop = scroll;
}

function giveBack(root, make) {
  const active = document.activeElement;
  const key = active && root.contains(active) ? active.dataset.focus : null;
  const caret = key && "selectionStart" in active ? active.selectionStart : null;
  make();
  if (!key || document.activeElement?.dataset.focus === key) return;
  const again = root.querySelector(`[data-focus="${CSS.escape(key)}"]`);
  if (again) {
    again.focus({ preventScroll: true });
    if (caret !== null && again.type !== "range" && again.type !== "checkbox") again.setSelectionRange?.(caret, caret);
  }
}

export function css(name) {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}
