// Takes a query and a way to load the files of builder/search; gives ranked documents. tests/search/golden.json holds both to one text.
(() => {
  "use strict";
  const CJK = "\\u3005\\u3007\\u3041-\\u3096\\u30a1-\\u30fa\\u30fc\\u3400-\\u4dbf\\u4e00-\\u9fff\\uac00-\\ud7a3\\uf900-\\ufaff\\u{20000}-\\u{323af}";
  const CJK_ANY = new RegExp(`[${CJK}\\u2e80-\\u2fdf]`, "u");
  const RUN = new RegExp(`([${CJK}]+)|(?:(?![${CJK}])[\\p{L}\\p{N}])+`, "gu");
  const APOSTROPHE = /([0-9a-z\u00df-\u00f6\u00f8-\u024f])['\u2019](?=[0-9a-z\u00df-\u00f6\u00f8-\u024f])/g;

  const plain = (text) => text.normalize("NFKC").toLowerCase().normalize("NFD").replace(/[\u0300-\u036f]/g, "").normalize("NFC");
  const simplify = (text, table) => {
    let out = "";
    for (const char of text) out += table.get(char) || char;
    return out.replace(/[\u00ad\u200b-\u200d\u2060]/g, "");
  };
  const fold = (text, table) => simplify(plain(text), table).replace(APOSTROPHE, "$1");

  const pairs = (text) => {
    const table = new Map();
    const chars = Array.from(text);
    for (let i = 0; i < chars.length; i += 2) table.set(chars[i], chars[i + 1]);
    return table;
  };

  const paired = (text) => text.split(" ").map((pair) => pair.split(":"));
  const EXCEPTIONS = new Map(paired("skis:ski skies:sky idly:idl gently:gentl ugly:ugli early:earli only:onli singly:singl"));
  const PREFIX = /^(?:arsen|commun|emerg|gener|inter|later|organ|past|univers)/;
  const STEP2 = paired("ational:ate fulness:ful iveness:ive ization:ize ousness:ous biliti:ble lessli:less tional:tion alism:al aliti:al ation:ate entli:ent "
    + "fulli:ful iviti:ive ogist:og ousli:ous abli:able alli:al anci:ance ator:ate enci:ence izer:ize bli:ble ogi:og li:");
  const STEP3 = paired("ational:ate tional:tion alize:al ative: icate:ic iciti:ic ical:ic ness: ful:");
  const STEP4 = /(?:ement|able|ance|ence|ible|ment|ant|ate|ent|ion|ism|iti|ive|ize|ous|al|er|ic)$/;
  const SHORT = /(?:^[aeiouy][^aeiouy]|[^aeiouy][aeiouy][^aeiouywxY]|past)$/;
  const region = (word, from) => {
    const found = /[aeiouy][^aeiouy]/.exec(word.slice(from));
    return found ? from + found.index + 2 : word.length;
  };

  // Porter2, as Snowball 3 has it (snowballstem.org, english.sbl).
  const stem = (given) => {
    if (EXCEPTIONS.has(given)) return EXCEPTIONS.get(given);
    if (given.length < 3 || /^(?:andes|atlas|bias|cosmos|howe|news|sky)$/.test(given)) return given;
    let word = "";
    for (const letter of given) word += letter === "y" && /^$|[aeiouy]$/.test(word) ? "Y" : letter;
    const start = PREFIX.exec(word);
    const r1 = start ? start[0].length : region(word, 0);
    const r2 = region(word, r1);
    const ends = (suffix) => word.endsWith(suffix);
    const cut = (n, more = "") => { word = word.slice(0, word.length - n) + more; };

    if (ends("sses")) cut(2);
    else if (ends("ied") || ends("ies")) cut(word.length > 4 ? 2 : 1);
    else if (/[aeiouy].*[^us]s$/.test(word) && /[aeiouy]/.test(word.slice(0, -2))) cut(1);

    const past = /(?:eedly|ingly|edly|eed|ing|ed)$/.exec(word);
    const rest = past ? word.slice(0, past.index) : "";
    if (past && past[0].startsWith("ee")) {
      if (rest.length >= r1 && !/^(?:succ|proc|exc)$/.test(rest)) word = rest + "ee";
    } else if (past && past[0] === "ing" && /^(?:even|cann|inn|earr|herr|out)$/.test(rest)) {
      // These are words of their own.
    } else if (past && past[0] === "ing" && /^[^aeiouy]y$/.test(rest)) word = rest[0] + "ie";
    else if (/[aeiouy]/.test(rest)) {
      word = rest;
      if (/(?:at|bl|iz)$/.test(rest)) word += "e";
      else if (/(?:bb|dd|ff|gg|mm|nn|pp|rr|tt)$/.test(rest)) { if (!/^[aeo]..$/.test(rest)) cut(1); }
      else if (rest.length === r1 && SHORT.test(rest)) word += "e";
    }
    if (/.[^aeiouy][yY]$/.test(word)) cut(1, "i");

    const two = STEP2.find(([suffix]) => ends(suffix));
    if (two && word.length - two[0].length >= r1) {
      const before = word[word.length - two[0].length - 1] || "";
      if (two[0] === "ogi" ? before === "l" : two[0] !== "li" || /[cdeghkmnrt]/.test(before)) cut(two[0].length, two[1]);
    }
    const three = STEP3.find(([suffix]) => ends(suffix));
    if (three && word.length - three[0].length >= (three[0] === "ative" ? r2 : r1)) cut(three[0].length, three[1]);
    const four = STEP4.exec(word);
    if (four && four.index >= r2 && (four[0] !== "ion" || /[st]ion$/.test(word))) cut(four[0].length);
    const before = word.slice(0, -1);
    if (ends("e") ? before.length >= r2 || (before.length >= r1 && !SHORT.test(before)) : ends("ll") && before.length >= r2) cut(1);
    return word.toLowerCase();
  };

  const wordToken = (word) => {
    const short = word.length > 40 ? Array.from(word).slice(0, 40).join("") : word;
    return short.length > 3 && /^[a-z]+$/.test(short) ? stem(short) : short;
  };
  const bigrams = (run) => {
    const chars = Array.from(run);
    return chars.length < 2 ? chars : chars.slice(1).map((char, i) => chars[i] + char);
  };
  const runs = (folded) => Array.from(folded.matchAll(RUN), (found) => ({ han: !!found[1], text: found[0], at: found.index }));
  const tokens = (folded) => [].concat(...runs(folded).map((run) => (run.han ? bigrams(run.text) : [wordToken(run.text)])));
  const hash = (text) => {
    let h = 0x811c9dc5;
    for (const unit of text.split("").map((letter) => letter.charCodeAt(0))) for (const byte of [unit & 255, unit >> 8]) h = Math.imul(h ^ byte, 0x01000193);
    return h >>> 0;
  };
  const VALUES = new Map(Array.from("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_", (digit, i) => [digit, i]));
  const unpack = (text) => {
    const out = [];
    let number = 0, scale = 1;
    for (const digit of text) {
      const value = VALUES.get(digit);
      number += (value & 31) * scale;
      scale *= 32;
      if (value < 32) { out.push(number); number = 0; scale = 1; }
    }
    return out;
  };
  const firsts = (list, key) => {
    const seen = new Set();
    return list.filter((one) => !seen.has(key(one)) && seen.add(key(one)));
  };
  const has = (object, key) => !!object && Object.prototype.hasOwnProperty.call(object, key);
  const G = "a e ai ei ao ou an en ang eng ong u ua uo uai ui uan un uang", I = " i ie iao iu ian in iang ing";
  const Z = "a e i ai ei ao ou an en ang eng ong u uo ui uan un", B = "a o ai ei ao ou an en ang eng i ie iao ian in ing u", J = I + " ia iong u ue uan un";
  const FINALS = { "": "a o e ai ei ao ou an en ang eng er", b: B, p: B, m: B + " e iu", f: "a o ei ou an en ang eng u", d: Z + I + " ia", t: Z + I, n: Z + I + " ue",
    l: Z + I + " o ia ue", g: G, k: G, h: G, j: J, q: J, x: J, zh: G + " i", ch: G + " i", sh: G + " i", r: Z + " ua", z: Z, c: Z, s: Z,
    y: "a o e ai ao ou an ang i in ing ong u ue uan un", w: "a o ai ei an en ang eng u" };
  const SYLLABLES = new Set([].concat(...Object.keys(FINALS).map((initial) => FINALS[initial].split(" ").map((final) => initial + final))));

  // A word as syllables, in up to six ways, fewest first.
  const syllables = (word) => {
    const found = [];
    const parse = (rest, done) => {
      if (!rest) { found.push(done); return; }
      for (let n = Math.min(6, rest.length); n > 0 && found.length < 40; n--) {
        if (SYLLABLES.has(rest.slice(0, n))) parse(rest.slice(n).replace(/^[1-5]/, ""), done.concat(rest.slice(0, n)));
      }
    };
    if (word.length < 36 && /^[a-z][a-z1-5]*$/.test(word)) parse(word.replace(/v/g, "u"), []);
    return found.sort((a, b) => a.length - b.length).slice(0, 6);
  };

  // Han strings for syllables: bigrams joined where they share a character, parted by a space where none does.
  const chains = (sounds, table) => {
    let beams = [{ text: "", last: "", cost: 0 }];
    for (let i = 0; i + 1 < sounds.length; i++) {
      const next = [];
      const known = Array.from(table.get(sounds[i] + " " + sounds[i + 1]) || "");
      for (const beam of beams) {
        for (let k = 0; k + 1 < known.length; k += 2) {
          if (beam.last && beam.last !== known[k]) continue;
          next.push({ text: beam.text + (beam.last ? "" : known[k]) + known[k + 1], last: known[k + 1], cost: beam.cost + k / 2 });
        }
      }
      beams = next.length ? next : beams.filter((beam) => beam.last).map((beam) => ({ text: beam.text + " ", last: "", cost: beam.cost + 20 }));
      beams.sort((a, b) => a.cost - b.cost);
      beams.length = Math.min(beams.length, 32);
    }
    return beams.filter((beam) => beam.last).slice(0, 8);
  };
  // Damerau–Levenshtein, adjacent swaps.
  const distance = (a, b, most) => {
    if (Math.abs(a.length - b.length) > most) return 99;
    let before = [], last = Array.from(b + " ", (_, i) => i);
    for (let i = 1; i <= a.length; i++) {
      const row = [i];
      for (let j = 1; j <= b.length; j++) {
        row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
        if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) row[j] = Math.min(row[j], before[j - 2] + 1);
      }
      if (Math.min(...row) > most) return 99;
      before = last;
      last = row;
    }
    return last[b.length];
  };

  const vocabulary = (text) => {
    const out = [];
    let word = "";
    for (const entry of text.match(/[0-9a-z]+[A-Z]/g) || []) {
      word = word.slice(0, parseInt(entry[0], 36)) + entry.slice(1, -1);
      out.push([word, entry.charCodeAt(entry.length - 1) - 65]);
    }
    return out;
  };
  const STOP = new Set(("a an and are as at be been but by can could did do does for from had has have he her his how i if in into is it its me my no not of on or "
    + "our she should so some than that the their them then there these they this those to us was we were what when where which who whom why will with would you your")
    .split(" "));
  const QUESTION = "怎么办 怎么样 怎么 怎样 如何 为什么 什么是 是什么 什么样 什么 为何 哪些 哪里 哪个 哪种 多少 是否 能不能 可不可以 可以 有没有 是不是 要不要 应该 应当 需要 请问 我们 你们 他们 时候 一个 一下".split(" ").join("|");
  const PARTICLE = "[吗呢吧啊的地得了着过和与及或被把里中在是有对从我你您要想会能该时之等都也就去给用做办谁几]";
  const ASKED = new RegExp(QUESTION), ASKING = new RegExp(`${QUESTION}|${PARTICLE}`, "g");
  const unasked = (folded) => folded.replace(new RegExp(QUESTION, "g"), " ").split(/\s+/)
    .map((part) => (part.replace(ASKING, "").length ? part.replace(new RegExp(`^${PARTICLE}(?=..)|${PARTICLE}$`, "g"), (char, at) => (at && part.length < 3 ? char : "")) : "")).join(" ").trim();
  const EXACT = 0.8, ABROAD = 0.75;

  const NOTHING = new Map();
  const scaled = (hits, by) => (by === 1 ? hits : new Map(Array.from(hits, ([doc, score]) => [doc, score * by])));
  const union = (a, b) => {
    const out = new Map(a);
    for (const [doc, score] of b) if (!(out.get(doc) >= score)) out.set(doc, score);
    return out;
  };
  const join = (a, b, must) => {
    const out = new Map();
    for (const [doc, score] of a) if (!must || b.has(doc)) out.set(doc, score + (b.get(doc) || 0));
    return out;
  };

  const createSearch = ({ load, edition }) => {
    const files = new Map();
    const lists = new Map();
    // big: a site whose shards are so large that fewer are asked for.
    let ready, readyHan, core, book, own, alone, chinese, big;
    let table = new Map();

    // A file that does not come is an empty one, and asked for again.
    const get = (name) => {
      if (!files.has(name)) {
        files.set(name, Promise.resolve().then(() => load(name)).catch(() => { files.delete(name); return null; }));
      }
      return files.get(name);
    };
    const apart = edition.includes("-");
    const shard = (kind, key) => kind + (hash(key) % core[kind]).toString(36);

    const first = async () => {
      core = await get("core");
      const code = edition.split("-")[0];
      const [, start, count] = core.editions.find((one) => one[0] === code);
      own = (doc) => doc >= start && doc < start + count;
      alone = new Uint8Array(core.n);
      unpack(core.alone).reduce((at, number, i) => { if (i % 2) alone.fill(1, at, at + number); return at + number; }, 0);
      chinese = code === "zh";
      big = core.n > 5000;
      book = dictionary([]);
    };
    const second = async () => {
      const [han, converted] = await Promise.all([get("han"), apart && get("hant")]);
      if (converted) core.labels[edition] = converted.labels;
      table = pairs(han.fold);
      book = dictionary(han.taiwan);
    };
    const open = async (query) => {
      await (ready = ready || first().catch((fault) => { ready = null; throw fault; }));
      if (query ? CJK_ANY.test(query) : chinese) await (readyHan = readyHan || second().catch((fault) => { readyHan = null; throw fault; }));
    };

    const dictionary = (taiwan) => {
      const han = new Map(), latin = new Map();
      const add = (form, words, how) => {
        const parts = runs(form);
        if (!parts.length) return;
        const into = parts.every((run) => run.han) ? han : latin;
        const key = into === han ? Array.from(form)[0] : wordToken(parts[0].text);
        if (!into.has(key)) into.set(key, []);
        let entry = into.get(key).find((one) => one.form === form);
        if (!entry) into.get(key).push(entry = { form, tokens: tokens(form), to: [] });
        for (const text of words) if (text !== form && !entry.to.some((one) => one.text === text)) entry.to.push({ text, how });
      };
      for (const [from, to] of taiwan) add(from, [to], "taiwan");
      for (const [en, zh, tw] of core.glossary) {
        const added = tw.filter((form) => !zh.includes(form));
        for (const form of en) { add(form, en, "glossary"); add(form, zh, "language"); }
        for (const form of zh.concat(added)) { add(form, zh, added.includes(form) ? "taiwan" : "glossary"); add(form, en, "language"); }
      }
      const { en = {}, zh = {} } = core.labels;
      for (const facet of Object.keys(en)) {
        for (const id of Object.keys(en[facet])) {
          const [a, b] = [en, zh].map((labels) => fold((labels[facet] || {})[id] || "", table));
          if (a && b && a !== b) { add(a, [b], "language"); add(b, [a], "language"); }
        }
      }
      for (const into of [han, latin]) for (const entries of into.values()) entries.sort((a, b) => b.form.length - a.form.length);
      return { han, latin };
    };
    const node = (text, more) => {
      const parts = [];
      for (const run of runs(text)) {
        if (!run.han) parts.push({ t: wordToken(run.text), exact: run.text });
        else if (Array.from(run.text).length === 1) parts.push({ c: run.text });
        else parts.push(...sparse(bigrams(run.text)).map((t) => ({ t })));
      }
      return Object.assign(parts.length === 1 ? parts[0] : { all: parts }, { text }, more);
    };
    const instead = (from, text, how, w, more) => node(text, { how, w, changed: [{ from, to: text, how }], ...more });
    // Every second pair of a long run says it all.
    const sparse = (all) => (all.length < (big ? 4 : 6) ? all : all.filter((_, i) => i % 2 === 0 || i === all.length - 1));
    const inner = (one) => one.all || one.any || [];
    const leaves = (one, out = []) => {
      if (one.t || one.c) out.push(one);
      for (const child of inner(one)) leaves(child, out);
      return out;
    };
    // The very word's list stands in the shard of its stem.
    const formOf = (leaf) => (leaf.exact && leaf.exact.length > 3 ? `${leaf.t}/${leaf.exact}` : "");
    const keyOf = (leaf) => (leaf.t ? "t" + leaf.t : "c" + leaf.c);

    const idf = (df) => Math.log(1 + (core.n - df + 0.5) / (df + 0.5));
    const decode = (data, key, count) => {
      const text = has(data, key) ? data[key] : "";
      const [numbers, more] = text.split(/[!.]/).map(unpack);
      const hits = new Map();
      for (let i = 0; i < numbers.length;) {
        const step = numbers[i++];
        for (let doc = 0, left = step >> 4; left--;) hits.set(doc += numbers[i++], step % 16 + 0.5);
      }
      const df = count || (more ? more[0] : hits.size), unit = idf(df) * 2.2 / 16;
      return { df, hits: scaled(hits, unit), cut: text.includes("!") };
    };

    const fetchLists = (root) => Promise.all(leaves(root).map(async (leaf) => {
      const key = keyOf(leaf), form = formOf(leaf);
      if (lists.has(key) && (!form || lists.has("t" + form))) return;
      const data = await get(shard(key[0], key.slice(1)));
      for (const one of data ? [key, form && "t" + form] : []) if (one && !lists.has(one)) lists.set(one, decode(data, one.slice(1)));
    }));
    const cutIn = (root) => leaves(root).filter((leaf) => leaf.t && listOf(leaf).cut).sort((a, b) => listOf(a).df - listOf(b).df);
    const fetchRest = (some) => Promise.all(some.map(async (leaf) => {
      const list = lists.get(keyOf(leaf));
      if (!list.cut) return;
      list.cut = false;
      list.hits = union(list.hits, decode(await get(shard("u", leaf.t)), leaf.t, list.df).hits);
    }));

    const listOf = (leaf) => lists.get(keyOf(leaf)) || { df: 0, hits: NOTHING };
    const dead = (one) => (one.any ? one.any.every(dead) : one.all ? one.all.some((child) => !child.optional && dead(child)) : !listOf(one).hits.size);
    const mass = (one) => (one.all ? one.all.reduce((sum, child) => sum + mass(child), 0) : one.any ? Math.max(0, ...one.any.map(mass)) : idf(listOf(one).df));

    const isCut = (one) => (one.any ? one.any.some(isCut) : listOf(one).cut);
    let lacking;
    const evaluate = (one) => {
      let result = NOTHING;
      if (one.any) {
        const base = dead(one.any[0]) ? 0 : mass(one.any[0]);
        let best = 0, read = 0;
        for (const child of one.any) {
          let hits = evaluate(child);
          if (child === one.any[0]) for (const [doc, score] of hits) if (own(doc)) best = Math.max(best, score);
          // Of all that sounds alike, the likeliest is the measure.
          if (child.how === "pinyin" && !chinese && leaves(child).some((leaf) => listOf(leaf).df < Math.min(4, 1 + core.n / 300))) { hits = NOTHING; child.found = 0; }
          if (child.how === "pinyin" && hits.size) {
            read = read || mass(child);
            hits = scaled(hits, Math.min(1, read / mass(child)));
          }
          // A synonym must not win only because it is rarer.
          if (base && child.even) hits = scaled(hits, Math.min(1, base / mass(child)));
          if (best && child.how === "language") hits = new Map(Array.from(hits, ([doc, score]) => [doc, own(doc) ? score * 0.5 : Math.min(score, best)]));
          result = union(result, hits);
        }
      } else if (one.all) {
        const soft = (child) => child.optional || (child.c && listOf(child).df > listOf(child).hits.size);
        let must = one.all.filter((child) => !soft(child));
        if (!must.length) must = one.all;
        if (must.some(dead)) return NOTHING;
        const meet = (some) => some.map(evaluate).sort((a, b) => a.size - b.size).reduce((sum, hits) => join(sum, hits, true));
        // Two whole lists that leave little say enough: cut lists then only add to them.
        const firm = must.filter((child) => !isCut(child));
        const large = big && one.all.every((child) => child.word);
        if (firm.length > (large ? 0 : 1) && firm.length < must.length) {
          result = meet(firm);
          // What stands nearly everywhere tells too little for what its list costs.
          const tells = (child) => isCut(child) && listOf(child).df <= Math.max(4000, core.n / 16);
          if (result.size < (large ? 400 : big ? 120 : 50) || (big && !must.some(tells))) must = firm;
        }
        if (must !== firm) { lacking = lacking || must.length > firm.length; result = meet(must); }
        for (const child of one.all) if (!must.includes(child)) result = join(result, evaluate(child));
      } else {
        result = listOf(one).hits;
        const exact = lists.get("t" + formOf(one));
        if (exact) result = join(result, new Map(Array.from(exact.hits, ([doc, score]) => [doc, EXACT * Math.max(score, idf(exact.df))])));
      }
      one.found = result.size;
      return scaled(result, one.w || 1);
    };
    const hanClause = (text) => {
      const clause = { any: [node(text)], han: text, later: [] };
      let variants = [{ text: "", changed: [] }], cross = [""], crossed = false, matches = 0;
      for (let rest = text; rest;) {
        const char = Array.from(rest)[0];
        const { form, to } = (book.han.get(char) || []).find((one) => rest.startsWith(one.form)) || { form: char, to: [] };
        const [foreign, near] = [true, false].map((is) => to.filter((one) => (one.how === "language") === is));
        if (near.length) matches++;
        variants = [].concat(...variants.map((before) => [{ text: before.text + form, changed: before.changed }].concat(near.slice(0, matches > 2 ? 1 : 4)
          .map((one) => ({ text: before.text + one.text, changed: before.changed.concat({ from: form, to: one.text, how: one.how }) }))))).slice(0, 24);
        crossed = crossed || foreign.length > 0;
        cross = [].concat(...cross.map((before) => (foreign.length ? foreign.slice(0, 2).map((one) => `${before} ${one.text} `) : before + form))).slice(0, 4);
        rest = rest.slice(form.length);
      }
      for (const { text: other, changed } of variants.slice(1)) {
        const taiwan = changed.every((one) => one.how === "taiwan");
        (taiwan ? clause.any : clause.later).push(node(other, { w: 0.98, how: taiwan ? "taiwan" : "glossary", even: !taiwan, unit: !taiwan, changed }));
      }
      if (crossed) for (const other of cross) clause.any.push(instead(text, other.trim(), "language", 1.1, { unit: true }));
      return clause;
    };

    const wordClauses = (words) => {
      const out = [];
      const stems = words.map(wordToken);
      for (let i = 0; i < words.length;) {
        const entry = (book.latin.get(stems[i]) || []).find((one) => one.tokens.every((token, k) => token === stems[i + k]));
        const length = entry ? entry.tokens.length : 1;
        const parts = words.slice(i, i + length).map((word) => ({ any: [node(word)], word, later: [], optional: STOP.has(word) }));
        const clause = parts.length > 1 ? { any: [{ all: parts }], later: [] } : parts[0];
        let count = 0;
        for (const one of entry ? entry.to : []) {
          if (one.how !== "language") clause.later.push(instead(entry.form, one.text, one.how, 0.98, { even: true, unit: true }));
          else if (count++ < 3) clause.any.push(instead(entry.form, one.text, one.how, 1.1, { unit: true }));
        }
        out.push(clause);
        i += length;
      }
      return out;
    };

    const clausesOf = (units) => {
      const clauses = [];
      for (let i = 0; i < units.length;) {
        if (units[i].han) { clauses.push(hanClause(units[i++].text)); continue; }
        const words = [];
        while (i < units.length && !units[i].han) words.push(units[i++].text);
        clauses.push(...wordClauses(words));
      }
      if (clauses.length > 1) for (const clause of clauses) for (const one of clause.any.concat(clause.later)) if (one.unit) one.w *= 0.6;
      return clauses;
    };
    const walk = (one, visit) => { visit(one); for (const child of inner(one)) walk(child, visit); };
    const wordsOf = (root) => { const out = []; walk(root, (one) => { if (one.word) out.push(one); }); return out; };
    const pinyin = async (all, from) => {
      const known = new Map(), readings = all.slice(0, big ? 2 : 6);
      await Promise.all([].concat(...readings.map((sounds) => sounds.slice(1).map((sound, i) => `${sounds[i]} ${sound}`))).map(async (two) => {
        const data = await get(shard("p", two));
        if (has(data, two)) known.set(two, data[two]);
      }));
      const found = [].concat(...readings.map((sounds, i) => chains(sounds, known).map(({ text, cost }) => ({ text, cost: cost + i * 2 }))));
      return firsts(found.sort((a, b) => a.cost - b.cost), (one) => one.text).slice(0, big ? 3 : 8)
        .map(({ text, cost }) => instead(from, text, "pinyin", 0.9 * Math.max(0.4, 1 - cost / 5)));
    };

    // Each word by itself, and neighbours as one phrase.
    const addPinyin = async (root) => {
      const jobs = [];
      const read = (clause, readings, from) => jobs.push(pinyin(readings, from).then((nodes) => clause.any.push(...nodes) && nodes.length));
      const apart = (sounds, i, all) => sounds.length > 1 && (all[0].length > 1 || root.all.length < 2);
      for (const clause of wordsOf(root)) if (clause.word.length > 2) read(clause, syllables(clause.word).filter(apart), clause.word);
      const merged = [];
      for (let i = 0; i < root.all.length;) {
        let j = i;
        while (j < root.all.length && root.all[j].word && syllables(root.all[j].word).length) j++;
        if (j - i < 2) { merged.push(root.all[i++]); continue; }
        const group = root.all.slice(i, j), clause = { any: [{ all: group }], later: [] };
        read(clause, group.reduce((all, { word }) => [].concat(...all.map((before) => syllables(word).map((sounds) => before.concat(sounds)))).slice(0, 6), [[]]),
          group.map((one) => one.word).join(" "));
        merged.push(clause);
        i = j;
      }
      root.all = merged;
      return (await Promise.all(jobs)).some(Boolean);
    };
    const shelf = async (letter) => vocabulary(/[a-z0-9]/.test(letter) && await get("w" + letter) || "");
    const completions = (words, { word }) => firsts(words.filter((one) => one[0].startsWith(word) && wordToken(one[0]) !== wordToken(word))
      .sort((a, b) => b[1] - a[1] || a[0].length - b[0].length), (one) => wordToken(one[0])).slice(0, 4).map((one) => instead(word, one[0], "prefix", 0.8));
    const nearWords = (words, { word }, most = word.length < 4 ? 0 : word.length < 8 ? 1 : 2) => {
      const found = [];
      for (const [other, weight] of most ? words : []) {
        const far = other === word || (word.length < 6 && other.length < word.length) ? 9 : distance(word, other, most);
        if (far <= most) found.push({ other, far, rank: far * 100 + (other[0] === word[0] ? 0 : 50) - weight });
      }
      return firsts(found.sort((a, b) => a.rank - b.rank).filter((one) => one.far === found[0].far), (one) => wordToken(one.other)).slice(0, 4)
        .map(({ other, far }) => instead(word, other, "typo", far > 1 ? 0.8 : 0.9, { far }));
    };
    const addNear = async (clause) => {
      const { word } = clause;
      if (word.length < 3) return 0;
      const words = await shelf(word[0]);
      let nodes = completions(words, clause);
      if (!nodes.length) nodes = nearWords(words, clause);
      // Its second letter may be the first.
      if (!nodes.length || nodes[0].far > 1) nodes = nearWords(words.concat(await shelf(word[1])), clause);
      for (let i = word.length - 3; i > 2 && !nodes.length; i--) {
        const [a, b] = [word.slice(0, i), word.slice(i)];
        if (words.some((one) => one[0] === a) && (await shelf(b[0])).some((one) => one[0] === b)) nodes = [instead(word, `${a} ${b}`, "typo", 0.9)];
      }
      clause.any.push(...nodes);
      return nodes.length;
    };
    // Where only the stem is known, a nearer word may be meant.
    const addOther = async (clause) => {
      const leaf = clause.any[0], { word } = clause;
      if (word === leaf.t || word.length < 6 || listOf({ t: formOf(leaf) }).hits.size) return;
      const words = await shelf(word[0]);
      const kin = Math.min(9, ...words.filter((one) => one[0].startsWith(word.slice(0, 3)) && wordToken(one[0]) === leaf.t).map((one) => distance(one[0], word, 8)));
      clause.any.push(...nearWords(words, clause).filter((one) => one.far < kin));
    };

    // Documents whose bigrams cover what carries meaning in a run; of long runs most of it by weight, of questions half.
    const cover = (text, eager) => {
      const chars = Array.from(text).slice(0, 31);
      const bare = Array.from(chars.join("").replace(ASKING, (found) => "\0".repeat(found.length)));
      const needed = Array.from(chars.keys()).filter((i) => bare[i] !== "\0");
      if (needed.length < 2) return NOTHING;
      const worth = chars.map(() => 0), seen = new Map();
      for (let i = 0; i + 1 < chars.length; i++) {
        const { df, hits } = listOf({ t: chars[i] + chars[i + 1] });
        if (df) for (const at of [i, i + 1]) worth[at] = Math.max(worth[at], idf(df));
        if (bare[i] + bare[i + 1] !== "\0\0") for (const [doc, score] of hits) {
          const [mask, sum] = seen.get(doc) || [0, 0];
          seen.set(doc, [mask | 3 << i, sum + score]);
        }
      }
      const strange = needed.some((i) => !worth[i]);
      const value = (mask) => needed.reduce((sum, i) => sum + (mask >> i & 1 ? worth[i] || idf(0) : 0), 0);
      const out = new Map();
      for (const [doc, [mask, score]] of seen) {
        const share = value(mask) / value(-1);
        if (share === 1 || (eager && needed.filter((i) => mask >> i & 1).length * 2 >= needed.length) || (needed.length > (strange ? 6 : 4) && share >= (strange ? 0.75 : 0.7) && /10+1/.test(mask.toString(2)))) out.set(doc, score * share * share);
      }
      return out;
    };

    const mostOf = async (root, eager) => {
      const pairsOf = (clause) => (clause.han ? bigrams(clause.han).map((t) => ({ t })) : []);
      await fetchLists({ all: [].concat(...root.all.map(pairsOf)) });
      const parts = root.all.filter((clause) => !clause.optional).map((clause) => {
        const size = Array.from(clause.han || "").length;
        if (size > 1) {
          const texts = clause.any.filter((one) => one.how !== "language").map((one) => one.text).slice(0, 6);
          return { hits: texts.map((text) => cover(text, eager)).reduce(union), weight: idf(1) * Math.min(3, size / 2), han: true };
        }
        const hits = evaluate(clause);
        return { hits, weight: hits.size ? mass(clause) : idf(0) };
      });
      const weigh = (some) => some.reduce((sum, part) => sum + part.weight, 0);
      // In a mixed query the Latin words are sharper: beside them the Han may be missing.
      const sum = weigh(parts), latin = parts.filter((part) => !part.han);
      const need = Math.min((eager ? 0.5 : 0.6) * sum, latin.length ? weigh(latin) : sum) - 1e-9;
      const seen = new Map();
      for (const { hits, weight } of parts) {
        for (const [doc, score] of hits) {
          const [all, before] = seen.get(doc) || [0, 0];
          seen.set(doc, [all + weight, before + score]);
        }
      }
      return new Map(Array.from(seen).filter(([, [weight]]) => weight >= need).map(([doc, [weight, score]]) => [doc, score * Math.sqrt(weight / sum)]));
    };

    const addJoined = (root) => {
      for (let i = 0; i + 1 < root.all.length; i++) {
        const [a, b] = root.all.slice(i, i + 2);
        if (!a.word || !b.word) continue;
        const text = a.word + b.word;
        root.all.splice(i, 2, { any: [{ all: [a, b] }, instead(`${a.word} ${b.word}`, text, "typo", 0.95)], later: [] });
      }
    };
    // An edition in the other script has rows and excerpts of its own for the documents that it shares.
    const entry = async (name, doc) => ((await get((apart && own(doc) ? { m: "h", x: "y" }[name] : name) + Math.floor(doc / core[name]).toString(36))) || [])[doc % core[name]];
    const row = (doc) => entry("m", doc);
    const excerpt = async (doc) => (await entry("x", doc)) || "";

    const column = async (facet, docs) => {
      const blocks = new Map();
      for (const doc of docs) blocks.set(Math.floor(doc / 8192), null);
      await Promise.all(Array.from(blocks.keys(), async (block) => {
        const data = await get(`f${facet}-${block.toString(36)}`);
        const rows = [];
        const numbers = data ? unpack(data.rows) : [];
        for (let i = 0; i < numbers.length; i += numbers[i] + 1) rows.push(numbers.slice(i + 1, i + 1 + numbers[i]).map((n) => data.ids[n]));
        blocks.set(block, rows);
      }));
      return docs.map((doc) => blocks.get(Math.floor(doc / 8192))[doc % 8192] || []);
    };
    const bare = (text) => runs(fold(text, table)).map((run) => run.text).join(" ");
    const titled = ([, title, kind,,,,, names], wanted) => {
      const whole = bare(title), words = tokens(wanted), inTitle = new Set(tokens(whole));
      const parts = title.split(/\s[–—|·-]\s|[:：]/).concat(names.split(" · ")).map(bare);
      const share = words.filter((word) => inTitle.has(word)).length / words.length;
      const worth = whole === wanted ? 1.8 : parts.includes(wanted) ? 1.6
        : ` ${whole} `.includes(` ${wanted} `) || (share === 1 && whole.includes(wanted)) ? 1.35 : 1 + 0.2 * share * share;
      return core.kinds[kind] === "source" ? worth * 0.6 : worth;
    };

    // Own documents, and others that have no twin here.
    const eligible = (hits) => new Map(Array.from(hits).filter(([doc]) => own(doc) || alone[doc]).map(([doc, score]) => [doc, score * (own(doc) ? 1 : ABROAD)]));

    const seek = async (folded, whole, eager) => {
      const root = { all: clausesOf(runs(folded).slice(0, 24)) };
      const look = async (root) => {
        await fetchLists(root);
        lacking = false;
        let found = evaluate(root);
        const few = () => lacking && eligible(found).size < (big ? 4 : 10);
        // The two rarest first, then one by one: they may say enough.
        let cut = cutIn(root);
        for (let i = 0; cut.length && !dead(root) && (whole || few()); i++) {
          await fetchRest(cut.slice(0, whole ? 99 : i ? 1 : 2));
          lacking = false;
          found = evaluate(root);
          cut = cutIn(root);
        }
        return found;
      };
      // Large site: four long words of many say enough.
      const must = root.all.filter((clause) => !clause.optional);
      if (big && !whole && must.length > 4 && must.every((clause) => clause.word)) {
        const few = { all: must.sort((a, b) => b.word.length - a.word.length).slice(0, 4) };
        const found = await look(few);
        if (eligible(found).size) return { found, note: "", root: few };
      }
      let found = await look(root);
      let good = eligible(found).size;
      if (good < 10) {
        const unknown = wordsOf(root).filter((clause) => dead(clause));
        walk(root, (one) => { if (one.later) one.any.push(...one.later.splice(0)); });
        // What is near one unknown word of English is likelier than Chinese, and on a large site both cost too much.
        const early = big && !chinese && root.all.length === 1 && unknown.length === 1 && unknown.pop();
        const near = early && await addNear(early);
        const read = (chinese || !good) && !near && await addPinyin(root);
        const jobs = read && chinese ? [] : unknown.map(addNear);
        if (good && good < 4 && !unknown.length) jobs.push(...wordsOf(root).map(addOther));
        await Promise.all(jobs);
        found = await look(root);
        if (read && chinese && !found.size) { await Promise.all(unknown.map(addNear)); found = await look(root); }
        // Titles that lack a word may come between.
        if (found.size && root.all.filter((clause) => !clause.optional).length > 1 && !root.all.some((clause) => clause.han)) found = union(found, await mostOf(root));
      }
      if (!found.size && wordsOf(root).length > 1) {
        addJoined(root);
        found = await look(root);
      }
      const text = runs(folded).map((run) => run.text).join(" "), simpler = unasked(text);
      const note = found.size ? "" : "partial";
      // A question: the words that ask may be missing, and some of the others.
      if (simpler && simpler !== text && (found.size ? ASKED.test(text) && eligible(found).size < 5 : true)) {
        const second = await seek(simpler, whole, ASKED.test(text));
        if (second.found.size) return { found: union(scaled(second.found, 0.5), found), note, root: { all: root.all.concat(second.root.all) } };
      }
      if (!found.size || (eager && eligible(found).size < 5)) found = union(await mostOf(root, eager), found);
      return { found, note: found.size ? note : "", root };
    };

    const learnt = (root, note) => {
      const context = { stems: new Set(), texts: [], chars: new Set() };
      const tried = [];
      const plainWords = wordsOf(root).every((clause) => clause.optional);
      walk(root, (one) => {
        if (!one.text || !(one.found || (note && !one.how))) return;
        for (const run of runs(one.text)) {
          if (run.han && Array.from(run.text).length > 1) context.texts.push(run.text);
          else if (run.han) context.chars.add(run.text);
          else if (plainWords || !STOP.has(run.text)) context.stems.add(wordToken(run.text));
        }
        for (const change of one.changed || []) if (!tried.some((other) => other.from === change.from && other.to === change.to)) tried.push(change);
      });
      context.texts.sort((a, b) => b.length - a.length);
      return { context, tried };
    };

    // whole: complete lists, for counts.
    const search = async (query, { limit = 10, whole } = {}) => {
      await open(query);
      const folded = fold(query.slice(0, 200), table);
      const { found, note, root } = runs(folded).length ? await seek(folded, whole) : { found: NOTHING, note: "", root: { all: [] } };
      const fit = eligible(found);
      // Chinese asked in another edition that hardly has it: then pages with twins too.
      const hits = fit.size && (fit.size > 2 || chinese || !CJK_ANY.test(query)) ? fit : union(scaled(found, 0.3), fit);
      const docs = Array.from(hits.keys()).sort((a, b) => hits.get(b) - hits.get(a) || a - b);
      // Of a concept of the glossary, what only the other language has stands third at least.
      const concept = root.all.length === 1 && root.all[0].any.some((one) => one.how === "language" && one.found);
      const abroad = concept ? docs.findIndex((doc) => alone[doc] && !own(doc)) : -1;
      if (abroad > 11) docs.splice(11, 0, ...docs.splice(abroad, 1));
      const { context, tried } = learnt(root, note);
      const how = note || (tried.length && !root.all.every((clause) => clause.any[0].found) ? tried[0].how : "");
      const head = await Promise.all(docs.slice(0, Math.max(big ? 10 : 12, limit)).map(async (doc) => ({ doc, score: hits.get(doc), row: await row(doc), how })));
      const said = bare(query), wanted = [said].concat(tried.filter((one) => one.how !== "glossary" && one.how !== "language").map((one) => said.replace(one.from, one.to)));
      const top = head.splice(0, 12);
      for (const one of top) if (one.row) one.score *= Math.max(...wanted.map((text) => titled(one.row, text)));
      top.sort((a, b) => b.score - a.score || a.doc - b.doc);
      const at = abroad < 0 ? 0 : top.findIndex(({ doc }) => alone[doc] && !own(doc));
      if (at > 2) top.splice(2, 0, ...top.splice(at, 1));
      docs.splice(0, top.length, ...top.map((one) => one.doc));
      const only = root.all.length === 1 && root.all[0].any.length === 1 ? listOf(root.all[0].any[0]) : {};
      return { results: top.concat(head).slice(0, limit).filter((one) => one.row), docs, total: only.cut ? Math.max(docs.length, only.df) : docs.length, tried, note, context };
    };

    const marks = (text, context) => {
      let folded = "";
      const from = [], to = [];
      let at = 0;
      for (const char of text) {
        const part = simplify(plain(char), table);
        for (let k = 0; k < part.length; k++) { from.push(at); to.push(at + char.length); }
        folded += part;
        at += char.length;
      }
      const gone = new Set(Array.from(folded.matchAll(APOSTROPHE), (found) => found.index + 1));
      const kept = Array.from(folded.split("").keys()).filter((i) => !gone.has(i));
      folded = folded.replace(APOSTROPHE, "$1");
      const on = new Uint8Array(folded.length);
      const whole = context.texts.filter((one) => folded.includes(one));
      for (const run of runs(folded)) {
        if (!run.han) { if (context.stems.has(wordToken(run.text))) on.fill(1, run.at, run.at + run.text.length); continue; }
        const paint = (part) => { for (let i = run.text.indexOf(part); i >= 0; i = run.text.indexOf(part, i + 1)) on.fill(1, run.at + i, run.at + i + part.length); };
        whole.forEach(paint);
        context.chars.forEach(paint);
        // A phrase that is nowhere whole is marked in pieces of two characters and more.
        if (!whole.length) for (const one of context.texts) bigrams(one).filter((pair) => pair.replace(ASKING, "")).forEach(paint);
      }
      const ranges = [];
      for (let i = 0; i < on.length; i++) {
        if (!on[i]) continue;
        const begin = from[kept[i]], end = to[kept[i]], last = ranges[ranges.length - 1];
        if (last && (on[i - 1] || begin <= last[1])) last[1] = Math.max(last[1], end);
        else ranges.push([begin, end]);
      }
      return ranges;
    };

    return { open, search, marks, row, excerpt, column, core: () => core };
  };

  window.casebookEngine = { createSearch, fold, pairs, tokens, stem, hash, unpack };
})();
