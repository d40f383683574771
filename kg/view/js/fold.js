// One folding for the search box and for what it searches: that of kg/fold.py, and beyond it no hamza on any seat,
// no accents, one kind of digits.

const DROPPED = /[\u00ad\u0640\u064b-\u065f\u0670\u06d6-\u06ed\u0300-\u036f\u200c-\u200f\u202a-\u202e\u2066-\u2069\u061c\ufeff]/g;
const ALIF = /[\u0622\u0623\u0625\u0671]/g;

export function fold(text) {
  return text
    .normalize("NFC")
    .replace(ALIF, "\u0627")
    .replace(/[\u0649\u06cc]/g, "\u064a")
    .replace(/\u06a9/g, "\u0643")
    .replace(/\u2019/g, "'")
    .replace(/\u0629/g, "\u0647")
    .replace(/[\u0660-\u0669]/g, (d) => String.fromCharCode(d.charCodeAt(0) - 0x0660 + 48))
    .replace(/[\u06f0-\u06f9]/g, (d) => String.fromCharCode(d.charCodeAt(0) - 0x06f0 + 48))
    .replace(DROPPED, "")
    .normalize("NFKD")
    .replace(DROPPED, "")
    .normalize("NFC")
    .toLowerCase();
}

// The terms of a query: words, and phrases in quotation marks.
export function terms(query) {
  const found = [];
  for (const [, phrase, word] of fold(query).matchAll(/["«“]([^"»”]+)["»”]|(\S+)/g)) {
    const term = (phrase ?? word).trim();
    if (term) found.push(term);
  }
  return found;
}

// Where the terms stand in a text: stretches [start, end) of the text as it was given.
export function hits(text, wanted) {
  if (!wanted.length) return [];
  const origin = [];
  let folded = "";
  for (let i = 0; i < text.length; i += 1) {
    const piece = fold(text[i]);
    for (let k = 0; k < piece.length; k += 1) origin.push(i);
    folded += piece;
  }
  const found = [];
  for (const term of wanted) {
    for (let at = folded.indexOf(term); at >= 0; at = folded.indexOf(term, at + term.length)) {
      let start = origin[at];
      let end = origin[at + term.length - 1] + 1;
      // a mark that ends inside an Arabic word breaks its joining: widen to the whole word
      while (start > 0 && joined(text, start - 1) && joined(text, start)) start -= 1;
      while (end < text.length && joined(text, end - 1) && joined(text, end)) end += 1;
      found.push([start, end]);
    }
  }
  return found;
}

function joined(text, at) {
  return /[\p{L}\p{M}\p{N}]/u.test(text[at]);
}
