"""Names and descriptions of the commands in German, French, Spanish and Japanese. Other languages see English."""

from __future__ import annotations

import discord
from discord import app_commands

LANGUAGES = ("de", "fr", "es", "ja")

# English -> German, French, Spanish, Japanese. Command and option names are lower case without spaces.
TABLE: dict[str, tuple[str, str, str, str]] = {
    "ask": ("fragen", "demander", "preguntar", "質問"),
    "Ask the briefing. The answer is its exact words.": (
        "Das Briefing befragen. Die Antwort ist sein genauer Wortlaut.",
        "Interroger le dossier. La réponse est son texte exact.",
        "Preguntar al informe. La respuesta son sus palabras exactas.",
        "ブリーフィングに質問します。回答は原文そのままです。",
    ),
    "question": ("frage", "question", "pregunta", "質問文"),
    "What you want to know": (
        "Was du wissen willst",
        "Ce que vous voulez savoir",
        "Lo que quieres saber",
        "知りたいこと",
    ),
    "article": ("artikel", "article", "artículo", "記事"),
    "Only this article": ("Nur dieser Artikel", "Seulement cet article", "Solo este artículo", "この記事だけ"),
    "Only articles of this outlet": (
        "Nur Artikel dieser Quelle",
        "Seulement les articles de cette source",
        "Solo artículos de esta fuente",
        "この情報源の記事だけ",
    ),
    "Only articles from this day on, such as 2031-05-08 or Monday": (
        "Nur Artikel ab diesem Tag, etwa 2031-05-08 oder Monday",
        "Seulement les articles à partir de ce jour, comme 2031-05-08 ou Monday",
        "Solo artículos desde este día, como 2031-05-08 o Monday",
        "この日以降の記事だけ（例 2031-05-08、Monday）",
    ),
    "until": ("bis", "jusqu_à", "hasta", "いつまで"),
    "Only articles up to this day, such as 2031-05-08 or Monday": (
        "Nur Artikel bis zu diesem Tag, etwa 2031-05-08 oder Monday",
        "Seulement les articles jusqu’à ce jour, comme 2031-05-08 ou Monday",
        "Solo artículos hasta este día, como 2031-05-08 o Monday",
        "この日までの記事だけ（例 2031-05-08、Monday）",
    ),
    "private": ("privat", "privé", "privado", "非公開"),
    "Show the answer to you alone": (
        "Die Antwort nur dir zeigen",
        "Ne montrer la réponse qu’à vous",
        "Mostrar la respuesta solo a ti",
        "回答を自分だけに表示する",
    ),
    "watch": ("beobachten", "surveiller", "vigilar", "見張り"),
    "Be told when a new article answers; without words, list what is watched": (
        "Erfahren, wenn ein neuer Artikel antwortet; ohne Worte zeigen, was beobachtet wird",
        "Être averti quand un nouvel article répond ; sans mots, lister les surveillances",
        "Enterarse cuando un artículo nuevo responde; sin palabras, listar lo vigilado",
        "新しい記事が答えたら知らせる。言葉がなければ一覧を表示",
    ),
    "words": ("worte", "mots", "palabras", "言葉"),
    "Words or a question": (
        "Worte oder eine Frage",
        "Des mots ou une question",
        "Palabras o una pregunta",
        "言葉または質問",
    ),
    "Mention this role then": (
        "Diese Rolle dann erwähnen",
        "Mentionner alors ce rôle",
        "Mencionar entonces este rol",
        "そのとき言及するロール",
    ),
    "sources": ("quellen", "sources", "fuentes", "記事一覧"),
    "The articles of the briefing and their dates": (
        "Die Artikel des Briefings und ihr Datum",
        "Les articles du dossier et leurs dates",
        "Los artículos del informe y sus fechas",
        "ブリーフィングの記事とその日付",
    ),
    "about": ("info", "infos", "acerca", "このボットについて"),
    "What this bot does and what it stores": (
        "Was dieser Bot tut und was er speichert",
        "Ce que fait ce bot et ce qu’il conserve",
        "Qué hace este bot y qué guarda",
        "このボットの機能と保存するデータ",
    ),
    "privacy": ("datenschutz", "confidentialité", "privacidad", "プライバシー"),
    "See and delete what is stored on you": (
        "Sehen und löschen, was über dich gespeichert ist",
        "Voir et supprimer ce qui est conservé sur vous",
        "Ver y borrar lo que se guarda sobre ti",
        "保存されている自分のデータを確認して削除する",
    ),
    "Check against the briefing": (
        "Mit dem Briefing prüfen",
        "Vérifier avec le dossier",
        "Comprobar con el informe",
        "ブリーフィングで確認",
    ),
    "briefing": ("briefing", "dossier", "informe", "ブリーフィング"),
    "The briefing here, and where and how the bot answers": (
        "Das Briefing hier, und wo und wie der Bot antwortet",
        "Le dossier d’ici, et où et comment le bot répond",
        "El informe de aquí, y dónde y cómo responde el bot",
        "ここのブリーフィングと、ボットが回答する場所と方法",
    ),
    "bind": ("binden", "lier", "vincular", "割り当て"),
    "Give a channel a briefing of its own, or take it away": (
        "Einem Kanal ein eigenes Briefing geben oder nehmen",
        "Donner à un salon un dossier à lui, ou le retirer",
        "Dar a un canal un informe propio, o quitárselo",
        "チャンネルに専用のブリーフィングを割り当てる、または外す",
    ),
    "The channel": ("Der Kanal", "Le salon", "El canal", "チャンネル"),
    "Whether it has one": ("Ob er eines hat", "S’il en a un", "Si tiene uno", "割り当てるかどうか"),
    "setup": ("einrichten", "installer", "configurar", "設定"),
    "All steps to the first digest, and which rights I lack": (
        "Alle Schritte bis zum ersten Überblick, und welche Rechte mir fehlen",
        "Toutes les étapes jusqu’au premier résumé, et les droits qui me manquent",
        "Todos los pasos hasta el primer boletín, y qué permisos me faltan",
        "最初のダイジェストまでの手順と、足りない権限",
    ),
    "A channel where I may answer": (
        "Ein Kanal, in dem ich antworten darf",
        "Un salon où je peux répondre",
        "Un canal donde puedo responder",
        "回答してよいチャンネル",
    ),
    "show": ("zeigen", "afficher", "mostrar", "表示"),
    "The settings of this server, and the feedback on answers": (
        "Die Einstellungen dieses Servers und Rückmeldungen zu Antworten",
        "Les réglages de ce serveur et les avis sur les réponses",
        "Los ajustes de este servidor y las opiniones sobre las respuestas",
        "このサーバーの設定と回答への評価",
    ),
    "channels": ("kanäle", "salons", "canales", "チャンネル一覧"),
    "Where the bot may answer; with no channels named, everywhere": (
        "Wo der Bot antworten darf; ohne genannte Kanäle überall",
        "Où le bot peut répondre ; sans salon nommé, partout",
        "Dónde puede responder el bot; sin canales indicados, en todos",
        "ボットが回答できるチャンネル。指定がなければすべて",
    ),
    "action": ("aktion", "action", "acción", "操作"),
    "What to do": ("Was zu tun ist", "Que faire", "Qué hacer", "行う操作"),
    "add": ("hinzufügen", "ajouter", "añadir", "追加"),
    "remove": ("entfernen", "retirer", "quitar", "削除"),
    "everywhere": ("überall", "partout", "en todos", "すべて"),
    "channel": ("kanal", "salon", "canal", "チャンネル"),
    "The channel to add or remove": (
        "Der Kanal, der hinzukommt oder wegfällt",
        "Le salon à ajouter ou à retirer",
        "El canal que se añade o se quita",
        "追加または削除するチャンネル",
    ),
    "role": ("rolle", "rôle", "rol", "ロール"),
    "Who may ask; without a role, everyone": (
        "Wer fragen darf; ohne Rolle alle",
        "Qui peut demander ; sans rôle, tout le monde",
        "Quién puede preguntar; sin rol, todos",
        "質問できる人。ロールがなければ全員",
    ),
    "The role that may ask": (
        "Die Rolle, die fragen darf",
        "Le rôle qui peut demander",
        "El rol que puede preguntar",
        "質問できるロール",
    ),
    "cooldown": ("wartezeit", "délai", "espera", "待ち時間"),
    "Seconds between two questions of a person": (
        "Sekunden zwischen zwei Fragen einer Person",
        "Secondes entre deux questions d’une personne",
        "Segundos entre dos preguntas de una persona",
        "同じ人の質問の間隔（秒）",
    ),
    "seconds": ("sekunden", "secondes", "segundos", "秒数"),
    "From 0 to 3600": ("Von 0 bis 3600", "De 0 à 3600", "De 0 a 3600", "0～3600"),
    "Whether answers are shown to the asker alone unless they say otherwise": (
        "Ob Antworten ohne andere Angabe nur die fragende Person sieht",
        "Si les réponses ne sont montrées qu’à la personne, sauf avis contraire",
        "Si las respuestas se muestran solo a quien pregunta, salvo que diga otra cosa",
        "指定がなければ回答を質問者だけに表示するか",
    ),
    "on": ("an", "actif", "activo", "有効"),
    "Add a page, a feed or a file to this server's own briefing": (
        "Eine Seite, einen Feed oder eine Datei zum eigenen Briefing hinzufügen",
        "Ajouter une page, un flux ou un fichier au dossier de ce serveur",
        "Añadir una página, un canal o un archivo al informe de este servidor",
        "このサーバーのブリーフィングにページ、フィード、ファイルを追加する",
    ),
    "address": ("adresse", "adresse", "dirección", "アドレス"),
    "Address of a page or a feed": (
        "Adresse einer Seite oder eines Feeds",
        "Adresse d’une page ou d’un flux",
        "Dirección de una página o un canal",
        "ページまたはフィードのアドレス",
    ),
    "file": ("datei", "fichier", "archivo", "ファイル"),
    "A file, such as a PDF": (
        "Eine Datei, etwa ein PDF",
        "Un fichier, par exemple un PDF",
        "Un archivo, por ejemplo un PDF",
        "PDFなどのファイル",
    ),
    "whole": ("ganz", "complet", "completo", "全文"),
    "Fetch the whole pages of a feed": (
        "Die ganzen Seiten eines Feeds holen",
        "Récupérer les pages entières d’un flux",
        "Obtener las páginas completas de un canal",
        "フィードの全文ページを取得する",
    ),
    "update": ("aktualisieren", "actualiser", "actualizar", "更新"),
    "Ask this server's sources what is new": (
        "Die Quellen dieses Servers nach Neuem fragen",
        "Demander aux sources de ce serveur ce qui est nouveau",
        "Preguntar a las fuentes de este servidor qué hay de nuevo",
        "このサーバーの情報源に新着を確認する",
    ),
    "Remove a source, or an article, from this server's briefing": (
        "Eine Quelle oder einen Artikel aus dem Briefing dieses Servers entfernen",
        "Retirer une source ou un article du dossier de ce serveur",
        "Quitar una fuente o un artículo del informe de este servidor",
        "このサーバーのブリーフィングから情報源または記事を削除する",
    ),
    "source": ("quelle", "source", "fuente", "情報源"),
    "The source or article": (
        "Die Quelle oder der Artikel",
        "La source ou l’article",
        "La fuente o el artículo",
        "情報源または記事",
    ),
    "list": ("liste", "liste", "lista", "一覧"),
    "The sources of this server's briefing": (
        "Die Quellen des Briefings dieses Servers",
        "Les sources du dossier de ce serveur",
        "Las fuentes del informe de este servidor",
        "このサーバーのブリーフィングの情報源",
    ),
    "diff": ("änderungen", "changements", "cambios", "変更"),
    "What has changed in this server's briefing": (
        "Was sich im Briefing dieses Servers geändert hat",
        "Ce qui a changé dans le dossier de ce serveur",
        "Qué ha cambiado en el informe de este servidor",
        "このサーバーのブリーフィングの変更点",
    ),
    "since": ("seit", "depuis", "desde", "いつから"),
    "Since this day, as YYYY-MM-DD; else by the last change": (
        "Seit diesem Tag, als JJJJ-MM-TT; sonst durch die letzte Änderung",
        "Depuis ce jour, au format AAAA-MM-JJ ; sinon par le dernier changement",
        "Desde este día, como AAAA-MM-DD; si no, por el último cambio",
        "この日から（YYYY-MM-DD）。指定がなければ最後の変更",
    ),
    "escalate": ("weitergeben", "signaler", "avisar", "担当者通知"),
    "Which role is told when a question has no answer; without a role, nobody": (
        "Welche Rolle von Fragen ohne Antwort erfährt; ohne Rolle niemand",
        "Quel rôle est averti d’une question sans réponse ; sans rôle, personne",
        "Qué rol se entera de una pregunta sin respuesta; sin rol, nadie",
        "回答のない質問を知らせるロール。なければ誰にも知らせない",
    ),
    "The role that is told": ("Die Rolle, die es erfährt", "Le rôle averti", "El rol que se entera", "知らせるロール"),
    "gaps": ("lücken", "lacunes", "huecos", "未回答"),
    "What was asked here and not found in the briefing, by how often": (
        "Was hier gefragt und im Briefing nicht gefunden wurde, nach Häufigkeit",
        "Ce qui a été demandé ici sans être trouvé, par fréquence",
        "Lo que se preguntó aquí y no se encontró, por frecuencia",
        "ここで質問され、見つからなかったこと（多い順）",
    ),
    "digest": ("überblick", "résumé", "boletín", "ダイジェスト"),
    "Where and when new stories are posted, daily; without a channel, nowhere": (
        "Wo und wann Neues täglich gepostet wird; ohne Kanal nirgends",
        "Où et quand publier les nouveautés chaque jour ; sans salon, nulle part",
        "Dónde y cuándo publicar lo nuevo cada día; sin canal, en ninguno",
        "新着を毎日投稿する場所と時刻。チャンネルがなければ投稿しない",
    ),
    "The channel to post in": (
        "Der Kanal dafür",
        "Le salon où publier",
        "El canal donde publicar",
        "投稿するチャンネル",
    ),
    "at": ("um", "heure", "hora", "時刻"),
    "Time of the day, as 08:00": ("Uhrzeit, etwa 08:00", "Heure, comme 08:00", "Hora, como 08:00", "時刻（例 08:00）"),
    "zone": ("zeitzone", "fuseau", "zona", "タイムゾーン"),
    "Time zone, such as Europe/Berlin": (
        "Zeitzone, etwa Europe/Berlin",
        "Fuseau horaire, comme Europe/Paris",
        "Zona horaria, como Europe/Madrid",
        "タイムゾーン（例 Asia/Tokyo）",
    ),
    "Private by default": ("Privat als Standard", "Privé par défaut", "Privado por defecto", "既定で非公開"),
}

_LOCALES = {
    discord.Locale.german: 0,
    discord.Locale.french: 1,
    discord.Locale.spain_spanish: 2,
    discord.Locale.latin_american_spanish: 2,
    discord.Locale.japanese: 3,
}


class CommandTranslator(app_commands.Translator):
    """Looks a text up in :data:`TABLE`; None, and with it English, where it is not there."""

    async def translate(
        self,
        string: app_commands.locale_str,
        locale: discord.Locale,
        context: app_commands.TranslationContextTypes,
    ) -> str | None:
        column = _LOCALES.get(locale)
        row = TABLE.get(string.message)
        return None if column is None or row is None else row[column]
