"""The steps from inviting the bot to its first digest: /briefing setup."""

from __future__ import annotations

from briefing_bot.discord_app.views.wording.text import Text

READY = Text(
    "**All is ready.**",
    "**Alles ist bereit.**",
    "**Tout est prêt.**",
    "**Todo está listo.**",
    "**準備ができました。**",
)
CAN_ANSWER = Text(
    "**I can answer.** Name a channel for the digest, if you want one.",
    "**Ich kann antworten.** Nenne einen Kanal für den Überblick, wenn du einen willst.",
    "**Je peux répondre.** Nommez un salon pour le résumé, si vous en voulez un.",
    "**Puedo responder.** Indica un canal para el boletín, si quieres uno.",
    "**回答できます。** ダイジェストが必要なら、チャンネルを指定してください。",
)
NOT_READY = Text(
    "**Not ready yet.** Give me the rights that ⚠️ names: *Edit Channel* › *Permissions* › add me. Then press the button.",
    "**Noch nicht bereit.** Gib mir die Rechte, die ⚠️ nennt: *Kanal bearbeiten* › *Berechtigungen* › füge mich hinzu. Drück dann den Knopf.",
    "**Pas encore prêt.** Donnez-moi les droits que ⚠️ nomme : *Modifier le salon* › *Permissions* › ajoutez-moi. Puis appuyez sur le bouton.",
    "**Aún no está listo.** Dame los permisos que nombra ⚠️: *Editar canal* › *Permisos* › añádeme. Luego pulsa el botón.",
    "**まだ準備ができていません。** ⚠️ の権限をください：*チャンネルの編集* › *権限* › 私を追加。その後ボタンを押してください。",
)
NO_DIGEST = Text(
    "**Digest:** none; `/briefing setup digest` names the channel for it.",
    "**Überblick:** keiner; `/briefing setup digest` nennt den Kanal dafür.",
    "**Résumé :** aucun ; `/briefing setup digest` en nomme le salon.",
    "**Boletín:** ninguno; `/briefing setup digest` indica su canal.",
    "**ダイジェスト：** なし。`/briefing setup digest` でチャンネルを指定します。",
)
DIGEST = Text(
    "**Digest:** {named}; next {when}, where there is anything new",
    "**Überblick:** {named}; der nächste {when}, wenn es Neues gibt",
    "**Résumé :** {named} ; le prochain {when}, s’il y a du nouveau",
    "**Boletín:** {named}; el próximo {when}, si hay algo nuevo",
    "**ダイジェスト：** {named}。次は {when}（新着がある場合）",
)
SOON = Text(
    "within minutes",
    "in wenigen Minuten",
    "dans quelques minutes",
    "en unos minutos",
    "数分以内",
)
WHERE = Text(
    "**Where I answer:** {where}",
    "**Wo ich antworte:** {where}",
    "**Où je réponds :** {where}",
    "**Dónde respondo:** {where}",
    "**回答する場所：** {where}",
)
OWN_BRIEFING = Text(
    "**Briefing:** of its own{count}",
    "**Briefing:** ein eigenes{count}",
    "**Dossier :** un dossier propre{count}",
    "**Informe:** propio{count}",
    "**ブリーフィング：** 専用{count}",
)
DEFAULT_BRIEFING = Text(
    "**Briefing:** the default one{count}",
    "**Briefing:** das vorgegebene{count}",
    "**Dossier :** celui par défaut{count}",
    "**Informe:** el predeterminado{count}",
    "**ブリーフィング：** 既定{count}",
)
HOW_TO_ADD = Text(
    "; `/briefing setup address` adds a page or a feed to one of its own",
    "; `/briefing setup address` fügt einem eigenen eine Seite oder einen Feed hinzu",
    " ; `/briefing setup address` ajoute une page ou un flux à un dossier propre",
    "; `/briefing setup address` añade una página o un canal a uno propio",
    "。`/briefing setup address` でページかフィードを追加できます",
)
NOT_ADDED = Text(
    "The source was not added: {cause}.",
    "Die Quelle kam nicht dazu: {cause}.",
    "La source n’a pas été ajoutée : {cause}.",
    "La fuente no se ha añadido: {cause}.",
    "情報源を追加できませんでした：{cause}",
)
