// Names as elements. A name in a language in which no text gives it, written by the program from the other
// language's letters, has a dotted line beneath it and says so to whoever points at it or listens.

import { bdi, el } from "./dom.js";
import { label, locale, t } from "./i18n.js";

const BIT = { en: 1, ar: 2 };

// Whether the label of an actor, or of the node that stands for it alone, is the program's own.
export function isMade(thing, lang = locale.lang) {
  return Boolean((thing.entry ?? thing).made & BIT[lang]);
}

export function otherLang() {
  return locale.lang === "ar" ? "en" : "ar";
}

// `quiet` leaves the words to a tip that what is around the name already has.
export function named(thing, { text = label(thing), lang = locale.lang, quiet = false } = {}) {
  const words = bdi(text, lang === locale.lang ? "" : lang);
  if (!isMade(thing, lang)) return words;
  const note = t("machineLabel");
  return el("span", { class: "made", title: quiet ? undefined : note }, words, el("span", { class: "unseen", text: ` (${note})` }));
}

// The same in so many words, where there is room for them.
export function madeNote(thing) {
  return isMade(thing) && el("span", { class: "madenote", "aria-hidden": "true", text: t("machineLabel") });
}

// What a tip adds after a name.
export function tipOf(thing, ...names) {
  return [...names, (isMade(thing) || isMade(thing, otherLang())) && t("machineLabel")].filter(Boolean).join(" · ");
}
