// The shapes of data that scripts share or load. Only the type checker reads this; no site has it.

/** The search: builder/search writes what it loads. */
declare namespace Search {
  /** A file of the index by its name; what is in it comes from outside. */
  type Load = (name: string) => Promise<any>;

  /** Documents by number, with how well they fit. */
  type Scores = Map<number, number>;

  /** Traditional characters with their Simplified ones. */
  type Characters = Map<string, string>;

  /** From where to where in a text. */
  type Range = [from: number, to: number];

  /** A word, or a stretch of Han characters, and its place. */
  interface Run { han: boolean; text: string; at: number }

  /** A word of the site, and log2 of how many documents have it. */
  type Word = [word: string, commonness: number];

  /** A word that may be meant, and how many slips lie between. */
  interface Near { word: string; distance: number }

  /** Characters so far for syllables of pinyin; `last` is the one that the next bigram has to begin with. */
  interface Beam { text: string; last: string; cost: number }

  // The core file

  type Table = "t" | "u" | "c" | "p" | "b";
  /** Its documents have numbers from the first on; not every number has one. */
  type Edition = [language: string, first: number, numbers: number];
  /** Forms by language, in the order of the editions; the last ones are those of the other Chinese script. */
  type Concept = string[][];
  /** Of facets, by their values. */
  type Labels = Record<string, Record<string, string>>;

  /** core.js: how many files each table has, how many numbers a file of rows; n: how many documents. */
  interface Core extends Record<Table | "m", number> {
    n: number;
    editions: Edition[];
    kinds: string[];
    /** How many numbers an edition has for each kind, in their order. */
    rooms: number[];
    labels: Record<string, Labels>;
    glossary: Concept[];
    asking: LatinAsking;
    /** Of pinyin, by initial the finals that follow it. */
    syllables: Record<string, string>;
    quantities: Quantities;
    alone: string;
    stamp: string;
  }

  /** What dates and amounts look like: builder/search/quantities.py. */
  interface Quantities {
    pattern: string; mark: string; values: Record<string, number>;
    /** Of Chinese numerals. */
    year: string; number: string;
  }
  /** A date or an amount as it is written, and its token. */
  interface Quantity { at: number; text: string; token: string }

  /** Words that join, and with which people ask, apart by spaces; of Han as parts of regular expressions. */
  interface LatinAsking { stop: string; asking: string; links: string }
  type HanAsking = Record<"questions" | "light" | "particles" | "joints" | "asks" | "before" | "after", string>;
  /**
   * empty: what carries no meaning; joint: where a long run is cut; asks: what a text that asks has; before, after: what
   * stands around a subject.
   */
  interface Questions extends Record<"empty" | "joint" | "asks" | "before" | "after", RegExp> {
    stop: Set<string>;
    asking: Set<string>;
    links: Set<string>;
  }

  /** A document as it is shown. */
  type Row = [
    address: string, title: string, kind: number,
    where: string, when: string, status: string, twin: number, names: string, excerpt: string,
  ];

  // The index in memory

  interface PostingList {
    /** How many documents there are in all. */
    df: number;
    scores: Scores;
    /** Whether these are only the best of them. */
    cut: boolean;
  }

  interface Synonym { form: string; tokens: string[]; to: { text: string; how: string }[] }

  interface Synonyms { han: Map<string, Synonym[]>; latin: Map<string, Synonym[]> }

  interface Index {
    edition: string;
    core: Core;
    get: Load;
    /** The edition's own documents: from the first to before the end. */
    first: number;
    end: number;
    /** 1 for each document without a twin in the other language. */
    alone: Uint8Array;
    lists: Map<string, PostingList>;
    table: Characters;
    synonyms: Synonyms;
    questions: Questions;
    /** Of pinyin. */
    syllables: Set<string>;
    chinese: boolean;
    /** Whether the edition is another's in another script. */
    converted: boolean;
    /** Whether shards are so large that fewer are asked for. */
    big: boolean;
  }

  // The query

  /** What is tried in place of what was typed, and why: glossary, taiwan, language, pinyin, prefix, typo. */
  interface Change { from: string; to: string; how: string }

  /** A text on the way to all its variants. */
  interface Variant { text: string; changes: Change[] }

