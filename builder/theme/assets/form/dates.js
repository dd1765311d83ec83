// Dates as people write them: takes a text, gives what is wrong with it as a date or a time, and how the format has it.
const DIGITS = "〇一二三四五六七八九", MONTHS = "janfebmaraprmayjunjulaugsepoctnovdec";
const NUMBERS = /^(\d{4})\s*(?:[-/.年]\s*(\d{1,2})\s*(?:[-/.月]\s*(\d{1,2})\s*[日号號]?|月)?|年)?$/;
const ABOUT = /^(?:~|大?[约約]|circa\s|ca?\.?\s|about\s|around\s)\s*/, AFTER = /\s*(?:左右|前后|前後|上下|\?|~)$/;
const BETWEEN = /\s*(?:\.\.+|…+|–|—+|至|到|\sto\s|\s-\s|年-|月-|~|[-/](?=\d{4}))\s*/;
const OPEN = /^(?:自从?|自從|since\s|from\s)?\s*(.+?)\s*(?:[起开開]始?|以来|以來|onwards?)?$/;
const NOW = ["今", "今天", "现在", "現在", "目前", "now", "today", "present", ""];

/** @param {string} numeral */
function arabic(numeral) {
  const plain = numeral.replace(/[零○]/g, "〇").replace("廿", "二十"), [tens, ones] = plain.split("十");
  if (ones === undefined) return Array.from(plain, (digit) => DIGITS.indexOf(digit)).join("");
  return `${tens ? DIGITS.indexOf(tens) : 1}${ones ? DIGITS.indexOf(ones) : 0}`;
}

/** @param {string} text */
function numbered(text) {
  /** @param {string} year @param {string} month @param {string} [day] */
  const ymd = (year, month, day) => [year, MONTHS.indexOf(month) / 3 + 1, day].filter(Boolean).join("-");
  const month = `(${(MONTHS.match(/.../g) || []).join("|")})[a-z]*\\.?`, day = "(\\d{1,2})(?:st|nd|rd|th)?";
  return text.normalize("NFKC").trim().toLowerCase()
    .replace(/[〇零○一二三四五六七八九十廿]+(?=[年月日号號])|[〇零○一二三四五六七八九]{4}/g, arabic)
    .replace(/民[國国]\s*(元|\d{1,3})\s*年/g, (_, year) => `${1911 + Number(year === "元" ? 1 : year)}年`)
    .replace(/[公西]元\s*(?=\d)/g, "")
    .replace(/^(\d{4})(\d{2})(\d{2})$/, "$1-$2-$3")
    .replace(new RegExp(`${day}\\s+(?:of\\s+)?${month},?\\s+(\\d{4})`, "g"), (_, d, m, y) => ymd(y, m, d))
    .replace(new RegExp(`${month}\\s+${day},?\\s+(\\d{4})`, "g"), (_, m, d, y) => ymd(y, m, d))
    .replace(new RegExp(`${month},?\\s+(\\d{4})`, "g"), (_, m, y) => ymd(y, m));
}

/** The date as the format writes it; "" where it is not to be guessed. @param {string} text */
function looseDate(text) {
  const plain = numbered(text), exact = plain.replace(ABOUT, "").replace(AFTER, ""), parts = NUMBERS.exec(exact);
  if (["不明", "不詳", "n.d.", "??", "????"].includes(plain)) return "?";
  if (!parts) return "";
  const [year, ...rest] = parts.slice(1), about = exact === plain ? "" : "~";
  return about + [year, ...rest.filter(Boolean).map((part) => part.padStart(2, "0"))].join("-");
}

/** @param {string} text */
function looseRange(text) {
  const plain = numbered(text), ends = plain.split(BETWEEN);
  if (ends.length === 2) {
    const [first, last] = ends.map(looseDate);
    if (!first || (!last && !NOW.includes(ends[1]))) return "";
    return `${first} .. ${last}`.trim();
  }
  const since = OPEN.exec(plain), date = since && since[1] !== plain ? looseDate(since[1]) : "";
  return date && `${date} ..`;
}

/**
 * What is wrong with a date, if anything is.
 * @param {Form.Data} data @param {string} text
 * @returns {Form.Fault | undefined}
 */
export function dateFault(data, text) {
  if (data.unknown.includes(text)) return undefined;
  if (!new RegExp(`^${data.date}$`).test(text)) {
    const fix = looseDate(text);
    return { code: "date-form", values: { found: text }, fix: fix && !impossible(fix) ? fix : "" };
  }
  return impossible(text);
}

/** @param {string} text @returns {Form.Fault | undefined} */
function impossible(text) {
  const [year, month, day] = text.replace("~", "").split("-").map(Number);
  if (month !== undefined && (month < 1 || month > 12)) {
    return { code: "impossible-month", values: { found: text, month: String(month) } };
  }
  const days = month ? new Date(Date.UTC(year, month, 0)).getUTCDate() : 31;
  if (day === undefined || (day >= 1 && day <= days)) return undefined;
  return { code: "impossible-date", values: { found: text, days: String(days) }, fix: `${text.slice(0, -2)}${days}` };
}

/**
 * What is wrong with a date or a range with ` .. `.
 * @param {Form.Data} data @param {string} text
 * @returns {Form.Fault | undefined}
 */
export function periodFault(data, text) {
  const single = dateFault(data, text);
  if (!single) return undefined;
  const ends = ` ${text} `.split(" .. ").map((end) => end.trim());
  const faults = ends.filter(Boolean).map((end) => dateFault(data, end)).filter(Boolean);
  if (ends.length !== 2 || faults.length || !ends.some(Boolean)) {
    const fix = looseRange(text);
    return fix && fix !== text && !periodFault(data, fix) ? { code: "range-form", values: { found: text }, fix }
      : faults[0] ? { ...faults[0], fix: mendedRange(data, ends) } : single;
  }
  const [first, last] = [earliest(ends[0]), latest(ends[1])];
  return first && last && last < first
    ? { code: "range-backwards", values: { found: text }, fix: `${ends[1]} .. ${ends[0]}` } : undefined;
}

/**
 * A range with its ends mended; "" if one cannot be, or they run backwards.
 * @param {Form.Data} data @param {string[]} ends
 */
function mendedRange(data, ends) {
  const mended = ends.map((end) => { const fault = end && dateFault(data, end); return fault ? fault.fix : end; });
  const whole = mended.join(" .. ").trim();
  const isWhole = mended.every((end, n) => end ? !dateFault(data, end) : !ends[n]);
  return isWhole && !periodFault(data, whole) ? whole : "";
}

/** The first day that a date can mean, as text to compare; "" where it is unknown. @param {string} date */
export function earliest(date) {
  const [year, month = "01", day = "01"] = date.replace("~", "").split("-");
  return /^\d{4}$/.test(year) ? `${year}-${month}-${day}` : "";
}

/** The last one. @param {string} date */
export function latest(date) {
  const [year, month = "12", day = "31"] = date.replace("~", "").split("-");
  return /^\d{4}$/.test(year) ? `${year}-${month}-${day}` : "";
}
