// The embedded data: a core of columns, unpacked at once, and blocks of texts, unpacked when they are read.

import { $ } from "./dom.js";

export const settings = JSON.parse($("settings").textContent);

const TYPES = { u1: [Uint8Array, 1], u4: [Uint32Array, 4], i4: [Int32Array, 4] };
const blocks = new Map();

function bytes(base64) {
  if (Uint8Array.fromBase64) return Uint8Array.fromBase64(base64);
  const binary = atob(base64);
  const out = new Uint8Array(binary.length);
  for (let i = 0; i < binary.length; i += 1) out[i] = binary.charCodeAt(i);
  return out;
}

async function inflate(base64) {
  const stream = new Blob([bytes(base64.trim())]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
  return new Response(stream).arrayBuffer();
}

export async function loadCore() {
  const element = $("core");
  const buffer = await inflate(element.textContent);
  element.remove();
  const size = new DataView(buffer).getUint32(0, true);
  const head = JSON.parse(new TextDecoder().decode(new Uint8Array(buffer, 4, size)));
  const columns = {};
  for (const [name, [type, at, length]] of Object.entries(head.columns)) {
    const [Kind, width] = TYPES[type];
    columns[name] = new Kind(buffer, 4 + size + at, length / width);
  }
  return { head, columns };
}

// The text records of block `number`: a promise of an array; each block is unpacked once.
export function loadBlock(number, fields) {
  if (!blocks.has(number)) {
    blocks.set(
      number,
      packedBlock(number)
        .then(inflate)
        .then((buffer) => JSON.parse(new TextDecoder().decode(buffer)))
        .then((rows) => rows.map((row) => Object.fromEntries(fields.map((name, i) => [name, row[i]])))),
    );
  }
  return blocks.get(number);
}

async function packedBlock(number) {
  if (settings.textsAt) {
    const answer = await fetch(`${settings.textsAt}/${number}`);
    if (!answer.ok) throw new Error(`block ${number}: ${answer.status}`);
    return answer.text();
  }
  const element = $(`texts-${number}`);
  const packed = element.textContent;
  element.remove();
  return packed;
}
