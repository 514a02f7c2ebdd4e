"""Lines of a page, feed or newsletter that are not the article's words: advertisements, appeals, links to other stories.

Told by what they are in any source: a label with a link behind it, a line that is all link, a short line that asks the
reader for money, a click or an address. A line of a paywall is taken out too, and said: the article goes on behind it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from briefing_bot.sources.markup import MarkupBlock

_MOST_CALL = 320  # characters, by hand: a longer block that calls for something says more than that
_MOST_LABEL = 60  # characters, by hand
_MOST_LINK = 200  # characters, by hand: of a headline with its lead that is a link
_ENDED = re.compile(r"[.!?…。！？][\"”’»'\)\]]*$")

# Without a way back in the repetition: a long line of such words that is none would be tried in every order.
_AD = re.compile(
    r"\W*+(?>(?:advertisement|advertising|sponsored(?:\s+content)?|story continues below(?: this)?(?: advertisement)?|article continues (?:below|after)[\w\s]*"
    r"|(?:scroll|keep scrolling) (?:down )?(?:to continue|for more)|skip (?:past )?(?:advert\w*|newsletter promotion)|after newsletter promotion|remove ads|ad|anzeige|werbung|publicité"
    r"|publicidade|continua depois da publicidade|publicidad|pubblicità|reklama|rekl[aá]m[ay]?|реклама|advertentie|annonse?|mainos|広告|広告の後に続きます|광고|广告"
    r"|dalsza część (?:artykułu|tekstu)[\w\s]*|poniżej dalsza część artykułu|continúa después de la publicidad|la suite après (?:la|cette) publicité"
    r"|(?:der )?artikel (?:geht|wird) nach der anzeige weiter|lees verder onder de advertentie|"
    r"video player is loading|this video (?:can(?:not|’t|'t) be played|is not available)[\w\s.]*|toggle caption|hide caption|enlarge this image|click to (?:enlarge|expand)[\w\s]*|play video|watch live)\b\W*+)++$",
    re.IGNORECASE,
)
_RELATED = (
    r"(?:read|see|watch|listen|learn|find out|discover|explore)\s+(?:more|also|next|now|here|the full)|also read|must read|see also|related(?:\s+\w+)?|more (?:on|from|about) .{2,40}|recommended(?: reading)?"
    r"|more (?:stories|coverage|news|reading)|top stories|latest (?:news|stories)|most (?:read|popular|viewed)|trending(?: now)?|you (?:may|might) (?:also )?(?:like|be interested in)[\w\s]*|don['’]t miss|up next|what to read next|editor['’]?s['’]? picks?"
    r"|lesen sie auch|lies auch|mehr (?:zum thema|dazu|lesen|infos|informationen)|weiterlesen|siehe auch|auch interessant|das könnte (?:sie|dich) auch interessieren|zum thema|mehr (?:über|zu) .{2,40}"
    r"|lire aussi|à lire aussi|lire la suite|voir aussi|à lire(?: également)?|sur le même sujet|en savoir plus|notre dossier|retrouvez .{2,60}"
    r"|lea también|lee también|leer más|ver también|te puede interesar|más información|noticias? relacionadas?|sigue leyendo|leer también|además"
    r"|leia (?:também|mais)|veja (?:também|mais)|saiba mais|continue lendo|confira(?: também)?"
    r"|leggi anche|leggi (?:di più|tutto)|per approfondire|vedi anche|continua a leggere"
    r"|lees (?:ook|meer|verder)|zie ook|bekijk ook|les også|läs (?:också|mer|även)|læs også|lue (?:myös|lisää)"
    r"|czytaj (?:także|też|więcej|dalej)|zobacz (?:także|też|również|więcej)|dowiedz się więcej|przeczytaj (?:także|też|również)|polecamy"
    r"|čtěte (?:také|více)|přečtěte si|читайте также|читать (?:далее|также)|смотрите также|подробнее|по теме|関連記事|あわせて読みたい|【関連】|関連|相关(?:新闻|阅读)|관련기사|devamını oku|ayrıca bkz"
)
_RELATED_LABEL = re.compile(rf"\W*(?:{_RELATED})\s*(?:[:|–—>»→…]|\.{{3}}|-\s|$)", re.IGNORECASE)
_RELATED_ALONE = re.compile(rf"\W*(?:{_RELATED})\W*$", re.IGNORECASE)
_CONTINUES = re.compile(
    r"(?:\W*(?:continue reading|read (?:more|on|the (?:full|rest|whole)[\w\s]*)|keep reading|full (?:story|article)|more\s*(?:»|>|→|…|\.\.\.)|weiterlesen|mehr lesen|lire la suite|leer más|seguir leyendo"
    r"|leia mais|continue lendo|leggi tutto|continua a leggere|lees (?:meer|verder)|läs mer|czytaj (?:więcej|dalej)|читать (?:далее|полностью)|続きを読む)\b[^.!?:]{0,80}?\W*)$",
    re.IGNORECASE,
)
_CALL = re.compile(
    r"(?:(?:^|[.!?:]\s)(?:please )?subscribe\b|\bsubscribe (?:to (?:our|the|my|this)|now|today|here|for)\b|\byour subscription\b|(?:^|[.!?:]\s)(?:please )?sign[ -]?(?:up|in)\b|\bsign[ -]?up (?:for|to|here|now)\b|\b(?:our|free|daily|weekly|this) (?:\w+ )?newsletters?\b|\bfollow (?:us|me|him|her|the \w+)\b|(?:^|[.!?:]\s)(?:please )?donate\b|\bdonate (?:now|today|here)\b|\bsupport (?:us|our (?:work|journalism|reporting))\b|\bsupport independent (?:journalism|media)\b|\bbecome a member\b|\bdownload (?:the|our) app\b"
    r"|\bget (?:the|our|more) .{0,60}\b(?:inbox|app|newsletter|alerts?)\b|\bin your inbox\b|\bjoin (?:our (?:newsletter|channel|community|telegram|whatsapp)|the conversation)\b|\bleave a (?:comment|reply)\b|\bcomments? (?:are closed|below)\b|\bshare (?:this (?:article|story|post)|via)\b|^share(?: this)?\s*:|^contact us\b|\bour standards\b"
    r"|\bpurchase licensing rights\b|\breprints?\b.{0,40}\b(?:rights|permission)|\bgot a (?:tip|story)\b|\bhave (?:a|any) (?:tips?|story)\b|\bclick here\b|\bopens? (?:in )?(?:a )?new (?:tab|window)\b"
    r"|\babonnieren sie\b|\b(?:jetzt|hier) abonnieren\b|\babonnez[ -]vous\b|\bje m['’]abonne\b|\bs['’]abonner (?:à|pour)\b|\bfolge(?:n sie)? uns\b|\bspende[n]?\b.{0,60}\b(?:uns|wir|jetzt)\b|\bunterstütz\w* (?:uns|unsere)\b|\bjetzt (?:anmelden|registrieren|testen)\b"
    r"|\bsuivez[ -]nous\b|\binscrivez[ -]vous\b|\bsoutenez[ -]nous\b|\bfaire un don\b|\bsuscr[ií]b(?:ete|ase|irse|irte)\b|\bs[íi]guenos\b|\bap[óo]yanos\b|\bhazte (?:socio|socia)\b|\bregístrate\b"
    r"|\bassine\b|\binscreva-se\b|\bsiga-nos\b|\bapoie\b|\bparticipe do\b.{0,30}\b(?:grupo|canal)\b|\babbonati\b|\biscriviti\b|\bseguici\b|\bsostienici\b|\bword (?:lid|abonnee)\b|\babonneer (?:je|u|nu)\b|\bvolg ons\b"
    r"|\b(?:za)?prenumeruj\b|\bsubskrybuj\b|\bprenumerera (?:på|här|nu)\b|\bobserwuj nas\b|\bzapisz się\b|подпи(?:шитесь|сывайтесь|саться)|присоединяйтесь|\bpřihlaste se\b|\babone ol\b|無料会員|会員登録|メルマガ|フォロー(?:する)?$|구독|订阅|关注我们)",
    re.IGNORECASE,
)
# An appeal at the end: it speaks to the reader, of support, for us who publish.
_APPEALS = tuple(
    tuple(re.compile(pattern, re.IGNORECASE) for pattern in patterns)
    for patterns in (
        (
            r"\byou(?:rs?)?\b|\breaders?\b",
            r"\b(?:support\w*|donat\w+|contribut\w+|subscri\w+|members?(?:hip)?)\b",
            r"\b(?:us|our|we)\b",
            r"\b(?:journalis\w*|reporting|newsroom|readers?|stories|site|website|coverage)\b",
        ),
        (
            r"\bvocê\b|\bsua?s?\b|\bte\b",
            r"\b(?:apoi\w+|assin\w+|contribu\w+|doa\w+)\b",
            r"\b(?:noss[oa]s?|nos)\b",
            r"\b(?:jornalismo|site|conteúdo|canal|leitor\w*|mídia)\b",
        ),
        (
            r"\b(?:tú|tus?|usted|te|su)\b",
            r"\b(?:ap[oó]y\w+|soci[oa]s?|suscri\w+|contribu\w+|don[ae]\w*)\b",
            r"\b(?:nuestr[oa]s?|nos|somos)\b",
            r"\b(?:periodi\w*|medios?|lector\w*|sitio|contenidos?)\b",
        ),
        (
            r"\b(?:vous|votre|vos|tu|ton)\b",
            r"\b(?:soutien\w*|soutenir|soutenez|abonn\w+|dons?|contribu\w+)\b",
            r"\b(?:notre|nos|nous)\b",
            r"\b(?:journal\w*|médias?|lecteur\w*|lectrice\w*|site|rédaction)\b",
        ),
        (
            r"\b(?:du|dein\w*|dir|euch|euer|eure\w*|Sie|Ihr\w*|Ihnen)\b",
            r"(?:unterstütz\w*|spende\w*|abo\b|abonn\w+|mitglied\w*)",
            r"\b(?:uns\w*|wir)\b",
            r"\b(?:journalis\w*|leser\w*|redaktion|berichterstattung|website)\b",
        ),
        (
            r"\b(?:tu|tuo|tua|te|voi|vostr[oa]|vi)\b",
            r"\b(?:sosten\w+|sostieni\w*|abbon\w+|contribu\w+|don[ai]\w*)\b",
            r"\b(?:nostr[oaie]|noi|ci)\b",
            r"\b(?:giornal\w*|lettor\w*|sito|redazione)\b",
        ),
        (
            r"\b(?:je|jij|jouw|u|uw)\b",
            r"\b(?:steun\w*|doneer\w*|lid|abonn\w+)\b",
            r"\b(?:ons|onze|wij|we)\b",
            r"\b(?:journalist\w*|lezers?|redactie|site)\b",
        ),
        (
            r"\b(?:ty|twoj\w*|twój|ciebie|was|wasz\w*|państwa)\b",
            r"\b(?:wesprz\w+|wsparci\w+|wspiera\w+|darowizn\w+|prenumer\w+|subskryp\w+)\b",
            r"\b(?:nas\w*|my)\b",
            r"\b(?:dziennikar\w*|czytelni\w*|redakcj\w*|portal\w*|serwis\w*)\b",
        ),
        (
            r"\b(?:вы|вас|ваш\w*|ты|тебя)\b",
            r"(?:поддерж\w+|подпи\w+|пожертв\w+)",
            r"\b(?:нас|наш\w*|мы|нам)\b",
            r"\b(?:журналист\w*|читател\w*|редакци\w*|сайт\w*|издани\w*)\b",
        ),
    )
)
_MOST_APPEAL = 700  # characters, by hand: an appeal for money has a paragraph
_MOST_UNDER_CARD = 2  # blocks, by hand: a caption and a credit
_MOST_WORDS_ALONE = 3  # by hand: no sentence
_CONTACT = re.compile(r"[\w.+-]@[\w-]++\.\w{2}")
_RIGHTS = re.compile(
    r"©|\bcopyright\b|\ball rights reserved\b|\bmay not be (?:published|reproduced|broadcast)\b|\b(?:material|content|story) (?:from|by|was) .{0,60}\b(?:syndicat|licens)\w+"
    r"|\balle rechte vorbehalten\b|\btous droits réservés\b|\bderechos reservados\b|\bdireitos reservados\b|\briproduzione riservata\b|\bwszelkie prawa zastrzeżone\b|\bwszelkie prawa\b|\bvšechna práva\b|все права защищены|無断転載|無断複製|禁止转载|무단",
    re.IGNORECASE,
)
_PAYWALL = re.compile(
    r"(?:to (?:continue|keep|finish) reading|(?:this|the) (?:article|story|content|post) is (?:only )?(?:for|available (?:only )?(?:to|for)|exclusive to|reserved for) .{0,30}(?:subscribers?|members?|premium)"
    r"|(?:subscriber|member|premium)s?[- ]only\b|subscribe (?:now |today )?to (?:read|continue|unlock|view|access)|already (?:a|have an?) (?:subscri|member|account|digital)|you(?:['’]ve| have) (?:reached|read|used) (?:your|all|the) .{0,40}(?:limit|free articles?)"
    r"|unlock (?:this|the) (?:article|story|full)|create (?:a|an) (?:free )?account to (?:read|continue)|log in to (?:read|continue)|register (?:for free )?to (?:read|continue)|the (?:rest|remainder) of this (?:article|story|post)"
    r"|il vous reste .{0,20}de cet article|(?:la suite|cet article|article) est réservée?s? aux (?:abonnés|membres)|réservé aux abonnés|pour lire la suite|déjà abonné"
    r"|weiterlesen mit|(?:artikel|inhalt|beitrag|text) (?:ist )?(?:nur )?(?:exklusiv )?für (?:abonnent|registrierte|mitglied|\w*plus)\w*|um (?:diesen artikel |den (?:ganzen )?artikel )?(?:weiter|zu ende|vollständig)\s?(?:zu)?\s?(?:lesen|zulesen)|schon abonnent|bereits abonnent|mit .{0,20}(?:plus|abo)\b weiterlesen"
    r"|(?:contenido|artículo|noticia) (?:exclusiv[oa]|sólo|solo|reservad[oa]) (?:para|a) (?:suscriptores|socios|abonados)|(?:exclusivo|solo) para (?:suscriptores|socios)|para seguir leyendo|(?:conteúdo|matéria) exclusiv[oa] para assinantes|para continuar lendo"
    r"|(?:contenuto|articolo) riservato agli abbonati|per continuare a leggere|(?:dit artikel|dit verhaal) is (?:alleen )?(?:voor|exclusief) .{0,20}(?:abonnees|leden)|om verder te lezen"
    r"|(?:dalsza|pozostał)\w* część .{0,20}(?:dostępn|dla (?:subskrybent|prenumerator))\w*|treść (?:dostępna )?(?:tylko )?dla (?:subskrybent|prenumerator|zalogowan)\w*|artykuł dostępny tylko dla"
    r"|(?:материал|статья|текст) доступ\w+ (?:только )?(?:для |по )?подпис\w+|この記事は(?:有料|会員)|(?:有料|会員)(?:会員)?限定|残り\s?\d+\s?文字|続きを読むには|(?:이 기사는|유료).{0,10}(?:회원|구독자)|仅限会员)",
    re.IGNORECASE,
)
_SPEECH = re.compile(r"[\"“”«»„]|\b(?:said|says|told|announced|sagte|a dit|dijo|disse)\b", re.IGNORECASE)
_SIGNED_OFF = re.compile(
    r"(?:additional\s+)?(?:reporting|writing)\s+by\s+[A-Z].*(?:editing|reporting|writing)\s+by\s+[A-Z]",
    re.DOTALL | re.IGNORECASE,
)


class WithoutLeftovers(NamedTuple):
    """The blocks that stay; whether a line of a paywall was among the others, and whether a link to the rest was the last."""

    blocks: list[MarkupBlock]
    cut: bool
    continued: bool


def without_leftovers(blocks: Sequence[MarkupBlock], *, links_are_news: bool = False) -> WithoutLeftovers:
    """The blocks of an article without the lines that are not its words.

    With ``links_are_news`` (a newsletter of headlines) lines that are all link stay: they are not about other stories.
    """
    cut = False
    continued_at = -1
    kept: list[MarkupBlock] = []
    for block in blocks:
        if is_paywall(block):
            cut = True
        elif is_continued(block):
            continued_at = len(kept)
        elif not (is_leftover(block) or (not links_are_news and is_related(block))):
            kept.append(block)
    if not links_are_news:
        kept = _without_cards(_ended_at_sign_off(kept))
    while kept and (_is_end(kept[-1]) or (not links_are_news and _is_link_or_heading(kept[-1]))):
        kept.pop()
    return WithoutLeftovers(_without_bare_headings(kept), cut, continued_at >= len(kept) > 0)


def is_paywall(block: MarkupBlock) -> bool:
    """Whether a block says that the rest of the article is for those who pay or log in."""
    text = block.text
    if block.kind == "code" or len(text) > _MOST_CALL or (len(text) > _MOST_LINK and _SPEECH.search(text)):
        return False
    return bool(_PAYWALL.search(text))


def is_continued(block: MarkupBlock) -> bool:
    """Whether a block is a link to the rest of the article."""
    return len(block.text) <= _MOST_LABEL * 2 and bool(_CONTINUES.match(block.text))


def is_leftover(block: MarkupBlock) -> bool:
    """Whether a block is an advertisement or asks the reader for something, wherever it stands."""
    if block.kind in ("table", "code") or len(block.text) > _MOST_CALL:
        return False
    return bool(_AD.match(block.text)) or (bool(_CALL.search(block.text)) and _asks(block))


def is_related(block: MarkupBlock) -> bool:
    """Whether a block leads to another story: a label such as "Read more", or a label with a headline that is all link."""
    text = block.text
    if block.kind in ("table", "code") or len(text) > _MOST_CALL:
        return False
    if _RELATED_LABEL.match(text) and block.linked * 3 >= len(text):
        return True
    if _RELATED_ALONE.match(text) and (
        block.linked or not _ENDED.search(text) or len(text.split()) <= _MOST_WORDS_ALONE
    ):
        return True
    label, _, behind = text.partition(":")
    all_link = block.linked >= len(behind.strip()) > 20
    return block.kind != "item" and 2 < len(label) <= _MOST_LABEL and all_link and not _ENDED.search(text)


def _asks(block: MarkupBlock) -> bool:
    """Whether a line that names a subscription, newsletter or donation asks for it: it is short, or mostly links."""
    text = block.text
    if block.linked * 2 >= len(text):
        return True
    return len(text) <= 140 and not _SPEECH.search(text) and not re.search(r"\d{3,}", text)


def _is_end(block: MarkupBlock) -> bool:
    """Whether a block at the end of an article is an appeal, an address to write to, or about rights."""
    text = block.text
    if block.kind in ("table", "code", "heading") or len(text) > _MOST_APPEAL:
        return False
    if not _SPEECH.search(text):
        if any(all(pattern.search(text) for pattern in patterns) for patterns in _APPEALS):
            return True
        if len(text) <= _MOST_LINK and _CONTACT.search(text):
            return True
    return len(text) <= _MOST_CALL and bool(_RIGHTS.search(text))


def _is_link_or_heading(block: MarkupBlock) -> bool:
    """Whether a block at the end is a heading of nothing, or a line that is all link."""
    text = block.text
    if block.kind in ("table", "code"):
        return False
    is_link = len(text) <= _MOST_LINK and block.linked * 10 >= len(text) * 8 and not _ENDED.search(text)
    return block.kind == "heading" or is_link


def _ended_at_sign_off(blocks: list[MarkupBlock]) -> list[MarkupBlock]:
    """Without what follows the line that ends an agency's copy: ``Reporting by ...; Editing by ...``."""
    for at, block in enumerate(blocks):
        if at * 2 >= len(blocks) and len(block.text) <= _MOST_CALL * 2 and _SIGNED_OFF.match(block.text):
            return blocks[: at + 1]
    return blocks


def _without_cards(blocks: list[MarkupBlock]) -> list[MarkupBlock]:
    """Without the teasers of other stories at the end: headings that are all link, each with a few lines under it."""
    start, since = len(blocks), 0
    for at in range(len(blocks) - 1, 0, -1):
        block = blocks[at]
        if block.kind == "heading":
            if block.linked * 10 < len(block.text) * 9:
                break
            start, since = at, 0
        else:
            since += 1
            if since > _MOST_UNDER_CARD:
                break
    return blocks[:start]


def _without_bare_headings(blocks: list[MarkupBlock]) -> list[MarkupBlock]:
    """Without headings of other stories: those that are all link."""
    return [
        b for b in blocks if not (b.kind == "heading" and b.linked >= len(b.text) > 0 and _RELATED_LABEL.match(b.text))
    ]
