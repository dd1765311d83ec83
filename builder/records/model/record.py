"""Case, Policy and their parts: every field of the format, declared once, in the order in which it is written.

A declaration is a type, an About (Chinese name, help in both languages, example) and marks. Decoder, JSON Schema, blank
record and codebook are made from it (design decision D11). A class attribute without a default is required.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import field
from typing import Annotated

from builder.records.model.declare import (
    About,
    Computed,
    Declared,
    Key,
    Known,
    LanguageCode,
    OneOf,
    Paragraphs,
    Pattern,
    Vocabulary,
)
from builder.records.model.values import (
    Citation,
    FieldPath,
    FuzzyDate,
    Label,
    Name,
    Period,
    Quantity,
    Reference,
    Term,
    Text,
)

Source_ = Annotated[
    tuple[Citation, ...],
    About(
        "来源",
        "key of a source, with #quote and a page if there is one; or a list",
        "资料的键，可加 #引文编号和页码；也可写成列表",
        "fu-2012, p. 3",
    ),
]
Note = Annotated[Text | None, About("备注", "what a reader must know to read this rightly", "读者须知的说明")]
Since = Annotated[FuzzyDate | None, About("自", "from when", "何时开始", "2012-02")]
Until = Annotated[FuzzyDate | None, About("至", "until when", "何时结束", "2013")]
OtherNames = Annotated[
    tuple[str, ...] | None,
    About(
        "别名",
        "abbreviations and other names, any script; they are searched; [] if none is known",
        "简称与其他名称，任何文字；可被搜索；不知道有就写 []",
        "[SWUFE, 西南财大]",
    ),
]


class Dimension(Declared):
    """One line of the comparable profile."""

    dimension: Annotated[Term, Vocabulary("dimensions"), About("维度", "which dimension", "哪个维度", "initiated-by")]
    terms: Annotated[
        tuple[Term, ...],
        About("词", "its terms, or [unknown]", "该维度的用词，不详写 [unknown]", "[government]"),
    ]
    source: Source_ = ()
    note: Note = None


class Step(Declared):
    """One step of how it works."""

    step: Annotated[Term, Vocabulary("steps"), About("步骤", "which step", "哪一步", "call")]
    text: Annotated[Text, About("文字", "what happens in it", "这一步做什么")]


class Fact(Declared):
    """A figure with its source and date."""

    measure: Annotated[Term, Vocabulary("measures"), About("指标", "what is counted", "所计何物", "first-intake")]
    value: Annotated[
        Quantity,
        About(
            "数值", "15, up to 15, more than 15, ~15, 380 million", "15、up to 15、more than 15、~15、380 million", "15"
        ),
    ]
    unit: Annotated[Term | None, Vocabulary("units"), About("单位", "its unit", "单位", "organisations")] = None
    as_of: Annotated[
        Period, About("截至", "the date or time that it holds for, or ?", "数字所属的日期或时段，不详写 ?", "2012")
    ]
    source: Annotated[
        tuple[Citation, ...],
        About("来源", "key of a source, with a page if there is one; or a list", "资料的键，可加页码", "fu-2012"),
    ]
    confidence: Annotated[
        str,
        OneOf(("verified", "reported", "single-source", "disputed", "estimate")),
        About("可信度", "how far it can be trusted", "可信程度", "single-source"),
    ] = "reported"
    note: Note = None


class Person(Declared):
    """Somebody who matters to the case, in a public role."""

    name: Annotated[
        Label, About("姓名", "the name, in both scripts if known", "姓名，尽量两种文字", "{en: Xu Qizhi, zh: 徐启智}")
    ]
    also_known_as: OtherNames = None
    role: Annotated[Label, About("角色", "what the person did here", "在此担任什么", "{en: adviser, zh: 顾问}")]
    since: Since = None
    until: Until = None
    source: Source_ = ()
    note: Note = None


class Identifier(Declared):
    """Official numbers of an organisation, as a source prints them."""

    uscc: Annotated[
        str | None,
        Pattern("uscc"),
        About(
            "统一社会信用代码",
            "unified social credit code of the mainland, 18 signs",
            "统一社会信用代码，18 位",
            "91350100M000100Y43",
        ),
    ] = None
    tw_ubn: Annotated[
        str | None,
        Key("tw-ubn"),
        Pattern("tw-ubn"),
        About("统一编号", "Taiwan’s unified business number, 8 digits", "台湾的统一编号，8 位数字", "04595257"),
    ] = None
    wikidata: Annotated[
        str | None, Pattern("wikidata"), About("维基数据", "its item in Wikidata", "维基数据的项目编号", "Q42")
    ] = None
    ror: Annotated[
        str | None, Pattern("ror"), About("ROR", "its ROR, without address", "ROR，不带网址", "05gq02987")
    ] = None
    isni: Annotated[
        str | None, Pattern("isni"), About("ISNI", "its ISNI, 16 signs together", "ISNI，16 位连写", "0000000121032683")
    ] = None
    source: Annotated[
        tuple[Citation, ...],
        About(
            "来源",
            "key of a source that prints it, with #quote if there is one; or a list",
            "印有这一编号的资料的键，可加 #引文编号；也可写成列表",
            "fu-2012",
        ),
    ]

    @property
    def numbers(self) -> Mapping[str, str]:
        """Those given, by scheme: the keys of organisation_numbers.FORMS."""
        given = {
            "uscc": self.uscc,
            "tw-ubn": self.tw_ubn,
            "wikidata": self.wikidata,
            "ror": self.ror,
            "isni": self.isni,
        }
        return {scheme: number for scheme, number in given.items() if number}


Identifiers = Annotated[
    tuple[Identifier, ...],
    About(
        "官方编号",
        "official numbers, each with a source that prints it; nothing from memory",
        "官方编号，每个注明印有它的资料；不凭记忆写",
    ),
]


class Organisation(Declared):
    """An organisation that has no record of its own."""

    name: Annotated[Label, About("名称", "the name, in both scripts if known", "名称，尽量两种文字")]
    also_known_as: OtherNames = None
    identifiers: Identifiers = ()
    role: Annotated[Label, About("角色", "what it did here", "在此做了什么", "{en: co-organiser, zh: 合办方}")]
    since: Since = None
    until: Until = None
    source: Source_ = ()
    note: Note = None


Actor = Person | Organisation


def numbers_of(identifiers: Iterable[Identifier]) -> tuple[tuple[str, str], ...]:
    """Scheme and number, each once."""
    return tuple(dict.fromkeys(pair for each in identifiers for pair in each.numbers.items()))


def other_names(actors: Iterable[Actor]) -> tuple[str, ...]:
    """What else they are called, each name once."""
    return tuple(dict.fromkeys(name for actor in actors for name in actor.also_known_as or ()))


class Event(Declared):
    """One line of the timeline."""

    date: Annotated[Period, About("日期", "when, as well as it is known", "日期，知道多少写多少", "2012-02")]
    text: Annotated[Text, About("文字", "what happened, with its source", "发生了什么，注明来源")]


class Story(Declared):
    """The case itself: plain, without comment."""

    background: Annotated[Text | None, About("背景", "what was there before", "此前的情况")] = None
    need: Annotated[Text | None, About("需求", "what was lacking, for whom", "缺什么，谁需要")] = None
    practice: Annotated[Text | None, About("做法", "what was done and how", "做了什么，怎么做")] = None
    people: Annotated[Text | None, About("人与团队", "who did it, in which position", "谁来做，处在什么位置")] = None
    results: Annotated[Text | None, About("结果", "what came of it, with dates", "结果如何，注明时间")] = None
    since_then: Annotated[Text | None, About("此后", "what is known of the time after", "此后的情况")] = None


class Analysis(Declared):
    """Judgement, signed by the contributors."""

    lessons: Annotated[Text | None, About("经验", "what can be learnt", "可以学到什么")] = None
    conditions: Annotated[Text | None, About("条件", "what it depended on", "依赖哪些条件")] = None
    problems: Annotated[Text | None, About("问题", "what went wrong or stayed open", "哪里不顺，什么没有解决")] = None
    transfer: Annotated[Text | None, About("移植", "what would carry over elsewhere", "换个地方，哪些可用")] = None
    open_questions: Annotated[Text | None, About("待解", "what is not known", "还不知道什么")] = None


class Version(Declared):
    """What one source says in a disagreement."""

    text: Annotated[Text, About("文字", "what this source says", "这份资料怎么说")]
    source: Annotated[tuple[Citation, ...], About("来源", "which source", "哪份资料", "fu-2012")]


WEIGHTS = ("judgement", "figure", "wording")
"""What a disagreement weighs, the heaviest first."""


class Disagreement(Declared):
    """Sources or language versions differ: every version stands, none is chosen silently."""

    about: Annotated[Text, About("关于", "what they differ about", "分歧在哪里")]
    weight: Annotated[
        str,
        OneOf(WEIGHTS),
        About(
            "分量",
            "judgement: it changes how the <case> is judged | figure: a number, a date or another detail"
            " | wording: only how it is put",
            "judgement 影响对个案的判断 | figure 数字、日期或其他细节 | wording 只是措辞不同",
            "judgement",
        ),
    ] = "figure"
    versions: Annotated[tuple[Version, ...], About("各说", "each version with its source", "每种说法及其来源")]


class Relation(Declared):
    """A typed link to another record; the reverse is generated."""

    type: Annotated[Term, Vocabulary("relations"), About("类型", "kind of relation", "关系类型", "adapts")]
    to: Annotated[
        Reference, About("对象", "the other record, with its folder", "另一记录，带文件夹名", "cases/shanghai/npi")
    ]
    since: Since = None
    until: Until = None
    source: Source_ = ()
    note: Note = None


class Decision(Declared):
    """The moment at which the student handout ends."""

    constructed: Annotated[
        str,
        OneOf(("yes", "no")),
        About("为教学设定", "yes if the moment is made up for teaching", "为教学虚拟的时刻写 yes", "yes"),
    ] = "no"
    who: Annotated[Label, About("谁", "who must decide", "由谁决定")]
    when: Annotated[Period | None, About("何时", "when", "何时", "2012-11")] = None
    question: Annotated[Text, About("问题", "the question before them", "摆在面前的问题")]
    options: Annotated[
        tuple[Text, ...],
        About(
            "选项", "the ways that are open, none of them marked as the one taken", "可选的做法，不注明实际选了哪一个"
        ),
    ] = ()


class ExhibitRow(Declared):
    """A row of an exhibit."""

    cells: Annotated[
        tuple[Text, ...], About("各格", "a text a column, in the order of the columns", "按栏的次序，一栏一段文字")
    ]
    source: Source_ = ()


EXHIBIT_KINDS = ("parties", "models", "law", "money", "call", "versions")
"""What an exhibit shows: who wants and holds what, models side by side, thresholds of the law, sums, a call or another
document, where tellings differ."""


class Exhibit(Declared):
    """A sheet for the class beside the story: a table, a text, or both."""

    kind: Annotated[
        str,
        OneOf(EXHIBIT_KINDS),
        About(
            "种类",
            "what it shows: the parties, models side by side, thresholds of the law, money, a call, or versions",
            "所示内容：各方、模式对照、法规门槛、资金、招募公告、不同说法",
            "parties",
        ),
    ]
    title: Annotated[Label, About("标题", "its title, which does not tell the end", "标题，不透露结局")]
    later: Annotated[
        str,
        OneOf(("yes", "no")),
        About(
            "稍后发放", "yes if students get it only when they have decided", "学生作出决定之后才发的，写 yes", "yes"
        ),
    ] = "no"
    text: Annotated[
        Text | None, About("文字", "what stands above the table, or in place of one", "表格前的文字，或代替表格")
    ] = None
    columns: Annotated[tuple[Label, ...], About("栏目", "the heads of the columns of its table", "表格各栏的名称")] = ()
    rows: Annotated[tuple[ExhibitRow, ...], About("各行", "the rows of its table", "表格各行")] = ()
    source: Source_ = ()


class BoardPanel(Declared):
    """A part of the board when the class is over."""

    title: Annotated[Label, About("标题", "what stands at its top", "顶端所写")]
    text: Annotated[Text, About("文字", "what should stand there in the end", "课末应写在那里的内容")]


class Stage(Declared):
    """A stretch of the class."""

    minutes: Annotated[int, About("分钟", "how long", "多少分钟", "30")]
    text: Annotated[Text, About("文字", "what is done", "做什么")]


class Teaching(Declared):
    """For those who teach with the case, after the customary 案例使用说明."""

    audience: Annotated[
        tuple[Term, ...], Vocabulary("audiences"), About("对象", "for whom", "教学对象", "[ngo-managers, msw]")
    ] = ()
    courses: Annotated[tuple[Label, ...], About("适用课程", "courses that it fits", "适用课程")] = ()
    minutes: Annotated[int | None, About("总分钟", "length of the class", "课时（分钟）", "90")] = None
    objectives: Annotated[tuple[Text, ...], About("目标", "what participants can do afterwards", "教学目标")] = ()
    abstract: Annotated[
        Text | None,
        About(
            "内容提要",
            "what the handout is about, up to the decision: 150 words, 300 Han characters, no comment, no end",
            "讲义内容提要，至决策为止：中文 300 字，英文 150 词以内，不加评论，不透露结局",
        ),
    ] = None
    keywords: Annotated[tuple[Label, ...], About("关键词", "three to five", "三至五个")] = ()
    opening: Annotated[
        Text | None,
        About(
            "引言",
            "the first paragraph of the handout: who has to decide, when, on what",
            "讲义第一段：谁，何时，面对什么决定",
        ),
    ] = None
    narrative: Annotated[
        Text | None,
        About(
            "正文",
            "the <case> up to the decision in one voice, for students; without it they get the story of the record",
            "写给学生的<case>正文，至决策为止，口吻一致；不写则用本记录的经过",
        ),
    ] = None
    decision: Annotated[Decision | None, About("决策点", "where the student handout ends", "学员版在此结束")] = None
    questions: Annotated[tuple[Text, ...], About("思考题", "questions for the class", "思考题")] = ()
    answers: Annotated[
        tuple[Text, ...],
        About(
            "思考题分析",
            "what a good answer has in it, one for each question and in their order; for the teacher only",
            "逐题的分析要点，与思考题一一对应；只给教师",
        ),
    ] = ()
    exhibits: Annotated[
        tuple[Exhibit, ...], About("附录", "exhibits, in order; they are numbered", "附录，按次序，自动编号")
    ] = ()
    approach: Annotated[Text | None, About("分析思路", "how to lead the discussion", "分析思路")] = None
    theory: Annotated[Text | None, About("理论依据", "theory that it touches", "理论依据")] = None
    references: Annotated[
        tuple[str, ...],
        About(
            "参考文献",
            "works of theory, as one cites them; what the <case> rests on stands in sources",
            "理论文献，照引用格式写；<case>所据的资料写在 sources",
            '["Ostrom, E. (1990). Governing the Commons. Cambridge University Press."]',
        ),
    ] = ()
    key_points: Annotated[Text | None, About("关键要点", "what must come out", "关键要点")] = None
    before_class: Annotated[
        Text | None, About("课前", "what students and teacher do before", "学生与教师课前做什么")
    ] = None
    plan: Annotated[tuple[Stage, ...], About("课堂计划", "the class, stage by stage", "课堂计划")] = ()
    after_class: Annotated[Text | None, About("课后", "what is done afterwards", "课后做什么")] = None
    board: Annotated[
        tuple[BoardPanel, ...], About("板书计划", "the board at the end, from left to right", "课末的板书，自左至右")
    ] = ()
    follow_up: Annotated[Text | None, About("后续进展", "what happened after the decision point", "后续进展")] = None


CSL_TYPES = (
    "article", "article-journal", "article-magazine", "article-newspaper", "bill", "book", "broadcast", "chapter",
    "dataset", "document", "entry", "event", "hearing", "interview", "legislation", "manuscript", "motion_picture",
    "paper-conference", "pamphlet", "personal_communication", "post", "post-weblog", "regulation", "report", "review",
    "software", "song", "speech", "standard", "thesis", "webpage",
)  # fmt: skip


class QuoteCheck(Declared):
    """That a quote was found in the text of its source, as `casebook evidence` writes it."""

    date: Annotated[FuzzyDate, About("日期", "on which day", "哪一天", "2026-11-28")]
    digest: Annotated[
        str,
        Pattern("hex"),
        About("摘要值", "digest of the quote as it was", "当时引文的摘要值", "235c80d461ab5231"),
    ]


class Quote(Declared):
    """Words of a source on which claims rest, exactly as printed."""

    text: Annotated[
        str,
        Known(),
        About(
            "原文",
            "as printed, at most 60 words or 120 Han characters; […] where words are left out",
            "照录，不超过 120 字或 60 个英文词；略去文字处写 […]",
            "园区有六间办公室",
        ),
    ]
    checked: Annotated[
        QuoteCheck | None,
        Computed(),
        About("核对", "written by `casebook evidence` when it was found", "由 casebook evidence 找到后写入"),
    ] = None
    language: Annotated[
        str | None,
        Pattern("language"),
        About("语言", "its language, if not that of the source", "语言代码，与资料不同时写", "zh"),
    ] = None
    locator: Annotated[
        str | None, About("位置", "where it stands: a page, a paragraph, a heading", "出处位置：页、段或标题", "p. 3")
    ] = None


READ = ("full", "part", "opening", "abstract", "second-hand")
"""How far a source was read."""
COPIES = ("original", "archive", "mirror")
"""In which copy."""
UNQUOTED = ("no-text", "not-allowed", "no-words")
"""Why none of the words of a source are quoted."""


class Source(Declared):
    """A source, in the variables of the Citation Style Language 1.0.2."""

    type: Annotated[str, OneOf(CSL_TYPES), About("类型", "CSL type", "CSL 类型", "article-magazine")]
    title: Annotated[str, Known(), About("题名", "its title, as printed", "题名，照原样", "在磨合中共赢")]
    title_supplied: Annotated[
        str,
        OneOf(("yes", "no")),
        Key("title-supplied"),
        About(
            "题名自拟",
            "yes if the title is not printed on the work but was made up for this record; it stands in square brackets",
            "题名不是资料上印的，而是编者所拟，就写 yes；显示时加方括号",
            "yes",
        ),
    ] = "no"
    translated_title: Annotated[
        Label | None,
        Key("translated-title"),
        About(
            "译名",
            "its title in other languages, for readers of these; of a title that was made up, the same in their words",
            "题名的其他语言译文，给该语言的读者看；题名自拟的，写该语言的说法",
            "{en: Winning together through friction}",
        ),
    ] = None
    author: Annotated[
        tuple[Name, ...],
        About(
            "作者",
            "a name, or a list of names; of a person in Latin letters {family: Lane, given: Rebecca S.}",
            "作者，可写列表；拉丁字母的人名写作 {family: Lane, given: Rebecca S.}",
            "付涛",
        ),
    ] = ()
    editor: Annotated[tuple[Name, ...], About("编者", "a name, or a list of names", "编者")] = ()
    translator: Annotated[tuple[Name, ...], About("译者", "a name, or a list of names", "译者")] = ()
    interviewer: Annotated[tuple[Name, ...], About("采访者", "a name, or a list of names", "采访者")] = ()
    container_title: Annotated[
        str | None,
        Key("container-title"),
        About("所载", "journal, newspaper or site", "刊物、报纸或网站", "中国发展简报"),
    ] = None
    publisher: Annotated[str | None, About("出版者", "who published it", "出版或发布者")] = None
    publisher_place: Annotated[str | None, Key("publisher-place"), About("出版地", "where", "出版地")] = None
    event_title: Annotated[str | None, Key("event-title"), About("会议", "the meeting it was given at", "所在会议")] = (
        None
    )
    genre: Annotated[str | None, About("体裁", "what kind of text, if the type does not say", "体裁")] = None
    volume: Annotated[str | None, Pattern("volume"), About("卷", "volume, the number alone", "卷，只写数字")] = None
    issue: Annotated[str | None, Pattern("issue"), About("期", "issue, the number alone", "期，只写数字", "56")] = None
    number: Annotated[str | None, About("编号", "number of a document", "文号或编号")] = None
    page: Annotated[
        str | None, Pattern("page"), About("页码", "pages, without p. or pp.", "页码，不写“第”“页”", "139-147")
    ] = None
    issued: Annotated[
        Period | None,
        About("日期", "when it came out; a range if it came in parts", "发表日期；分期发表的写时段", "2012"),
    ] = None
    language: Annotated[
        str | None, Pattern("language"), About("语言", "its language, as a BCP 47 tag", "语言代码", "zh")
    ] = None
    DOI: Annotated[str | None, Pattern("doi"), About("DOI", "its DOI, without address", "DOI，不带网址")] = None
    ISBN: Annotated[
        str | None, Pattern("isbn"), About("ISBN", "its ISBN, without the word", "ISBN，不写“ISBN”字样")
    ] = None
    URL: Annotated[
        str | None, Pattern("url"), About("网址", "its own address, no mirror", "原发布者网址，不用转载")
    ] = None
    accessed: Annotated[FuzzyDate | None, About("访问日期", "when it was read there", "访问日期", "2026-11-22")] = None
    archived: Annotated[
        str | None,
        Pattern("url"),
        About("存档", "address of an archived copy, or unknown", "存档网址，没有写 unknown", "unknown"),
    ] = None
    read: Annotated[
        str | None,
        OneOf(READ),
        About(
            "阅读程度",
            "how far it was read: full | part | opening | abstract | second-hand",
            "读到什么程度：full 通读 | part 部分 | opening 开头 | abstract 摘要 | second-hand 转引",
            "full",
        ),
    ] = None
    copy: Annotated[
        str | None,
        OneOf(COPIES),
        About(
            "所读版本",
            "what was read: original | archive | mirror",
            "读的是哪一份：original 原件 | archive 存档 | mirror 转载",
            "original",
        ),
    ] = None
    unquoted: Annotated[
        str | None,
        OneOf(UNQUOTED),
        About(
            "未引原文",
            "why none of its words are quoted: no-text (it could not be read again) | not-allowed | no-words (a table)",
            "为何没有引文：no-text 原文无法再读 | not-allowed 不许引用 | no-words 只有表格",
        ),
    ] = None
    informants: Annotated[
        tuple[Name, ...],
        About("讲述者", "who told the author: a name, or a list of names", "向作者讲述的人，可写列表", "徐启智"),
    ] = ()
    note: Annotated[Text | None, About("备注", "what a reader must know of it", "读者须知的说明")] = None
    quotes: Annotated[
        dict[str, Quote],
        About("引文", "words of it that claims rest on, each with a short id", "论断所依据的原文，各有简短编号"),
    ] = field(default_factory=dict)

    @property
    def first_issued(self) -> FuzzyDate | None:
        """When it came out: a date, or the first of a range that is known; None if unknown."""
        ends = (self.issued.start, self.issued.end) if self.issued else ()
        return next((end for end in ends if end is not None and end.year is not None), None)


class Contributor(Declared):
    """Somebody who made the record, by name or pen name."""

    name: Annotated[
        Label,
        About(
            "姓名",
            "a name or a pen name, in both languages if it has one in each",
            "姓名或笔名，两种语言各有的都写",
            "{en: Casebook editors, zh: 案例库编者}",
        ),
    ]
    roles: Annotated[
        tuple[Term, ...], Vocabulary("roles"), About("分工", "what they did", "分工", "[research, writing]")
    ]
    orcid: Annotated[str | None, Pattern("orcid"), About("ORCID", "their ORCID, if they wish", "ORCID，自愿")] = None


def names_of(contributors: Iterable[Contributor], language: str) -> tuple[str, ...]:
    """Their names for readers of a language: in it, or in whatever language there is."""
    found = (contributor.name.best(language) for contributor in contributors)
    return tuple(best[1].text.strip() for best in found if best)


HUMAN, MACHINE, REVIEWED, CONVERTED = "human", "machine", "machine-reviewed", "converted"
"""Who translated: a person; a machine, read by nobody or by a person; a conversion between scripts."""


class Translation(Declared):
    """From which text another was translated, and by whom. `casebook translated` writes it."""

    field: Annotated[
        FieldPath,
        About(
            "字段",
            "which text: its keys with dots between them; a part for all texts in it, all for the whole record",
            "哪些文字：键以点相连；写某一部分即指其中所有文字，all 指整份记录",
            "story.need",
        ),
    ]
    language: Annotated[str, LanguageCode(), About("语言", "into which language", "译成何种语言", "en")]
    from_: Annotated[
        str,
        Key("from"),
        LanguageCode(),
        About("译自", "from which language", "译自何种语言", "zh"),
    ]
    digest: Annotated[
        str | None,
        Pattern("hex"),
        About(
            "摘要值",
            "of the words that it was made from: when they change, it is outdated",
            "译时原文的摘要值；原文改动后，译文即为过时",
            "7c1e02d94ab03f58",
        ),
    ] = None
    by: Annotated[
        str,
        OneOf((HUMAN, MACHINE, REVIEWED, CONVERTED)),
        About("译者", "who translated; converted between scripts", "由谁翻译；converted 指简繁转换", "human"),
    ] = HUMAN
    reviewed: Annotated[
        FuzzyDate | None, About("审校", "when it was reviewed, or ?", "审校日期，不详写 ?", "2026-11")
    ] = None


REPLIED = ("confirmed", "corrected", "disputed")
"""What an organisation's reply can do to a record."""


