"""What the managers of a server set, and what keeps it from working."""

from __future__ import annotations

from briefing_bot.discord_app.views.wording.text import Text

NOT_CHANGED = Text(
    "I cannot reach my database right now; nothing was changed. Please try again in a moment.",
    "Ich erreiche meine Datenbank gerade nicht; nichts wurde geändert. Bitte versuch es gleich noch einmal.",
    "Je n’ai pas accès à ma base de données ; rien n’a changé. Réessayez dans un instant.",
    "Ahora no llego a mi base de datos; no se ha cambiado nada. Inténtalo de nuevo en un momento.",
    "いまデータベースに接続できません。何も変更されていません。少し後でもう一度お試しください。",
)
NOT_ALLOWED = Text(
    "Only members who may manage this server can use this command.",
    "Nur wer diesen Server verwalten darf, kann diesen Befehl nutzen.",
    "Seuls les membres qui peuvent gérer ce serveur peuvent utiliser cette commande.",
    "Solo quien puede gestionar este servidor puede usar este comando.",
    "このコマンドを使えるのはサーバーを管理できるメンバーだけです。",
)
NAME_CHANNEL = Text(
    "Name the channel to add or remove.",
    "Nenne den Kanal, der hinzukommt oder wegfällt.",
    "Nommez le salon à ajouter ou à retirer.",
    "Indica el canal que se añade o se quita.",
    "追加または削除するチャンネルを指定してください。",
)
NO_PINGING_ALL = Text(
    "I do not ping everyone: choose another role.",
    "Ich erwähne nicht alle: Wähl eine andere Rolle.",
    "Je ne mentionne pas tout le monde : choisissez un autre rôle.",
    "No menciono a todo el mundo: elige otro rol.",
    "全員へのメンションはしません。別のロールを選んでください。",
)
NO_TIME = Text(
    "{given} is no time of the day: write it as 08:00 or 17:30.",
    "{given} ist keine Uhrzeit: Schreib sie wie 08:00 oder 17:30.",
    "{given} n’est pas une heure : écrivez-la comme 08:00 ou 17:30.",
    "{given} no es una hora: escríbela como 08:00 o 17:30.",
    "{given} は時刻ではありません。08:00 や 17:30 のように書いてください。",
)
NO_ZONE = Text(
    "{given} is no time zone: choose one from the list, such as Europe/Berlin.",
    "{given} ist keine Zeitzone: Wähl eine aus der Liste, etwa Europe/Berlin.",
    "{given} n’est pas un fuseau horaire : choisissez-en un dans la liste, comme Europe/Paris.",
    "{given} no es una zona horaria: elige una de la lista, como Europe/Madrid.",
    "{given} はタイムゾーンではありません。Asia/Tokyo のように一覧から選んでください。",
)
SETTINGS = Text(
    "**Settings of this server**\n"
    "Channels: {channels}\n"
    "Who may ask: {role}\n"
    "Cooldown: {cooldown} s\n"
    "Private by default: {private}\n"
    "Digest: {digest}\n"
    "Channels with a briefing of their own: {bound}\n"
    "Told of questions without an answer: {escalate}",
    "**Einstellungen dieses Servers**\n"
    "Kanäle: {channels}\n"
    "Wer fragen darf: {role}\n"
    "Wartezeit: {cooldown} s\n"
    "Privat als Standard: {private}\n"
    "Überblick: {digest}\n"
    "Kanäle mit eigenem Briefing: {bound}\n"
    "Erfährt von Fragen ohne Antwort: {escalate}",
    "**Réglages de ce serveur**\n"
    "Salons : {channels}\n"
    "Qui peut demander : {role}\n"
    "Délai : {cooldown} s\n"
    "Privé par défaut : {private}\n"
    "Résumé : {digest}\n"
    "Salons avec leur propre dossier : {bound}\n"
    "Averti des questions sans réponse : {escalate}",
    "**Ajustes de este servidor**\n"
    "Canales: {channels}\n"
    "Quién puede preguntar: {role}\n"
    "Espera: {cooldown} s\n"
    "Privado por defecto: {private}\n"
    "Boletín: {digest}\n"
    "Canales con informe propio: {bound}\n"
    "Se entera de preguntas sin respuesta: {escalate}",
    "**このサーバーの設定**\n"
    "チャンネル：{channels}\n"
    "質問できる人：{role}\n"
    "待ち時間：{cooldown}秒\n"
    "既定で非公開：{private}\n"
    "ダイジェスト：{digest}\n"
    "専用のブリーフィングがあるチャンネル：{bound}\n"
    "未回答の質問を知らせる相手：{escalate}",
)
EVERYWHERE = Text(
    "everywhere",
    "überall",
    "partout",
    "en todas partes",
    "すべて",
)
EVERYONE = Text(
    "everyone",
    "alle",
    "tout le monde",
    "todos",
    "全員",
)
NOBODY = Text(
    "nobody",
    "niemand",
    "personne",
    "nadie",
    "なし",
)
NONE = Text(
    "none",
    "keine",
    "aucun",
    "ninguno",
    "なし",
)
YES = Text(
    "yes",
    "ja",
    "oui",
    "sí",
    "はい",
)
NO = Text(
    "no",
    "nein",
    "non",
    "no",
    "いいえ",
)
DIGEST = Text(
    "{channel} at {at}, {zone}",
    "{channel} um {at}, {zone}",
    "{channel} à {at}, {zone}",
    "{channel} a las {at}, {zone}",
    "{channel} {at}（{zone}）",
)
FEEDBACK = Text(
    "\n**Feedback**\n👍 {helpful} · 👎 {unhelpful}",
    "\n**Rückmeldungen**\n👍 {helpful} · 👎 {unhelpful}",
    "\n**Avis**\n👍 {helpful} · 👎 {unhelpful}",
    "\n**Opiniones**\n👍 {helpful} · 👎 {unhelpful}",
    "\n**評価**\n👍 {helpful} · 👎 {unhelpful}",
)
CANNOT_SEE = Text(
    "I cannot see {channel}: give me *View Channel* there.",
    "Ich sehe {channel} nicht: Gib mir dort *View Channel*.",
    "Je ne vois pas {channel} : donnez-moi *View Channel* là-bas.",
    "No veo {channel}: dame *View Channel* allí.",
    "{channel} が見えません。*View Channel* の権限をください。",
)
LACKS_RIGHTS = Text(
    "I lack rights in {channel}: {rights}.",
    "Mir fehlen Rechte in {channel}: {rights}.",
    "Il me manque des droits dans {channel} : {rights}.",
    "Me faltan permisos en {channel}: {rights}.",
    "{channel} で権限が足りません：{rights}",
)
NO_GAPS = Text(
    "Every public question that is kept was answered.",
    "Jede öffentliche Frage, die aufbewahrt ist, wurde beantwortet.",
    "Toutes les questions publiques conservées ont eu une réponse.",
    "Todas las preguntas públicas guardadas tuvieron respuesta.",
    "保存されている公開の質問はすべて回答されました。",
)
GAPS = Text(
    "**Asked here, and not in the briefing**",
    "**Hier gefragt, und nicht im Briefing**",
    "**Demandé ici, et absent du dossier**",
    "**Preguntado aquí, y no está en el informe**",
    "**ここで質問され、ブリーフィングになかったこと**",
)
