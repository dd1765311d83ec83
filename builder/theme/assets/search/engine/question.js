// Words that ask or only join: what a text says without them. builder/search/question_words.py has them.

const NEVER = /^\b$/;

/** @param {Search.LatinAsking} words @returns {Search.Questions} those of Han match nothing yet */
export const latinQuestions = ({ stop, asking, links }) => ({
  stop: new Set(stop.split(" ")), asking: new Set(asking.split(" ")), links: new Set(links.split(" ")),
  empty: NEVER, joint: NEVER, asks: NEVER, before: NEVER, after: NEVER,
});

/** @param {Search.HanAsking} words @returns {Partial<Search.Questions>} */
export const hanQuestions = ({ questions, light, particles, joints, asks, before, after }) => ({
  empty: new RegExp(`${questions}|${light}|[${particles}]`, "g"), asks: new RegExp(`${questions}|[${asks}]`),
  joint: new RegExp(`^(?:${questions}|${light}|[${joints}])`),
  before: new RegExp(`^(?:${before})+(?=..)`), after: new RegExp(`${after}$`),
});

/**
 * What a question is about, without what stands around it; the text itself where nothing does.
 * @param {Search.Questions} questions
 * @param {string} text folded
 */
export function subject(questions, text) {
  const inner = text.trim().replace(questions.before, ""), han = inner.replace(questions.after, "");
  return latinSubject(questions, han.length > 1 ? han : inner) || text;
}

/**
 * From behind the last joining word of those that ask, without stop words at the end: "what is … and why should you".
 * @param {Search.Questions} questions
 * @param {string} text
 */
function latinSubject({ stop, asking, links }, text) {
  const places = Array.from(text.matchAll(/[\p{L}\p{N}]+/gu)), words = places.map(([word]) => word);
  const end = words.findIndex((word) => !stop.has(word) && !asking.has(word));
  let start = 0;
  for (let i = 0; i < end; i++) if (links.has(words[i])) start = i + 1;
  if (/^(i|we|you)$/.test(words[start - 1]) && start < end) start++;
  if (!start) return text;
  let last = words.length - 1;
  while (stop.has(words[last])) last--;
  return text.slice(places[start].index, /** @type {number} */ (places[last].index) + words[last].length);
}
