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
  type Receiver = "casebookSearch" | "casebookBrowse" | "casebookCompare" | "casebookForm";
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

/** form/document: a record as text, and as nodes with offsets into it. */
declare namespace Yaml {
  interface Range { start: number; end: number }
  interface Scalar extends Range { kind: "scalar"; text: string; quoted: boolean; block: boolean }
  interface Entry extends Range { key: Scalar; value: Node | null }
  interface MapNode extends Range { kind: "map"; entries: Entry[]; flow: boolean }
  /** marks: where the items begin, with their dashes. */
  interface ListNode extends Range { kind: "list"; items: (Node | null)[]; marks: number[]; flow: boolean }
  type Node = Scalar | MapNode | ListNode;

  interface Fault { line: number; column: number; code: string }
  interface Document { root: MapNode | null; faults: Fault[]; comments: Range[] }

  /** Where a reader is. first: behind the byte order mark. line: where the line begins. */
  interface Source {
    text: string; first: number; at: number; line: number; comments: Range[]; isFlow: boolean; depth: number;
  }

  type Value = string | Value[] | { [key: string]: Value };
  type Path = (string | number)[];
  /** The keys of the map at a path in the order in which they are written. */
  type Order = (path: Path) => string[];

  /** isSafe: whether every text is written in quotes. */
  interface Style { order: Order; isSafe: boolean }
  /** A record that is being edited. */
  interface State { text: string; document: Document & { root: MapNode }; style: Style }

  /** What a value is part of: a map or a list on lines, a list or a map in brackets. */
  type Around = "" | "-" | "[" | "{";
  /** Where a value is written. column: of what it belongs to. used: columns of its line in front of it. */
  interface Place {
    column: number; step: number; listStep: number; used: number; eol: string; around: Around; isSafe: boolean;
    order: Order;
  }
}

/** The form for records: builder/schema/form.py writes what it is made of. */
declare namespace Form {
  /** A record, or a part of one: texts, lists, maps. It comes from a file that anybody may have written. */
  type Tree = any;
  type Path = (string | number)[];

  /** A declared field. also: its Chinese name. form: of its pattern. What is false or empty is left out. */
  interface Field {
    key: string; name: string; also: string; help: string; shape: string;
    example?: Tree; many?: boolean; keyed?: boolean; required?: boolean; known?: boolean; paragraphs?: boolean;
    computed?: boolean; vocabulary?: string; form?: string; choices?: [word: string, name: string][];
  }
  interface Term { id: string; name: string; definition?: string; unit?: string; many?: boolean; terms?: Term[] }
  interface Language {
    code: string; tag: string; name: string; keys: string[]; script: string; spaced: boolean; summary: number;
  }
  interface Data {
    models: Record<string, Field[]>;
    /** By folder the model of its records. */
    top: Record<string, string>;
    sections: Record<string, string[]>;
    kinds: Record<string, { types: string[]; fields: string[] }>;
    vocabularies: Record<string, Term[]>;
    forms: Record<string, string>;
    unknownable: string[];
    languages: Language[];
    /** Codes of the languages in which a title is wanted. */
    written: string[];
    limits: Record<"line" | "slug" | "words" | "han" | "quotes", number>;
    date: string; unknown: string[]; bounds: string[]; scales: string[];
    surnames: Record<string, string>;
    problems: Record<string, [message: string, hint: string]>;
    language: string;
    addresses: Record<"mail" | "edit" | "new", string>;
    words: Record<string, string>;
    page: Record<string, string>;
  }

  type Node = Yaml.Node;

  /** A value without parts of its own; language: of a text. */
  interface Leaf { field: Field; language: string; path: Path; value: Tree }
  interface Cited { key: string; quote: string; locator: string }
  interface Fault { code: string; values?: Record<string, string | number>; fix?: string }
  type Level = "error" | "warning";
  interface Problem extends Fault { path: Path; level: Level }
  type Tell = (path: Path, fault: Fault, level?: Level) => void;
  interface At { path: Path; tell: Tell }

  type Control = HTMLElement & { value?: string };
  interface Kept { id: string; title: string; at: number }
  interface Draft {
    id: string; folder: string; place: string; slug: string; record: Tree; languages: string[]; at: number;
    /** The file that was opened; null for a new record. */
    base: { path: string; text: string } | null;
    /** Keys of its sources that were changed, in this order. */
    renamed?: Renaming[];
  }
  type Renaming = [from: string, to: string];
  interface Shown {
    best: (text: Tree) => string;
    term: (vocabulary: string, id: string) => string;
    marks: (cited: Cited[]) => HTMLElement;
  }

  /** The form as it stands. */
  interface App extends Draft {
    data: Data; model: string;
    /** Whether it is a record of the base, not a file of the reader's or a new one. */
    isStored: boolean;
    /** renamed: the text with the keys that sources have now; record: what that says. */
    base: { path: string; text: string; renamed: string; record: Tree; written: (path: Path) => Path } | null;
    /** The controls on the page by path, and where their messages stand. */
    inputs: Map<string, { control: Control; at: HTMLElement }>;
    say: (key: string, values?: Record<string, string | number>) => string;
    text: (path: Path, language: string) => string;
    setText: (path: Path, language: string, value: string) => void;
    set: (path: Path, value: Tree) => void;
    rename: (renaming: Renaming) => void;
    cite: (control: Control, path: Path) => HTMLElement;
    sources: () => HTMLElement;
    drawSources: () => void;
    refresh: () => void;
  }
}
