// Takes what the index has written small; gives numbers, characters and words. builder/search writes it.

const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
const VALUES = new Map(Array.from(DIGITS, (digit, value) => [digit, value]));

/** FNV-1a over UTF-16, low byte first: in which file a key stands. @param {string} text */
export function hash(text) {
  let sum = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    for (const byte of [unit & 255, unit >> 8]) sum = Math.imul(sum ^ byte, 0x01000193);
  }
  return sum >>> 0;
}

/** Of the hash of a pair. */
export const HASH_BITS = 26;

/** Of two tokens that stand side by side (builder/search/adjacency.py). @param {string[]} tokens */
export function pairHash([one, other]) {
  const mixed = Math.imul(hash(one), 0x9e3779b1) + hash(other) | 0;
  return Math.imul(mixed ^ mixed >>> 15, 0x2c1b3c6d) >>> 32 - HASH_BITS;
}

/** Variable-length numbers: five bits a digit, lowest first, the sixth says that more follow. @param {string} text */
export function unpack(text) {
  const numbers = [];
  let number = 0, scale = 1;
  for (const digit of text) {
    const value = /** @type {number} */ (VALUES.get(digit));
    number += (value & 31) * scale;
    scale *= 32;
    if (value < 32) {
      numbers.push(number);
      number = 0;
      scale = 1;
    }
  }
  return numbers;
}

/** @param {string} text old and new characters in turn @returns {Search.Characters} */
export function characterTable(text) {
  const table = new Map();
  const characters = Array.from(text);
  for (let i = 0; i < characters.length; i += 2) table.set(characters[i], characters[i + 1]);
  return table;
}

/**
 * Front-coded words: how much is shared with the word before, the rest, a capital letter for log2 of the documents.
 * @param {string} text
 * @returns {Search.Word[]}
 */
export function unpackWords(text) {
  let word = "";
  return (text.match(/[0-9a-z]+[A-Z]/g) || []).map((entry) => {
    word = word.slice(0, parseInt(entry[0], 36)) + entry.slice(1, -1);
    return [word, entry.charCodeAt(entry.length - 1) - 65];
  });
}