class Review(Declared):
    """Where the record stands."""

    status: Annotated[
        str,
        OneOf(("draft", "in-review", "published", "needs-update", "retired")),
        About(
            "状态",
            "draft | in-review | published | needs-update | retired",
            "draft | in-review | published | needs-update | retired",
            "draft",
        ),
    ] = "draft"
    organisation_replied: Annotated[
        str,
        OneOf(("not-asked", "asked", *REPLIED)),
        About("机构回应", "what the organisation said of it", "机构对记录的回应", "not-asked"),
    ] = "not-asked"
    checked: Annotated[
        FuzzyDate | None,
        About("核对日期", "when it was last checked against its sources", "最近核对日期", "2026-11-22"),
    ] = None


class Reply(Declared):
    """What the organisation, or somebody named, says of the record, word for word."""

    who: Annotated[
        Label, About("谁", "who replies, by name or as an organisation", "由谁回应", "{en: The foundation, zh: 基金会}")
    ]
    date: Annotated[FuzzyDate, About("日期", "the day of the reply", "回应日期", "2026-11-28")]
    text: Annotated[
        str,
        Known(),
        Paragraphs(),
        About("原话", "its own words, unchanged", "原话，不改动", "The figure is that of 2011."),
    ]
    language: Annotated[str, LanguageCode(), About("语言", "the language of these words", "原话的语言", "en")]


