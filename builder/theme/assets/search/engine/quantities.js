// Takes folded text; gives its dates and amounts, each as one token, however they are written, and a clause each.
// builder/search/quantities.py says what they are; tests/search/golden.json holds both.
import { nodeOf } from "./query.js";

/** What it counts that the same words stand anywhere; at most what it counts that they stand together. */
const SAME_WORDS = 0.1;

/** @param {Search.Index} index @param {string} text folded @returns {Search.Quantity[]} */
export const quantitiesIn = ({ core: { quantities } }, text) => (
  Array.from(text.matchAll(new RegExp(quantities.pattern, "g")), (match) => (
    { at: match.index, text: match[0], token: tokenOf(match, quantities) }))).filter((one) => one.token);

/** @param {Search.Index} index @param {Search.Quantity} quantity @returns {Search.Clause} */
export function quantityClause(index, { text, token }) {
  const words = text.replace(/[^\da-z]/g, " ");
  const same = nodeOf(index, words.trim() ? words : text, { weight: SAME_WORDS, behind: true });
  return { later: [], any: [{ token, text: token }, same] };
}

/**
 * A text with something in place of its quantities.
 * @param {Search.Quantity[]} quantities of it
 * @param {string} text
 * @param {string} instead
 */
export const withoutQuantities = (quantities, text, instead) => (
  quantities.reduce((rest, one) => rest.replace(one.text, instead), text));

/**
 * '' of a number that is its own token.
 * @param {string[]} match
 * @param {Search.Quantities} quantities
 */
function tokenOf([, date, amount, han], quantities) {
  const { mark, values } = quantities;
  if (han) return hanToken(han, quantities);
  if (date) {
    const numbers = (date.match(/\d+/g) || []).map(Number), name = /[a-z]{3}/.exec(date);
    if (name) numbers.unshift(...numbers.splice(-1), values[name[0]]);
    return mark + joined(numbers);
  }
  let sum = 0;
  for (const [, number, unit] of amount.replace(/,/g, "").matchAll(/([\d.]+) ?([^\d. ]*)/g)) {
    sum += +`${number}e${values[unit] || 0}`;
  }
  return /\D/.test(amount) && sum < 1e15 ? `${sum}`.replace(".", mark) : "";
}

/** Each after the first with two digits. @param {number[]} numbers */
const joined = (numbers) => numbers.reduce((digits, number) => digits * 100 + number);

/**
 * '' of a number below ten thousand, too: 三百 is a part of names and titles.
 * @param {string} text in Chinese numerals
 * @param {Search.Quantities} quantities
 */
function hanToken(text, quantities) {
  const [year, ...parts] = text.split(/[年月日号]/).filter(Boolean);
  if (!text.includes("年")) return /[万亿]/.test(text) ? `${valueOf(text, quantities) || ""}` : "";
  if (!new RegExp(quantities.year).test(year)) return "";
  const written = Array.from(year).reduce((digits, one) => digits * 10 + quantities.values[one], 0);
  return (parts.length ? quantities.mark : "") + joined([written, ...parts.map((part) => valueOf(part, quantities))]);
}

/**
 * By digits and units in descending order; 0 of what is no number.
 * @param {string} text
 * @param {Search.Quantities} quantities
 */
function valueOf(text, { number, values }) {
  let value = 0, section = 0, digit = 0;
  for (const one of new RegExp(number).test(text) ? text : "") {
    if (!/[十百千万亿]/.test(one)) {
      digit = values[one];
      continue;
    }
    const unit = 10 ** values[one];
    if (unit >= 1e4) {
      value += (section + digit) * unit;
      section = 0;
    } else section += (digit || 1) * unit;
    digit = 0;
  }
  return value + section + digit;
}
