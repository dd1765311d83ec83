"""Words that carry no meaning of their own in a query: those that join, and those with which people ask.

The client reads them from the index, so that both sides have one list.
"""

STOP_WORDS = (
    "a after again also an and are as at be because been before but by can could did do does during for from going "
    "had has have he her his how i id if im in into is it its just me my no not of on or our please she should so "
    "some still than thanks that the their them then there these they this those to until us very was we were what "
    "when where which while who whom why will with would you your"
)
ASKING = (
    "about any anything article articles available case details entry everything find get give help hello hi info "
    "information interested know learn like look looking material materials more need page pages project read record "
    "search see show something story tell thing things want wonder"
)
"""Words before what is asked for: "where can I find the page on …"."""
LINKS = (
    "about called concerning for named of on regarding can could did do does how i is me us was we were what where "
    "which who why you"
)
"""Those behind which it may begin."""

QUESTIONS = (
    "怎么办 怎么样 怎么 怎样 如何 为什么 什么是 是什么 什么样 什么 为何 哪些 哪里 哪个 哪种 多少 是否 能不能 可不可以 "
    "有什么 有哪些 有多少 有没有 是不是 要不要 请问"
)
"""Words that only a text has that asks: it hardly stands so in a document."""
LIGHT = "可以 应该 应当 需要 我们 你们 他们 时候 一个 一下"
"""Words without weight that any text has."""
PARTICLES = "吗呢吧啊的地得了着过和与及或被把里中在是有对从我你您要想会能该时之等都也就去给用做办谁几"
JOINTS = "吗呢吧啊的了与及或被把里是我你您和在给也就谁几"
"""Those of them that are hardly ever part of a word: a long text is cut there."""
ASKS = "谁几哪吗呢"
"""Characters that only a text that asks has."""
BEFORE = (
    "请问|你好|我?想要?(?:了解|知道|找|看|查|问|学)?|[谁有]*知道|请|麻烦|帮我|给我|能?不?能|可以|告诉我|介绍|讲讲|说说|解释|查找|"
    "查询|搜索|查一?查|找一?找|看一?看|有没有|哪里有?|怎么|关于|有关|对于|什么是|什么叫|为什么|如何|怎样|一下|下|的"
)
"""Parts of what stands before what is asked for, in Chinese, as a regular expression: 我想了解…"""
AFTER = (
    "(?:(?:的|相关|有关)+(?:资料|信息|内容|介绍|简介|文章|页面|网页|情况|故事|案例|材料|意思|概念))?(?:有?哪些|有什么|在?哪[里儿]?|"
    "是什么|什么|是啥|怎么样|怎么办|怎样|如何|吗|呢|吧|么|的)*"
)
"""What stands behind it: …的资料, …是什么."""

LATIN = {"stop": STOP_WORDS, "asking": ASKING, "links": LINKS}
HAN = {
    "questions": QUESTIONS.replace(" ", "|"),
    "light": LIGHT.replace(" ", "|"),
    "particles": PARTICLES,
    "joints": JOINTS,
    "asks": ASKS,
    "before": BEFORE,
    "after": AFTER,
}
"""As the client reads them."""
