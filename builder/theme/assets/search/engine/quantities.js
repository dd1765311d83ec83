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
export const quantityClause = (index, { text, token }) => ({ later: [], any: [
  { token, text: token }, nodeOf(index, text.replace(/[^\da-z]/g, " "), { weight: SAME_WORDS, behind: true })] });

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
function tokenOf([, date, amount], { mark, values }) {
  if (date) {
    const numbers = (date.match(/\d+/g) || []).map(Number), name = /[a-z]{3}/.exec(date);
    if (name) numbers.unshift(...numbers.splice(-1), values[name[0]]);
    return mark + numbers.reduce((digits, number) => digits * 100 + number);
  }
  let sum = 0;
  for (const [, number, unit] of amount.replace(/,/g, "").matchAll(/([\d.]+) ?([^\d. ]*)/g)) {
    sum += +`${number}e${values[unit] || 0}`;
  }
  return /\D/.test(amount) && sum < 1e15 ? `${sum}`.replace(".", mark) : "";
}
