"""Said to people who ask: who may, what keeps a question from an answer, and where it stands in line."""

from __future__ import annotations

from briefing_bot.discord_app.views.wording.text import Text

HOW = Text(
    "Ask me a question: mention me and write it, or use `/ask`.",
    "Stell mir eine Frage: Erwähne mich und schreib sie, oder nimm `/ask`.",
    "Posez-moi une question : mentionnez-moi et écrivez-la, ou utilisez `/ask`.",
    "Hazme una pregunta: mencióname y escríbela, o usa `/ask`.",
    "質問してください。私にメンションして書くか、`/ask` を使ってください。",
)
NOT_IN_CHANNEL = Text(
    "I may not answer in this channel here. Ask in {named}.",
    "In diesem Kanal darf ich nicht antworten. Frag in {named}.",
    "Je ne peux pas répondre dans ce salon. Posez la question dans {named}.",
    "No puedo responder en este canal. Pregunta en {named}.",
    "このチャンネルでは回答できません。{named} で質問してください。",
)
NOT_THE_ROLE = Text(
    "Only members with the role {role} may ask here.",
    "Hier dürfen nur Mitglieder mit der Rolle {role} fragen.",
    "Seuls les membres ayant le rôle {role} peuvent poser des questions ici.",
    "Aquí solo pueden preguntar los miembros con el rol {role}.",
    "ここで質問できるのはロール {role} のメンバーだけです。",
)
BUSY = Text(
    "I am busy with many questions right now. Please ask again in a minute.",
    "Ich habe gerade viele Fragen. Bitte frag in einer Minute noch einmal.",
    "J’ai beaucoup de questions en ce moment. Reposez la vôtre dans une minute.",
    "Ahora tengo muchas preguntas. Vuelve a preguntar dentro de un minuto.",
    "いま質問が多いため、1分後にもう一度質問してください。",
)
YOUR_SHARE = Text(
    "You have {count} questions open already. Please ask again when they are answered.",
    "Du hast schon {count} offene Fragen. Bitte frag wieder, wenn sie beantwortet sind.",
    "Vous avez déjà {count} questions en cours. Reposez la vôtre quand elles auront leur réponse.",
    "Ya tienes {count} preguntas abiertas. Pregunta de nuevo cuando estén respondidas.",
    "すでに{count}件の質問が処理中です。回答されてからもう一度質問してください。",
)
ITS_SHARE = Text(
    "This server has as many questions open as I can take from one. Please ask again in a minute.",
    "Dieser Server hat so viele offene Fragen, wie ich von einem annehme. Bitte frag in einer Minute noch einmal.",
    "Ce serveur a autant de questions en cours que j’en accepte d’un seul. Reposez la vôtre dans une minute.",
    "Este servidor tiene tantas preguntas abiertas como acepto de uno. Vuelve a preguntar dentro de un minuto.",
    "このサーバーの処理中の質問が上限に達しています。1分後にもう一度質問してください。",
)
STOPPING = Text(
    "I am being restarted. Please ask again in a minute.",
    "Ich werde gerade neu gestartet. Bitte frag in einer Minute noch einmal.",
    "Je redémarre. Reposez votre question dans une minute.",
    "Me están reiniciando. Vuelve a preguntar dentro de un minuto.",
    "再起動中です。1分後にもう一度質問してください。",
)
WAIT = Text(
    "One question at a time: please wait {seconds} s.",
    "Eine Frage nach der anderen: Bitte warte {seconds} s.",
    "Une question à la fois : attendez {seconds} s.",
    "Una pregunta cada vez: espera {seconds} s.",
    "質問は一つずつお願いします。{seconds}秒お待ちください。",
)
NOT_NOW = Text(
    "I cannot read the briefing right now. Please try again in a moment, or ask without options.",
    "Ich kann das Briefing gerade nicht lesen. Bitte versuch es gleich noch einmal, oder frag ohne Optionen.",
    "Je ne peux pas lire le dossier en ce moment. Réessayez dans un instant, ou posez la question sans options.",
    "Ahora no puedo leer el informe. Inténtalo de nuevo en un momento, o pregunta sin opciones.",
    "いまブリーフィングを読めません。少し後でもう一度試すか、オプションなしで質問してください。",
)
NO_TEXT = Text(
    "There is no text in this message to check.",
    "In dieser Nachricht steht kein Text zum Prüfen.",
    "Ce message ne contient aucun texte à vérifier.",
    "En este mensaje no hay texto que comprobar.",
    "このメッセージには確認する文章がありません。",
)
WENT_WRONG = Text(
    "Something went wrong here, and was noted. Please try again.",
    "Hier ist etwas schiefgegangen und wurde vermerkt. Bitte versuch es noch einmal.",
    "Quelque chose n’a pas marché, et a été noté. Réessayez.",
    "Algo ha ido mal y ha quedado anotado. Inténtalo de nuevo.",
    "問題が起き、記録されました。もう一度お試しください。",
)
RELOAD = Text(
    "This command has changed. Reload Discord (Ctrl+R, or close and open the app), and use it again.",
    "Dieser Befehl hat sich geändert. Lade Discord neu (Strg+R, oder App schließen und öffnen) und nimm ihn noch einmal.",
    "Cette commande a changé. Rechargez Discord (Ctrl+R, ou fermez et rouvrez l’application), puis réessayez.",
    "Este comando ha cambiado. Recarga Discord (Ctrl+R, o cierra y abre la aplicación) y úsalo otra vez.",
    "このコマンドは変更されました。Discordを再読み込み（Ctrl+R、またはアプリを開き直す）してから使ってください。",
)
OLD_BUTTON = Text(
    "This is of another version of me, and does nothing any more. Please ask again.",
    "Das ist von einer anderen Version von mir und tut nichts mehr. Bitte frag noch einmal.",
    "Ceci vient d’une autre version de moi et ne fait plus rien. Reposez la question.",
    "Esto es de otra versión mía y ya no hace nada. Vuelve a preguntar.",
    "これは別のバージョンのもので、もう動きません。もう一度質問してください。",
)
EMPTY_REPLY = Text(
    "Discord does not let me read this message. Please mention me in it (me, and not my role), and I will answer. To check"
    " somebody's message, use *Apps* › *Check against the briefing* in its menu.",
    "Discord lässt mich diese Nachricht nicht lesen. Erwähne mich darin (mich, nicht meine Rolle), und ich antworte. Um"
    " eine Nachricht zu prüfen, nimm in ihrem Menü *Apps* › *Mit dem Briefing prüfen*.",
    "Discord ne me laisse pas lire ce message. Mentionnez-moi dedans (moi, et non mon rôle), et je répondrai. Pour vérifier"
    " un message, utilisez *Applications* › *Vérifier avec le dossier* dans son menu.",
    "Discord no me deja leer este mensaje. Mencióname en él (a mí, no a mi rol) y responderé. Para comprobar un mensaje,"
    " usa *Aplicaciones* › *Comprobar con el informe* en su menú.",
    "Discordの仕様でこのメッセージを読めません。ロールではなく私にメンションしてください。メッセージを確認するには、"
    "メニューの *アプリ* › *ブリーフィングで確認* を使ってください。",
)
UNREADABLE = Text(
    "I can read only messages that mention me or reply to me. Please do so here too.",
    "Ich kann nur Nachrichten lesen, die mich erwähnen oder mir antworten. Bitte mach das auch hier so.",
    "Je ne peux lire que les messages qui me mentionnent ou me répondent. Faites de même ici.",
    "Solo puedo leer mensajes que me mencionan o me responden. Hazlo aquí también.",
    "私へのメンションか返信だけを読めます。ここでもそうしてください。",
)
IN_LINE = Text(
    "⏳ Many are asking right now. Your question is number {number} in line.",
    "⏳ Gerade fragen viele. Deine Frage ist Nummer {number} in der Schlange.",
    "⏳ Beaucoup de questions arrivent. La vôtre est numéro {number} dans la file.",
    "⏳ Ahora preguntan muchos. Tu pregunta es la número {number} en la cola.",
    "⏳ いま質問が多いため、順番待ちです。あなたの質問は{number}番目です。",
)
COULD_NOT_ANSWER = Text(
    "I could not answer: {cause}.",
    "Ich konnte nicht antworten: {cause}.",
    "Je n’ai pas pu répondre : {cause}.",
    "No he podido responder: {cause}.",
    "回答できませんでした：{cause}",
)
RESTARTED = Text(
    "I am being restarted, and will answer this when I am back. If I am not within 15 minutes, please ask again.",
    "Ich werde gerade neu gestartet und antworte, wenn ich zurück bin. Dauert es länger als 15 Minuten, frag bitte noch einmal.",
    "Je redémarre et répondrai à mon retour. Si je ne suis pas là dans 15 minutes, reposez la question.",
    "Me están reiniciando y responderé cuando vuelva. Si tardo más de 15 minutos, vuelve a preguntar.",
    "再起動中です。戻り次第回答します。15分以内に戻らない場合は、もう一度質問してください。",
)
NOBODY_KNOWS = Text(
    "{role} The briefing does not say: {question}",
    "{role} Das Briefing sagt es nicht: {question}",
    "{role} Le dossier ne le dit pas : {question}",
    "{role} El informe no lo dice: {question}",
    "{role} ブリーフィングに答えがありません：{question}",
)
UNHEARD = Text(
    "Commands that were not acknowledged in time, as too much came at once or Discord was out of reach: {count}. Please try again.",
    "Befehle, die nicht rechtzeitig bestätigt wurden, weil zu viel auf einmal kam oder Discord nicht erreichbar war: {count}. Bitte versuch es noch einmal.",
    "Commandes non confirmées à temps, car trop arrivaient à la fois ou Discord était injoignable : {count}. Réessayez.",
    "Comandos que no se confirmaron a tiempo, porque llegaron demasiados o Discord no respondía: {count}. Inténtalo de nuevo.",
    "一度に多く届いたか、Discordに接続できなかったため、時間内に受け付けられなかったコマンド：{count}件。もう一度お試しください。",
)
FIRST_CLAIMS = Text(
    "-# The first {count} of {all} sentences were checked.",
    "-# Die ersten {count} von {all} Sätzen wurden geprüft.",
    "-# Les {count} premières phrases sur {all} ont été vérifiées.",
    "-# Se comprobaron las primeras {count} de {all} frases.",
    "-# {all}文のうち最初の{count}文を確認しました。",
)
NOT_READ = Text(
    "The briefing cannot be read now: {cause}.",
    "Das Briefing kann gerade nicht gelesen werden: {cause}.",
    "Le dossier ne peut pas être lu maintenant : {cause}.",
    "El informe no se puede leer ahora: {cause}.",
    "いまブリーフィングを読めません：{cause}",
)
MORE_PAGES = Text(
    "-# {count} more pages are not shown. Narrow `/ask` to an article by typing its name.",
    "-# {count} weitere Seiten werden nicht gezeigt. Grenze `/ask` auf einen Artikel ein, indem du seinen Namen tippst.",
    "-# {count} autres pages ne sont pas affichées. Limitez `/ask` à un article en tapant son nom.",
    "-# No se muestran {count} páginas más. Limita `/ask` a un artículo escribiendo su nombre.",
    "-# ほかに{count}ページあります。`/ask` で記事名を入力すると絞り込めます。",
)
ARTICLES = Text(
    "articles: {count}",
    "Artikel: {count}",
    "articles : {count}",
    "artículos: {count}",
    "記事{count}件",
)
NO_SUCH_ARTICLE = Text(
    "There is no such article in the briefing: choose one from the list.",
    "Diesen Artikel gibt es im Briefing nicht: Wähl einen aus der Liste.",
    "Cet article n’est pas dans le dossier : choisissez-en un dans la liste.",
    "No hay tal artículo en el informe: elige uno de la lista.",
    "その記事はブリーフィングにありません。一覧から選んでください。",
)
NO_SUCH_SOURCE = Text(
    "No article of the briefing is from there: choose a source from the list.",
    "Kein Artikel des Briefings ist von dort: Wähl eine Quelle aus der Liste.",
    "Aucun article du dossier n’en vient : choisissez une source dans la liste.",
    "Ningún artículo del informe es de ahí: elige una fuente de la lista.",
    "その情報源の記事はありません。一覧から選んでください。",
)
NO_DAY = Text(
    "“{given}” is no day: choose one from the list, or write it as YYYY-MM-DD.",
    "„{given}“ ist kein Tag: Wähl einen aus der Liste, oder schreib ihn als JJJJ-MM-TT.",
    "« {given} » n’est pas un jour : choisissez-en un dans la liste, ou écrivez-le AAAA-MM-JJ.",
    "«{given}» no es un día: elige uno de la lista o escríbelo como AAAA-MM-DD.",
    "「{given}」は日付ではありません。一覧から選ぶか、YYYY-MM-DD の形で書いてください。",
)
DAYS_REVERSED = Text(
    "Since {since} is after until {until}: give the earlier day first.",
    "Seit {since} liegt nach bis {until}: Gib den früheren Tag zuerst an.",
    "Depuis {since} vient après jusqu’à {until} : donnez d’abord le jour le plus ancien.",
    "Desde {since} es posterior a hasta {until}: da primero el día anterior.",
    "開始日 {since} が終了日 {until} より後です。早い日を先に指定してください。",
)
