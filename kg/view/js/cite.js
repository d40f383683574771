// A statement as a line that can be pasted into a report, and putting text on the clipboard.

import { date, label, locale, officeOf, t } from "./i18n.js";
import { db, dateOf } from "./model.js";

export function citation(i, record) {
  const { lang } = locale;
  const speaker = label(db.actors[db.speaker[i]]);
  const principal = db.principal[i] === db.speaker[i] ? "" : label(db.actors[db.principal[i]]);
  const who = [speaker, officeOf(record), principal && t("onBehalf", { who: principal })].filter(Boolean);
  const comma = lang === "ar" ? "، " : ", ";
  const words = isolated(record.text);
  const quote = lang === "ar" ? `«${words}»` : `“${words}”`;
  const when = dateOf(i);
  const where = [isolated(record.title), label(db.sources[db.source[i]]), when ? date(when) : t("undated"), record.url].filter(Boolean);
  const stance = `${label(db.stances[db.stance[i]])}: ${topicWords(i)}`;
  return `${who.join(comma)}: ${quote} (${stance}). ${where.join(comma)}. [${record.id}]`;
}

// Words that run the other way than the line are shut off with invisible marks, or they would reorder it.
function isolated(text) {
  const arabic = /[\u0590-\u08ff]/.test(text);
  return text && arabic !== (locale.lang === "ar") ? `\u2068${text}\u2069` : text;
}

function topicWords(i) {
  return label(db.topics[db.topic[i]]);
}

export async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyBySelection(text); // an older browser, or a page without the right to the clipboard
  }
}

function copyBySelection(text) {
  const area = document.createElement("textarea");
  area.value = text;
  area.className = "unseen";
  document.body.append(area);
  area.select();
  const done = document.execCommand("copy");
  area.remove();
  return done;
}