class Contact(Declared):
    """Somebody who chose to be asked. A record without their consent is refused, for its file is published too."""

    name: Annotated[
        Label, About("姓名", "the name that they wish to be called by", "本人愿意公开的称呼", "{en: Ann Lee, zh: 李安}")
    ]
    role: Annotated[
        Label | None, About("角色", "what they have to do with it", "与<case>的关系", "{en: founder, zh: 创始人}")
    ] = None
    mail: Annotated[
        str | None, Pattern("mail"), About("邮箱", "an address that they gave for this", "本人为此提供的邮箱")
    ] = None
    page: Annotated[
        str | None,
        Pattern("url"),
        About("网页", "a page of theirs by which they can be reached", "可以联系到本人的网页"),
    ] = None
    since: Annotated[FuzzyDate, About("自", "the day on which they chose so", "何日同意", "2026-11-28")]
    consent: Annotated[
        str,
        OneOf(("yes",)),
        About(
            "同意",
            "yes, if they agreed in writing to all of this being published",
            "本人书面同意公开以上内容才写 yes",
            "yes",
        ),
    ]


class Correction(Declared):
    """Something that the published record said wrongly, and what it says now."""

    date: Annotated[FuzzyDate, About("日期", "the day on which it was put right", "更正日期", "2026-11-28")]
    wrong: Annotated[Text, Known(), About("原误", "what was wrong", "原来错在哪里")]
    now: Annotated[Text, Known(), About("现作", "what stands there now", "现在怎样写")]
    source: Source_ = ()


