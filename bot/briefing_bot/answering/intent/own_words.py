"""The bot's own words: fixed lines about itself, never about the news."""

from __future__ import annotations

from collections.abc import Sequence

from briefing_bot.models import Article, Within

GREETING = "Hello. I answer questions about this briefing with the exact words of its articles."
ASK = "Ask a question, or say “what's new”, “what can I ask?”, “list articles” or “help”."
THANKS = "You're welcome."
HELP = (
    "Ask in plain English: I answer with exact words of the articles, with who said them, when and where.",
    "“What's new?” gives an overview, “summarize the storm” one of a topic, “what happened when?” a timeline.",
    "“Only the Gazette” or “since Monday” limits what I read, “everything again” lifts that.",
    "“What can I ask?” suggests questions, “list articles” shows what there is, “how sure are you?” says what a percentage means.",
)
ABOUT = (
    "I am Briefing Bot, a program. I find the sentences of this briefing that answer a question, and show them as they stand.",
    "I write no sentence of my own about the news, and use no large language model and no network. I read English.",
)
SURE = (
    "The percentage beside an answer is how often answers like it were right when that was measured.",
    "Every quote is checked letter by letter against its article before it is shown. What an article says may still be wrong.",
)
NO_SUGGESTIONS = "There is nothing to suggest: I found no question that this briefing answers well."
SUGGESTED = "You could ask:"
EMPTY = "The briefing is empty: add articles to its folder, or with `briefing add`."
MOST_LISTED = 30  # articles, by hand: a longer list is read by nobody

_TONGUES = {
    "ar": ("أقرأ الإنجليزية فقط: اطرح سؤالك بالإنجليزية من فضلك.", "بهذه اللغة لديّ: {}"),
    "cs": ("Čtu jen anglicky: položte prosím otázku v angličtině.", "V tomto jazyce mám: {}"),
    "da": ("Jeg læser kun engelsk: stil venligst dit spørgsmål på engelsk.", "På dette sprog har jeg: {}"),
    "de": ("Ich lese nur Englisch: bitte stellen Sie Ihre Frage auf Englisch.", "In dieser Sprache liegt mir vor: {}"),
    "el": ("Διαβάζω μόνο αγγλικά: παρακαλώ ρωτήστε στα αγγλικά.", "Σε αυτή τη γλώσσα έχω: {}"),
    "es": ("Solo leo inglés: por favor, haga su pregunta en inglés.", "En este idioma tengo: {}"),
    "fi": ("Luen vain englantia: kysy englanniksi.", "Tällä kielellä minulla on: {}"),
    "fr": (
        "Je ne lis que l'anglais : posez votre question en anglais, s'il vous plaît.",
        "Dans cette langue, j'ai : {}",
    ),
    "he": ("אני קורא אנגלית בלבד: נא לשאול באנגלית.", "בשפה זו יש לי: {}"),
    "hi": ("मैं केवल अंग्रेज़ी पढ़ता हूँ: कृपया अपना प्रश्न अंग्रेज़ी में पूछें।", "इस भाषा में मेरे पास है: {}"),
    "id": (
        "Saya hanya membaca bahasa Inggris: silakan bertanya dalam bahasa Inggris.",
        "Dalam bahasa ini saya punya: {}",
    ),
    "it": ("Leggo solo l'inglese: per favore, faccia la domanda in inglese.", "In questa lingua ho: {}"),
    "ja": ("英語しか読めません。英語で質問してください。", "この言語の記事: {}"),
    "ko": ("저는 영어만 읽습니다. 영어로 질문해 주세요.", "이 언어로 된 기사: {}"),
    "nl": ("Ik lees alleen Engels: stel uw vraag alstublieft in het Engels.", "In deze taal heb ik: {}"),
    "pl": ("Czytam tylko po angielsku: proszę zadać pytanie po angielsku.", "W tym języku mam: {}"),
    "pt": ("Só leio inglês: por favor, faça a sua pergunta em inglês.", "Neste idioma tenho: {}"),
    "ru": ("Я читаю только по-английски: задайте, пожалуйста, вопрос на английском.", "На этом языке у меня есть: {}"),
    "sv": ("Jag läser bara engelska: ställ gärna din fråga på engelska.", "På det här språket har jag: {}"),
    "th": ("ฉันอ่านได้เฉพาะภาษาอังกฤษ โปรดถามเป็นภาษาอังกฤษ", "ในภาษานี้ฉันมี: {}"),
    "tr": ("Yalnızca İngilizce okuyorum: lütfen sorunuzu İngilizce sorun.", "Bu dilde şunlar var: {}"),
    "uk": ("Я читаю лише англійською: поставте, будь ласка, запитання англійською.", "Цією мовою в мене є: {}"),
    "vi": ("Tôi chỉ đọc tiếng Anh: vui lòng hỏi bằng tiếng Anh.", "Bằng ngôn ngữ này tôi có: {}"),
    "zh": ("我只能读英文：请用英文提问。", "这种语言的文章：{}"),
}


def in_tongue(language: str, articles: Sequence[Article]) -> tuple[str, ...]:
    """What a message in another language is told, in that language: that English is read, and which articles are in it."""
    reads, has = _TONGUES[language]
    theirs = [article.label for article in articles if article.language.partition("-")[0] == language]
    return (f"{reads} {has.format(', '.join(theirs))}",) if theirs else (reads,)


def listed(articles: Sequence[Article]) -> tuple[str, ...]:
    """The articles, one a line: at most 30, and how many more there are."""
    if not articles:
        return (EMPTY,)
    lines = [
        f"{number}. " + " · ".join(str(part) for part in (a.outlet, a.label, a.published) if part)
        for number, a in enumerate(articles[:MOST_LISTED], 1)
    ]
    left = len(articles) - len(lines)
    count = f"{len(articles)} article{'s' * (len(articles) != 1)}"
    return (f"{count}:", *lines, *((f"and {left} more: `briefing sources` lists them all",) if left else ()))


def narrowed(within: Within, count: int) -> str:
    """What a message that limits what is asked is told."""
    if within.everything:
        return "All articles again."
    return f"{within.line}: {count} article{'s' * (count != 1)}."
