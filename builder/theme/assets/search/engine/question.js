// Words that ask or only join: what a text says without them.

const QUESTION = "怎么办 怎么样 怎么 怎样 如何 为什么 什么是 是什么 什么样 什么 为何 哪些 哪里 哪个 哪种 多少 是否 能不能 可不可以 可以 有没有 是不是 要不要 "
  + "应该 应当 需要 请问 我们 你们 他们 时候 一个 一下";
const QUESTIONS = QUESTION.split(" ").join("|");
const PARTICLE = "[吗呢吧啊的地得了着过和与及或被把里中在是有对从我你您要想会能该时之等都也就去给用做办谁几]";
const OUTER_PARTICLE = new RegExp(`^${PARTICLE}(?=..)|${PARTICLE}$`, "g");

export const STOP_WORDS = new Set(("a an and are as at be been but by can could did do does for from had has have he "
  + "her his how i if in into is it its me my no not of on or our she should so some than that the their them then "
  + "there these they this those to us was we were what when where which who whom why will with would you your")
  .split(" "));
/** Whether a text asks. */
export const ASKS = new RegExp(QUESTIONS);
/** What carries no meaning in a run of Han. */
export const EMPTY = new RegExp(`${QUESTIONS}|${PARTICLE}`, "g");

/** A question without the words that ask; '' where nothing else is in it. @param {string} text */
export function withoutQuestion(text) {
  return text.replace(new RegExp(QUESTIONS, "g"), " ").split(/\s+/).map((part) => (part.replace(EMPTY, "")
    && part.replace(OUTER_PARTICLE, (character, at) => (at && part.length < 3 ? character : "")))).join(" ").trim();
}