class Announcement(Declared):
    """Where and when a policy was made known, if not by its text."""

    date: Annotated[Period, About("日期", "when", "日期", "2012-07-30")]
    by: Annotated[Label | None, About("由谁", "by whom", "由谁宣布")] = None
    at: Annotated[Label | None, About("场合", "on which occasion", "在什么场合")] = None
    source: Source_ = ()


class Provision(Declared):
    """What a policy says, article by article."""

    article: Annotated[str, About("条款", "the article, or unknown", "条款，不详写 unknown", "unknown")]
    says: Annotated[Text, About("内容", "what it says", "规定了什么")]
    source: Source_ = ()


class PolicyVersion(Declared):
    """One version of a policy."""

    name: Annotated[Label, About("名称", "name of the version", "版本名称")]
    approved: Annotated[FuzzyDate | None, About("通过", "when it was approved", "通过日期")] = None
    period: Annotated[Period | None, About("施行", "when it was in force", "施行时段")] = None
    changes: Annotated[Text | None, About("变化", "what changed", "有何变化")] = None


Title = Annotated[Label, Known(), About("标题", "the neutral name", "中性的名称")]
AlsoKnownAs = Annotated[
    tuple[str, ...], About("别名", "other names, any script; they are searched", "其他名称，任何文字；可被搜索", "[]")
]
SearchKeywords = Annotated[
    tuple[str, ...],
    About(
        "检索词",
        "what people who do not know the names might type; searched, not shown",
        "不知道名称的人会输入的词；只用于搜索，页面不显示",
        "[help for new groups, 扶持新团体]",
    ),
]
Formerly = Annotated[
    tuple[str, ...],
    Pattern("id"),
    About("旧编号", "old ids; their addresses keep working", "旧编号，旧网址继续有效", "[]"),
]
Summary = Annotated[
    Text,
    About(
        "摘要",
        "at most 150 words or 300 characters; facts, no comment",
        "不超过 300 字或 150 个英文词；只写事实，不评论",
    ),
]
WrittenIn = Annotated[
    str,
    LanguageCode(),
    About("原文语言", "the language that the record is written in", "记录用什么语言写成", "zh"),
]
Themes = Annotated[
    tuple[Term, ...], Vocabulary("themes"), About("主题", "what it is about", "涉及的主题", "[ngo-support]")
]
Facts = Annotated[
    tuple[Fact, ...],
    About(
        "数据",
        "figures, each with source and date; two that differ are shown side by side",
        "数字，每个注明来源与时间；不一致的并列",
    ),
]
People = Annotated[tuple[Person, ...], About("人物", "people in public roles", "公开身份的人物")]
Organisations = Annotated[
    tuple[Organisation, ...], About("机构", "organisations without a record of their own", "没有独立记录的机构")
]
Timeline = Annotated[tuple[Event, ...], About("时间线", "what happened when", "何时发生何事")]
Disagreements = Annotated[
    tuple[Disagreement, ...],
    About("分歧", "where sources or language versions differ: every version", "资料或语言版本不一致之处，逐一列出"),
]
Relations = Annotated[
    tuple[Relation, ...],
    About(
        "关系",
        "links to other records; one way, the reverse is generated",
        "与其他记录的关系；只写一边，另一边自动生成",
    ),
]
Sources = Annotated[
    dict[str, Source],
    About("资料", "sources by key; declared in one record, cited in any", "资料，按键列出；在一份记录中声明，各处可引"),
]
Contributors = Annotated[tuple[Contributor, ...], About("贡献者", "who made the record", "谁写了这份记录")]
Translations = Annotated[
    tuple[Translation, ...],
    About("译文", "which texts are translations, and by whom", "哪些文字是译文，由谁翻译"),
]
ReviewField = Annotated[Review, About("审阅", "where the record stands", "记录处于什么状态")]
Replies = Annotated[
    tuple[Reply, ...],
    About("回应", "what the organisation says of the record, in its own words", "机构对记录的回应，用其原话"),
]
ContactField = Annotated[
    Contact | None,
    About(
        "联系人",
        "somebody who chose to be asked; only with their consent in writing",
        "愿意接受询问的人；须本人书面同意",
    ),
]
Corrections = Annotated[
    tuple[Correction, ...],
    About("更正", "what the published record said wrongly, newest last", "发布后更正过的错误，新的写在后面"),
]
StoryField = Annotated[Story, About("故事", "the <case> itself: plain, without comment", "<case>本身：平实，不加评论")]
AnalysisField = Annotated[Analysis, About("分析", "judgement, signed by the contributors", "判断，由贡献者署名")]


