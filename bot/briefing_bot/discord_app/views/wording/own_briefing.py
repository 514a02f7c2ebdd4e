"""What becomes of a briefing of somebody's own: add, update, remove, list, diff, bind."""

from __future__ import annotations

from briefing_bot.discord_app.views.wording.text import Text

NO_KEEPING = Text(
    "Servers cannot have a briefing of their own here: the owner of this bot has turned it off.",
    "Server können hier kein eigenes Briefing haben: Wer diesen Bot betreibt, hat es abgeschaltet.",
    "Les serveurs ne peuvent pas avoir leur dossier ici : le propriétaire de ce bot l’a désactivé.",
    "Aquí los servidores no pueden tener informe propio: quien lleva este bot lo ha desactivado.",
    "ここではサーバー専用のブリーフィングは使えません。ボットの所有者が無効にしています。",
)
NONE_YET = Text(
    "There is no briefing of its own here yet: the default one answers. Begin with `/briefing add`.",
    "Hier gibt es noch kein eigenes Briefing: Es antwortet das vorgegebene. Beginne mit `/briefing add`.",
    "Il n’y a pas encore de dossier propre ici : celui par défaut répond. Commencez par `/briefing add`.",
    "Aquí todavía no hay informe propio: responde el predeterminado. Empieza con `/briefing add`.",
    "ここにはまだ専用のブリーフィングがなく、既定のものが回答します。`/briefing add` から始めてください。",
)
WHAT_TO_ADD = Text(
    "Give an address that begins with https:// (a page or a feed), or a file; not both.",
    "Gib eine Adresse an, die mit https:// beginnt (Seite oder Feed), oder eine Datei; nicht beides.",
    "Donnez une adresse qui commence par https:// (page ou flux), ou un fichier ; pas les deux.",
    "Da una dirección que empiece por https:// (página o canal), o un archivo; no ambos.",
    "https:// で始まるアドレス（ページかフィード）かファイルのどちらか一方を指定してください。",
)
ENOUGH_PEOPLE = Text(
    "As many people as may have a briefing of their own here already: ask in a server instead.",
    "Es haben schon so viele Leute hier ein eigenes Briefing, wie es dürfen: Frag stattdessen auf einem Server.",
    "Il y a déjà autant de personnes que permis avec leur propre dossier : demandez plutôt sur un serveur.",
    "Ya hay tantas personas con informe propio como se permite: pregunta en un servidor.",
    "専用のブリーフィングを持てる人数に達しています。サーバーで質問してください。",
)
ENOUGH_CHANNELS = Text(
    "This server has {count} channels with a briefing of their own already, as many as it may. Take one away first.",
    "Dieser Server hat schon {count} Kanäle mit eigenem Briefing, so viele wie erlaubt. Nimm zuerst eines weg.",
    "Ce serveur a déjà {count} salons avec leur propre dossier, autant que permis. Retirez-en un d’abord.",
    "Este servidor ya tiene {count} canales con informe propio, tantos como puede. Quita uno primero.",
    "専用のブリーフィングがあるチャンネルはすでに上限の{count}個です。先に一つ外してください。",
)
BOUND = Text(
    "{channel} has a briefing of its own now: use `/briefing add` there. Until it has a source, that of this server answers.",
    "{channel} hat jetzt ein eigenes Briefing: Nutze dort `/briefing add`. Bis es eine Quelle hat, antwortet das des Servers.",
    "{channel} a maintenant son propre dossier : utilisez `/briefing add` là-bas. Tant qu’il n’a pas de source, celui du serveur répond.",
    "{channel} tiene ahora un informe propio: usa `/briefing add` allí. Hasta que tenga una fuente, responde el del servidor.",
    "{channel} に専用のブリーフィングができました。そこで `/briefing add` を使ってください。情報源ができるまではサーバーのものが回答します。",
)
UNBOUND = Text(
    "{channel} has no briefing of its own any more, and what was kept of it is deleted: that of this server answers.",
    "{channel} hat kein eigenes Briefing mehr, und was davon aufbewahrt war, ist gelöscht: Es antwortet das des Servers.",
    "{channel} n’a plus de dossier propre, et ce qui en était conservé est supprimé : celui du serveur répond.",
    "{channel} ya no tiene informe propio, y lo guardado de él se ha borrado: responde el del servidor.",
    "{channel} の専用のブリーフィングは削除されました。サーバーのものが回答します。",
)
FROM_NOW_HERE = Text(
    "From now on questions here are answered from its own briefing.",
    "Von jetzt an antwortet hier das eigene Briefing.",
    "Désormais, les questions posées ici ont leurs réponses dans son propre dossier.",
    "A partir de ahora aquí responde su propio informe.",
    "今後ここでの質問には専用のブリーフィングが回答します。",
)
FROM_NOW_IN = Text(
    "From now on questions in {channel} are answered from its own briefing.",
    "Von jetzt an antwortet in {channel} das eigene Briefing.",
    "Désormais, les questions posées dans {channel} ont leurs réponses dans son propre dossier.",
    "A partir de ahora en {channel} responde su propio informe.",
    "今後 {channel} での質問には専用のブリーフィングが回答します。",
)
LAST_SOURCE = Text(
    "That was the last source: questions are answered from the default briefing again.",
    "Das war die letzte Quelle: Es antwortet wieder das vorgegebene Briefing.",
    "C’était la dernière source : le dossier par défaut répond de nouveau.",
    "Era la última fuente: vuelve a responder el informe predeterminado.",
    "最後の情報源でした。再び既定のブリーフィングが回答します。",
)
NOT_DONE = Text(
    "It was not done: {cause}.",
    "Das ging nicht: {cause}.",
    "Cela n’a pas été fait : {cause}.",
    "No se ha hecho: {cause}.",
    "実行できませんでした：{cause}",
)
ARTICLES_NOW = Text(
    "**Articles: {told}.** The briefing has {count} now.",
    "**Artikel: {told}.** Das Briefing hat jetzt {count}.",
    "**Articles : {told}.** Le dossier en a maintenant {count}.",
    "**Artículos: {told}.** El informe tiene ahora {count}.",
    "**記事：{told}。** ブリーフィングは現在{count}件です。",
)
ADDED = Text(
    "{count} added",
    "{count} neu",
    "{count} ajoutés",
    "{count} añadidos",
    "追加{count}件",
)
CHANGED = Text(
    "{count} changed",
    "{count} geändert",
    "{count} modifiés",
    "{count} cambiados",
    "変更{count}件",
)
REMOVED = Text(
    "{count} removed",
    "{count} entfernt",
    "{count} retirés",
    "{count} quitados",
    "削除{count}件",
)
NOTHING_NEW = Text("nothing new", "nichts Neues", "rien de nouveau", "nada nuevo", "新着なし")
CHANGES = {
    "added": Text("added", "neu", "ajouté", "añadido", "追加"),
    "changed": Text("changed", "geändert", "modifié", "cambiado", "変更"),
    "removed": Text("removed", "entfernt", "retiré", "quitado", "削除"),
    "not from a source:": Text(
        "not from a source:", "nicht aus einer Quelle:", "pas d’une source :", "no de una fuente:", "情報源以外："
    ),
    "edited by hand:": Text(
        "edited by hand:", "von Hand geändert:", "modifié à la main :", "editado a mano:", "手動で編集："
    ),
    "deleted:": Text("deleted:", "gelöscht:", "supprimé :", "borrado:", "削除済み："),
}
"""What :attr:`briefing_bot.store.history.Difference.what` says of an article."""
NOT_TAKEN = Text(
    "-# Not taken: {what}",
    "-# Nicht genommen: {what}",
    "-# Non pris : {what}",
    "-# No se tomó: {what}",
    "-# 追加できません：{what}",
)
LISTED = Text(
    "**Sources: {sources}, articles: {articles}, {megabytes} MB**",
    "**Quellen: {sources}, Artikel: {articles}, {megabytes} MB**",
    "**Sources : {sources}, articles : {articles}, {megabytes} Mo**",
    "**Fuentes: {sources}, artículos: {articles}, {megabytes} MB**",
    "**情報源{sources}件、記事{articles}件、{megabytes} MB**",
)
DIFFERENCES = Text(
    "**What has changed**", "**Was sich geändert hat**", "**Ce qui a changé**", "**Qué ha cambiado**", "**変更点**"
)
NO_DIFFERENCE = Text(
    "Nothing has changed.", "Nichts hat sich geändert.", "Rien n’a changé.", "Nada ha cambiado.", "変更はありません。"
)
WORDS_GONE = Text(
    "  -# gone: {text}",
    "  -# weg: {text}",
    "  -# disparu : {text}",
    "  -# ya no: {text}",
    "  -# 削除：{text}",
)
WORDS_COME = Text(
    "  -# new: {text}",
    "  -# neu: {text}",
    "  -# nouveau : {text}",
    "  -# nuevo: {text}",
    "  -# 新規：{text}",
)
MORE_LINES = Text(
    "-# {count} more lines are not shown.",
    "-# {count} weitere Zeilen werden nicht gezeigt.",
    "-# {count} autres lignes ne sont pas affichées.",
    "-# No se muestran {count} líneas más.",
    "-# ほかに{count}行あります。",
)
