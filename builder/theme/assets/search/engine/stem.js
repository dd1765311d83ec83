// Takes a folded English word; gives its stem: Porter2, as Snowball 3 has it (snowballstem.org, english.sbl).
// builder/search/stem.py has the same rules, and tests hold the two together.

/** Words or endings with what takes their place, if anything does, as "a:b c:". @param {string} text */
const paired = (text) => text.split(" ").map((pair) => pair.split(":"));

const EXCEPTIONS = paired("skis:ski skies:sky idly:idl gently:gentl ugly:ugli early:earli only:onli singly:singl "
  + "andes atlas bias cosmos howe news sky");
// Words that begin so have their first region right after it: "organization" does not become "organ".
const PREFIX = /^(?:arsen|commun|emerg|gener|inter|later|organ|past|univers)/;
// Longest first; the first that fits decides, also when its condition fails.
const STEP_2 = paired("ational:ate fulness:ful iveness:ive ization:ize ousness:ous biliti:ble lessli:less tional:tion "
  + "alism:al aliti:al ation:ate entli:ent fulli:ful iviti:ive ogist:og ousli:ous abli:able alli:al anci:ance ator:ate "
  + "enci:ence izer:ize bli:ble ogi:og li:");
const STEP_3 = paired("ational:ate tional:tion alize:al ative: icate:ic iciti:ic ical:ic ness: ful:");
const STEP_4 = /(?:ement|able|ance|ence|ible|ment|ant|ate|ent|ion|ism|iti|ive|ize|ous|al|er|ic)$/;
const SHORT = /(?:^[aeiouy][^aeiouy]|[^aeiouy][aeiouy][^aeiouywxY]|past)$/;

/** Where the part after the first consonant that follows a vowel begins. @param {string} word @param {number} from */
function regionAfter(word, from) {
  const match = /[aeiouy][^aeiouy]/.exec(word.slice(from));
  return match ? from + match.index + 2 : word.length;
}

/** No more than one of these fits. @param {string} word */
const step1a = (word) => word.replace(/sses$/, "ss").replace(/(..)ie[ds]$/, "$1i").replace(/ie[ds]$/, "ie")
  .replace(/([aeiouy].*[^us])s$/, "$1");

/** @param {string} word @param {number} r1 where its first region begins */
function step1b(word, r1) {
  const match = /(?:eedly|ingly|edly|eed|ing|ed)$/.exec(word);
  if (!match) return word;
  const [ending] = match, rest = word.slice(0, match.index);
  if (ending.startsWith("ee")) return rest.length >= r1 && !/^(?:succ|proc|exc)$/.test(rest) ? rest + "ee" : word;
  if (ending === "ing" && /^(?:even|cann|inn|earr|herr|out)$/.test(rest)) return word;
  if (ending === "ing" && /^[^aeiouy]y$/.test(rest)) return rest[0] + "ie";
  return /[aeiouy]/.test(rest) ? mended(rest, r1) : word;
}

/** What is left of "hoping" and "hopping" is no word yet. @param {string} rest @param {number} r1 */
function mended(rest, r1) {
  if (/([bdfgmnprt])\1$/.test(rest)) return /^[aeo]..$/.test(rest) ? rest : rest.slice(0, -1);
  return /(?:at|bl|iz)$/.test(rest) || (rest.length === r1 && SHORT.test(rest)) ? rest + "e" : rest;
}

/** @param {string} word @param {string[][]} pairs @param {(rest: string, ending: string) => boolean} fits */
function replaceEnding(word, pairs, fits) {
  const [ending, replacement] = pairs.find((pair) => word.endsWith(pair[0])) || ["", ""];
  const rest = word.slice(0, word.length - ending.length);
  return fits(rest, ending) ? rest + replacement : word;
}

/** @param {string} word @param {number} r2 where its second region begins */
function step4(word, r2) {
  const match = STEP_4.exec(word);
  return match && match.index >= r2 && !/[^st]ion$/.test(word) ? word.slice(0, match.index) : word;
}

/** @param {string} word @param {number} r1 @param {number} r2 */
function step5(word, r1, r2) {
  const rest = word.slice(0, -1), inside = rest.length >= r2;
  const goes = word.endsWith("e") ? inside || (rest.length >= r1 && !SHORT.test(rest)) : word.endsWith("ll") && inside;
  return goes ? rest : word;
}

/** @param {string} given */
export function stem(given) {
  const exception = EXCEPTIONS.find(([word]) => word === given);
  if (exception || given.length < 3) return (exception && exception[1]) || given;
  // A y at the beginning or after a vowel is a consonant, written Y until the end.
  let word = given.replace(/(^|[aeiouy])y/g, "$1Y");
  const prefix = PREFIX.exec(word), r1 = prefix ? prefix[0].length : regionAfter(word, 0), r2 = regionAfter(word, r1);
  word = step1b(step1a(word), r1).replace(/(.[^aeiouy])[yY]$/, "$1i");
  word = replaceEnding(word, STEP_2, (rest, ending) => rest.length >= r1
    && (ending === "ogi" ? rest.endsWith("l") : ending !== "li" || /[cdeghkmnrt]$/.test(rest)));
  word = replaceEnding(word, STEP_3, (rest, ending) => rest.length >= (ending === "ative" ? r2 : r1));
  return step5(step4(word, r2), r1, r2).toLowerCase();
}