class End(Declared):
    """What became of a case, so that the top of its page and every list can say it."""

    last_known: Annotated[
        FuzzyDate | None,
        About(
            "最后所知",
            "the latest time of which anything is known, if nobody knows how it ended or goes on",
            "结局或近况不详时，有资料可考的最后时间",
            "2013-05",
        ),
    ] = None
    text: Annotated[Text, About("文字", "what became of it, in one short sentence", "后来如何，用一句短话说清")]
    source: Annotated[
        tuple[Citation, ...],
        About(
            "来源",
            "key of a source, with #quote and a page if there is one; or a list",
            "资料的键，可加 #引文编号和页码；也可写成列表",
            "wang-2013",
        ),
    ]


class Case(Declared):
    """A case: how an organisation, a scheme or a course was helped into life, or helped others."""

    title: Title
    also_known_as: AlsoKnownAs = ()
    search_keywords: SearchKeywords = ()
    identifiers: Identifiers = ()
    formerly: Formerly = ()
    summary: Summary
    written_in: WrittenIn
    type: Annotated[Term, Vocabulary("types"), About("类别", "what kind of thing it is", "属于哪一类", "incubator")]
    themes: Themes = ()
    period: Annotated[
        Period,
        About(
            "时期",
            "2012, 2012-06, 2012-06-29, ~2012, ?; a range has ' .. ' and may be open",
            "2012、2012-06、2012-06-29、~2012、?；时段用“ .. ”，可不封口",
            "2012-06-29 ..",
        ),
    ]
    status: Annotated[
        str,
        OneOf(("running", "closed", "merged", "unknown")),
        About("现状", "how it stands today", "目前状况", "unknown"),
    ] = "unknown"
    end: Annotated[
        End | None,
        About(
            "结局",
            "what became of it; leave it out where no source tells",
            "后来如何；没有资料提到就不写",
        ),
    ] = None
    model: Annotated[
        tuple[Dimension, ...],
        About("模式", "the comparable profile, one line a dimension", "可比较的模式，每个维度一行"),
    ] = ()
    steps: Annotated[tuple[Step, ...], About("流程", "how it works, in order", "如何运作，按先后")] = ()
    facts: Facts = ()
    people: People = ()
    organisations: Organisations = ()
    timeline: Timeline = ()
    story: StoryField = Story()
    analysis: AnalysisField = Analysis()
    disagreements: Disagreements = ()
    relations: Relations = ()
    teaching: Annotated[Teaching | None, About("教学", "for those who teach with it", "供教学使用")] = None
    sources: Sources = field(default_factory=dict)
    contributors: Contributors
    translations: Translations = ()
    review: ReviewField = Review()
    replies: Replies = ()
    contact: ContactField = None
    corrections: Corrections = ()

    @property
    def dates(self) -> Mapping[str, Period]:
        """Its own dates by field, as Policy.dates."""
        return {"period": self.period}