  interface Node {
    /** Leaves: a token, or one Han character. `exact` is the word as typed. */
    token?: string;
    exact?: string;
    character?: string;
    /** Inner nodes: what must meet; what may stand for one thing, the first as typed. */
    all?: Node[];
    any?: Node[];
    text?: string;
    weight?: number;
    how?: string;
    changes?: Change[];
    /** Counts less beside other clauses. */
    unit?: boolean;
    /** Must not win only because it is rarer. */
    even?: boolean;
    behind?: boolean;
    word?: string;
    han?: string;
    /** Of a long query: only every second pair of its runs is asked for. */
    long?: boolean;
    /** A stop word. */
    optional?: boolean;
    /** What joins `any` if there is too little. */
    later?: Node[];
    /** How many documents it matched last. */
    matches?: number;
  }

  interface Clause extends Node { any: Node[]; later: Node[] }
  interface WordClause extends Clause { word: string }
  interface Root { all: Clause[] }

  /** lacking: whether lists were cut that could say more. */
  interface Evaluation { lacking: boolean }

  /**
   * note: "partial" where no document has all of the query, "nearest" where none has even most of it; missing: what was
   * typed and stands nowhere.
   */
  interface Finding { scores: Scores; note: string; missing: string[]; root: Root }

  /** How a document matches a part of a query: weight is how much of it, pieces in how many places. */
  interface Match { score: number; weight: number; pieces: number }
  /** translated: whether it can be said in the other language. */
  interface Part { docs: Map<number, Match>; weight: number; missing: string[]; translated: boolean; han: boolean }
  /** Of a document, what part of a query it has; strength: how prominently. */
  interface Share { score: number; share: number; pieces: number; strength: number }
  interface Shares { shares: Map<number, Share>; missing: string[] }
  /** What each character of a run is worth, and for each document which ones it has, as bits. */
  interface Coverage { worth: number[]; masks: Map<number, number>; scores: Map<number, number> }
  /** A form in a text. */
  interface Place extends Synonym { at: number }

  // The answer

  /** What a text has to hold to be marked. */
  interface Context { stems: Set<string>; texts: string[]; chars: Set<string> }

  /** how: as in Change, "partial", or "" for what was typed. */
  interface Ranked { doc: number; score: number; row: Row | undefined; how: string }
  interface Shown { doc: number; row: Row }
  interface Result extends Ranked { row: Row }

  /** How many there are, and what was tried for them. */
  interface Summary { results: Result[]; total: number; tried: Change[]; note: string; missing: string[] }

  interface Answer extends Summary {
    results: Result[];
    /** All documents, in the order in which they are shown. */
    docs: number[];
    context: Context;
  }

  interface Engine {
    open(query?: string): Promise<void>;
    /** whole: lists are read to their end, for counts. */
    search(query: string, options?: { limit?: number; whole?: boolean }): Promise<Answer>;
    marks(text: string, context: Context): Range[];
    row(doc: number): Promise<Row | undefined>;
    column(facet: string, docs: number[]): Promise<string[][]>;
    core(): Core;
  }

  // The box

  /** The words of the box in a language, and the ways on from it: the first to all results, the last to the editors. */
  interface Texts { words: Record<string, string>; results: string; ways: [address: string, name: string][] }

  interface Box {
    form: HTMLFormElement;
    input: HTMLInputElement;
    edition: string;
    texts: Texts;
    engine: Engine;
    /** As the engine's search, but it throws if anything could not be loaded. */
    ask: Engine["search"];
    panel: HTMLElement;
    status: HTMLElement;
    list: HTMLElement;
    /** Below the list: what was not found anywhere, ways on from here (the first to all results), the editors. */
    ways: HTMLElement;
    lacking: HTMLElement;
    all: HTMLAnchorElement;
    tell: HTMLAnchorElement;
    /** The address of that link, with {query} for the words. */
    editors: string;
  }

  type BoxOptions = { form: HTMLFormElement; texts: Texts; load: (name: string, path: string) => Promise<any> };
  type BoxTools = Omit<typeof import("../../builder/theme/assets/search/box/result.js"), "encoded" | "leadToPassages">
    & Pick<typeof import("../../builder/theme/assets/search/box/typing.js"), "followTyping">;
  /** As the page of results gets it. */
  type SharedBox = Box & BoxTools;
}

/** What a result leads to. worth: how many of the words it has. */
declare namespace Found {
  interface Passage { element: Element; worth: number }
}

/** The page of results. */
declare namespace Results {
  interface State { query: string; chosen: Record<string, string[]>; sort: string; shown: number }

  type Columns = Record<string, string[][]>;

  /** What a state finds: docs are those that fit the choices. */
  interface Outcome { answer: Search.Answer; docs: number[] }

