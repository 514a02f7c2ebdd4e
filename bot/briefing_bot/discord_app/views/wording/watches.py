"""What is watched for: /watch."""

from __future__ import annotations

from briefing_bot.discord_app.views.wording.text import Text

WATCH_NOT_ALLOWED = Text(
    "Only members who may manage this server can have a channel told. Write to me directly, and I will tell you alone.",
    "Nur wer diesen Server verwalten darf, kann es einem Kanal melden lassen. Schreib mir direkt, dann melde ich es dir.",
    "Seuls les membres qui peuvent gérer ce serveur peuvent faire avertir un salon. Écrivez-moi en privé, et je vous avertirai.",
    "Solo quien puede gestionar este servidor puede hacer que se avise a un canal. Escríbeme directamente y te avisaré a ti.",
    "チャンネルへの通知を設定できるのはサーバーを管理できるメンバーだけです。直接メッセージをくれれば、あなたに知らせます。",
)
NOT_A_MEMBER = Text(
    "I am not a member of this server, so I cannot write here by myself. Write to me directly instead.",
    "Ich bin kein Mitglied dieses Servers und kann hier nicht von selbst schreiben. Schreib mir stattdessen direkt.",
    "Je ne suis pas membre de ce serveur et ne peux pas y écrire de moi-même. Écrivez-moi plutôt en privé.",
    "No soy miembro de este servidor, así que no puedo escribir aquí por mi cuenta. Escríbeme directamente.",
    "私はこのサーバーのメンバーではないため、自分から書き込めません。直接メッセージをください。",
)
WATCHES_OFF = Text(
    "Watches are turned off here by the owner of this bot.",
    "Wer diesen Bot betreibt, hat das Beobachten hier abgeschaltet.",
    "Le propriétaire de ce bot a désactivé les surveillances.",
    "Quien lleva este bot ha desactivado las vigilancias.",
    "見張り機能はボットの所有者が無効にしています。",
)
NOTHING_TO_WATCH = Text(
    "Give words or a question that an article can answer.",
    "Gib Worte oder eine Frage an, auf die ein Artikel antworten kann.",
    "Donnez des mots ou une question auxquels un article peut répondre.",
    "Da palabras o una pregunta que un artículo pueda responder.",
    "記事が答えられる言葉か質問を指定してください。",
)
ENOUGH_WATCHES = Text(
    "There are {count} watches already, as many as there may be. End one first: `/watch` alone lists them.",
    "Es wird schon {count}-mal beobachtet, öfter geht es nicht. Beende zuerst eines: `/watch` allein zeigt alle.",
    "Il y a déjà {count} surveillances, autant que permis. Terminez-en une d’abord : `/watch` seul les liste.",
    "Ya hay {count} vigilancias, tantas como puede haber. Termina una primero: `/watch` solo las muestra.",
    "見張りはすでに上限の{count}件です。先に一つ終了してください。`/watch` だけで一覧を表示します。",
)
BEGUN = Text(
    "🔔 I will tell {whom} of each new article that answers **{words}**.",
    "🔔 Ich melde {whom} jeden neuen Artikel, der **{words}** beantwortet.",
    "🔔 J’avertirai {whom} de chaque nouvel article qui répond à **{words}**.",
    "🔔 Avisaré a {whom} de cada artículo nuevo que responda a **{words}**.",
    "🔔 **{words}** に答える新しい記事があれば {whom} に知らせます。",
)
YOU = Text(
    "you",
    "dir",
    "vous",
    "ti",
    "あなた",
)
TODAY_ALREADY = Text(
    " The briefing answers it today already: `/ask`.",
    " Das Briefing beantwortet es schon heute: `/ask`.",
    " Le dossier y répond déjà aujourd’hui : `/ask`.",
    " El informe ya lo responde hoy: `/ask`.",
    " ブリーフィングはすでに答えています：`/ask`",
)
WATCHED = Text(
    "**Watched here: {count}**",
    "**Hier beobachtet: {count}**",
    "**Surveillé ici : {count}**",
    "**Vigilado aquí: {count}**",
    "**ここで見張っているもの：{count}件**",
)
NOTHING_WATCHED = Text(
    "Nothing is watched here: `/watch words`.",
    "Hier wird nichts beobachtet: `/watch words`.",
    "Rien n’est surveillé ici : `/watch words`.",
    "Aquí no se vigila nada: `/watch words`.",
    "ここでは何も見張っていません：`/watch words`",
)