class Policy(Declared):
    """A policy: a law, a programme, a practice or what is known of one from a speech."""

    title: Title
    also_known_as: AlsoKnownAs = ()
    search_keywords: SearchKeywords = ()
    formerly: Formerly = ()
    summary: Summary
    written_in: WrittenIn
    kind: Annotated[
        str,
        OneOf(("law", "regulation", "normative-document", "programme", "plan", "standard", "speech", "practice")),
        About("性质", "what kind of <policy>", "属于哪种<policy>", "practice"),
    ]
    level: Annotated[
        str,
        OneOf(("national", "province", "city", "district")),
        About("层级", "which level of government", "哪一级", "city"),
    ]
    themes: Themes = ()
    number: Annotated[
        str | None,
        About("文号", "number as printed, with 〔〕, or unknown", "文号，照原样，带〔〕；不详写 unknown", "unknown"),
    ] = None
    issued: Annotated[Period | None, About("发布", "when it was issued", "发布日期", "unknown")] = None
    effective: Annotated[Period | None, About("施行", "a date or a range", "施行日期或时段", "unknown")] = None
    status: Annotated[
        str,
        OneOf(("draft", "in-force", "amended", "repealed", "expired", "unknown")),
        About("效力", "whether it is in force", "是否有效", "unknown"),
    ] = "unknown"
    announced: Annotated[
        Announcement | None,
        About("宣布", "where and when it was made known, if not by its text", "若非以文本公布，何时何地宣布"),
    ] = None
    issued_by: Annotated[tuple[Label, ...], About("发布机关", "who issued it", "发布机关")] = ()
    instruments: Annotated[
        tuple[Term, ...],
        Vocabulary("instruments"),
        About("工具", "by what means it works", "<policy>工具", "[registration]"),
    ] = ()
    provisions: Annotated[tuple[Provision, ...], About("条文", "what it says", "规定了什么")] = ()
    versions: Annotated[tuple[PolicyVersion, ...], About("版本", "its versions", "各版本")] = ()
    facts: Facts = ()
    people: People = ()
    organisations: Organisations = ()
    timeline: Timeline = ()
    story: StoryField = Story()
    analysis: AnalysisField = Analysis()
    disagreements: Disagreements = ()
    relations: Relations = ()
    sources: Sources = field(default_factory=dict)
    official_text: Annotated[
        str | None,
        Pattern("url"),
        About(
            "官方文本",
            "its address, or unknown; without it <a policy> is not published",
            "官方文本网址，不详写 unknown；没有则不能发布",
            "unknown",
        ),
    ] = None
    contributors: Contributors
    translations: Translations = ()
    review: ReviewField = Review()
    replies: Replies = ()
    contact: ContactField = None
    corrections: Corrections = ()

    @property
    def dates(self) -> Mapping[str, Period]:
        """Its own dates that are stated, by field, as they follow one another in the life of a policy."""
        announced = self.announced.date if self.announced else None
        dates = {"announced": announced, "issued": self.issued, "effective": self.effective}
        return {key: period for key, period in dates.items() if period is not None}


MODELS: dict[str, type[Case] | type[Policy]] = {"cases": Case, "policies": Policy}
"""The folders of records, with what their files hold."""