  interface View {
    box: Search.SharedBox;
    /** What is said until results come. */
    looking: string;
    say(key: string, values?: Record<string, number>): string;
    clear: HTMLElement;
    facets: HTMLElement;
    summary: HTMLElement;
    narrow: HTMLDetailsElement;
    sorting: HTMLSelectElement;
    order: HTMLElement;
    more: HTMLElement;
    rows: HTMLElement;
    state: State;
    /** Which drawing is the last. */
    turn: number;
  }
}

/** The lists that can be narrowed down. */
declare namespace Browse {
  /** chosen: of each facet the numbers of its values. */
  interface State { chosen: Record<string, number[]>; sort: string; shown: number }

  /** Of each facet the numbers of the values of each record. */
  type Columns = Record<string, number[][]>;

  interface Data {
    columns(): Promise<Columns>;
    order(name: string): Promise<number[]>;
    row(at: number): Promise<Element>;
  }

  interface Value {
    id: string;
    name: string;
    href: string;
    tick: HTMLInputElement;
    number: Element;
    label: HTMLElement;
  }

  interface Facet { name: string; values: Value[]; element: HTMLElement }

  interface View {
    narrow: HTMLDetailsElement;
    clear: HTMLElement;
    status: HTMLElement;
    order: HTMLElement;
    sorting: HTMLSelectElement;
    list: HTMLElement;
    more: HTMLElement;
    rest: HTMLElement | null;
    texts: DOMStringMap;
    facets: Facet[];
    data: Data;
    /** How many records there are, and how many are shown at first. */
    total: number;
    first: number;
    sorts: string[];
    state: State;
    /** Which drawing is the last. */
    turn: number;
  }
}

/** The comparison: pages/compare/files.py writes what it loads. */
declare namespace Compare {
  interface State { ids: string[]; differ: boolean }

  type Words = Record<string, string> & { groups: [id: string, label: string, note: string, lined: boolean][] };

  /** A case with its cells: group, place, id, label, state, likeness, HTML. */
  interface Column {
    id: string;
    title: string;
    lang: string;
    facts: string;
    cells: [number, number, string, string, string, string, string][];
    sources: [key: string, html: string, quotes: string[]][];
  }

  interface Cell { state: string; likeness: string; html: string }

  interface Row { group: number; place: number; id: string; label: string; cells: (Cell | null)[] }

  /** A case in the index of names. */
  type Line = [id: string, title: string, facts: string];
}

/** The terms of the glossary in the text of a record. */
declare namespace Terms {
  interface Texts { hide: string; more: string }

  /** Its id, what it is written as on this page, its names in the other languages. */
  type Term = [id: string, spellings: string[], names: [lang: string, name: string][]];

  interface Form { form: string; id: string; names: Term[2] }

  interface Match extends Form { at: number }
}

/** What casebook.js and tray.js offer to the scripts after them. */
declare namespace Casebook {
  /** reveal: on the page of a record, opens what is folded around an element. */
  type Page = typeof import("../../builder/theme/assets/casebook/page.js")
    & typeof import("../../builder/theme/assets/casebook/kept.js")
    & { reveal?: (element: Element) => void };

  /** The functions that scripts of data call; what they hand over comes from outside. */
  type Receiver = "casebookSearch" | "casebookBrowse" | "casebookCompare";
  type DataLoader = (name: string, address: string) => Promise<any>;

  /** A case that is chosen to be compared. */
  interface Choice { id: string; title: string; lang: string }

  interface Tray {
    MOST: number;
    load(name: string): Promise<any>;
    chosen(): Choice[];
    choose(choices: Choice[]): void;
    address(ids: string[]): string;
  }
}

/** qr/qrcode.js: qrcode-generator, as far as it is used. */
interface QrCode {
  addData(text: string): void;
  make(): void;
  getModuleCount(): number;
  isDark(row: number, column: number): boolean;
}

declare const casebookPage: Casebook.Page;

interface Window extends Record<Casebook.Receiver, (name: string, data: unknown) => void> {
  casebookPage: Casebook.Page;
  casebookTray: Casebook.Tray;
  casebookTerms: (words: Terms.Texts, terms: Terms.Term[]) => void;
  casebookEngine: { createSearch(options: { load: Search.Load; edition: string }): Search.Engine };
  casebookBox: (options: Search.BoxOptions) => Search.SharedBox;
  casebookResults: (box: Search.SharedBox, page: HTMLElement) => void;
  qrcode: (version: number, level: string) => QrCode;
}
