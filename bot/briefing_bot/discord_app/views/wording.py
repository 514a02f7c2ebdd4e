"""What the bot says of itself, in the languages of its commands: refusals, notes, and the texts of buttons.

Not what it says of the news: that is the words of articles, in their language.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import discord


class Text(NamedTuple):
    """One text in each language; what stands in braces is filled in by :meth:`of`."""

    en: str
    de: str
    fr: str
    es: str
    ja: str

    def of(self, **fields: Any) -> Text:
        """The same, filled in."""
        return Text(*(text.format(**fields) for text in self))

    def to(self, locale: discord.Locale | None) -> str:
        """The text in the language of ``locale``; in English where there is none in it."""
        return str(getattr(self, str(locale or "en").split("-")[0], self.en))


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
EXPIRED = Text(
    "This answer has expired: I keep answers for a while only. Ask the question again to get a fresh one.",
    "Diese Antwort ist abgelaufen: Ich bewahre Antworten nur eine Zeit lang auf. Frag noch einmal.",
    "Cette réponse a expiré : je ne garde les réponses qu’un temps. Reposez la question.",
    "Esta respuesta ha caducado: solo guardo las respuestas un tiempo. Vuelve a preguntar.",
    "この回答は期限切れです。回答の保存は一定期間だけです。もう一度質問してください。",
)
NOT_YOURS = Text(
    "Only the person who asked can delete this answer.",
    "Nur wer gefragt hat, kann diese Antwort löschen.",
    "Seule la personne qui a posé la question peut supprimer cette réponse.",
    "Solo quien preguntó puede borrar esta respuesta.",
    "この回答を削除できるのは質問した人だけです。",
)
THANKS = Text(
    "Thank you. This is kept without your name.",
    "Danke. Das wird ohne deinen Namen aufbewahrt.",
    "Merci. Cet avis est gardé sans votre nom.",
    "Gracias. Se guarda sin tu nombre.",
    "ありがとうございます。お名前は保存されません。",
)
NO_BRIEFING = Text(
    "I cannot read the briefing of this server right now. Please try again in a moment.",
    "Ich kann das Briefing dieses Servers gerade nicht lesen. Bitte versuch es gleich noch einmal.",
    "Je ne peux pas lire le dossier de ce serveur en ce moment. Réessayez dans un instant.",
    "Ahora no puedo leer el informe de este servidor. Inténtalo de nuevo en un momento.",
    "いまこのサーバーのブリーフィングを読めません。少し後でもう一度お試しください。",
)
NOT_LOOKED_UP = Text(
    "I cannot look this answer up right now. Please try again in a moment.",
    "Ich kann diese Antwort gerade nicht nachschlagen. Bitte versuch es gleich noch einmal.",
    "Je ne peux pas retrouver cette réponse en ce moment. Réessayez dans un instant.",
    "Ahora no puedo buscar esta respuesta. Inténtalo de nuevo en un momento.",
    "いまこの回答を取り出せません。少し後でもう一度お試しください。",
)
NOT_CHANGED = Text(
    "I cannot reach my database right now; nothing was changed. Please try again in a moment.",
    "Ich erreiche meine Datenbank gerade nicht; nichts wurde geändert. Bitte versuch es gleich noch einmal.",
    "Je n’ai pas accès à ma base de données ; rien n’a changé. Réessayez dans un instant.",
    "Ahora no llego a mi base de datos; no se ha cambiado nada. Inténtalo de nuevo en un momento.",
    "いまデータベースに接続できません。何も変更されていません。少し後でもう一度お試しください。",
)
NOT_DELETED = Text(
    "I could not delete it right now. Please try again in a moment.",
    "Ich konnte es gerade nicht löschen. Bitte versuch es gleich noch einmal.",
    "Je n’ai pas pu le supprimer. Réessayez dans un instant.",
    "No he podido borrarlo ahora. Inténtalo de nuevo en un momento.",
    "いま削除できませんでした。少し後でもう一度お試しください。",
)
DELETED = Text(
    "Deleted: {count}.",
    "Gelöscht: {count}.",
    "Supprimé : {count}.",
    "Borrado: {count}.",
    "削除しました：{count}件。",
)
NO_THREADS = Text(
    "I may not open threads in this channel, or not write in them. Ask a manager of this server to let me.",
    "Ich darf in diesem Kanal keine Threads öffnen oder nicht darin schreiben. Bitte wende dich an die Serverleitung.",
    "Je ne peux pas ouvrir de fils dans ce salon, ou pas y écrire. Demandez-le à un responsable du serveur.",
    "No puedo abrir hilos en este canal, o no puedo escribir en ellos. Pídeselo a quien gestiona el servidor.",
    "このチャンネルではスレッドを作成または書き込みできません。サーバーの管理者に許可を頼んでください。",
)
MUTE_THREAD = Text(
    "The thread is there, but I may not write in it. Ask a manager of this server to let me.",
    "Der Thread ist da, aber ich darf nicht darin schreiben. Bitte wende dich an die Serverleitung.",
    "Le fil est là, mais je ne peux pas y écrire. Demandez-le à un responsable du serveur.",
    "El hilo está ahí, pero no puedo escribir en él. Pídeselo a quien gestiona el servidor.",
    "スレッドはできましたが、書き込めません。サーバーの管理者に許可を頼んでください。",
)
THREAD_THERE = Text(
    "There is a thread already.",
    "Es gibt schon einen Thread.",
    "Il y a déjà un fil.",
    "Ya hay un hilo.",
    "スレッドはすでにあります。",
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
NOT_ALLOWED = Text(
    "Only members who may manage this server can use this command.",
    "Nur wer diesen Server verwalten darf, kann diesen Befehl nutzen.",
    "Seuls les membres qui peuvent gérer ce serveur peuvent utiliser cette commande.",
    "Solo quien puede gestionar este servidor puede usar este comando.",
    "このコマンドを使えるのはサーバーを管理できるメンバーだけです。",
)
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
NO_PINGING_ALL = Text(
    "I do not ping everyone: choose another role.",
    "Ich erwähne nicht alle: Wähl eine andere Rolle.",
    "Je ne mentionne pas tout le monde : choisissez un autre rôle.",
    "No menciono a todo el mundo: elige otro rol.",
    "全員へのメンションはしません。別のロールを選んでください。",
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
NAME_CHANNEL = Text(
    "Name the channel to add or remove.",
    "Nenne den Kanal, der hinzukommt oder wegfällt.",
    "Nommez le salon à ajouter ou à retirer.",
    "Indica el canal que se añade o se quita.",
    "追加または削除するチャンネルを指定してください。",
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
THREAD_OPENED = Text(
    "Reply to one of my messages here, or mention me, and I will take it as a follow-up. I cannot read other messages.",
    "Antworte hier auf eine meiner Nachrichten oder erwähne mich, dann nehme ich es als Folgefrage. Andere Nachrichten kann ich nicht lesen.",
    "Répondez ici à l’un de mes messages, ou mentionnez-moi, et je le prendrai comme une suite. Je ne peux pas lire les autres messages.",
    "Responde aquí a un mensaje mío, o mencióname, y lo tomaré como continuación. No puedo leer otros mensajes.",
    "ここで私のメッセージに返信するかメンションすると、続きの質問として受け取ります。ほかのメッセージは読めません。",
)

# Buttons and the form that one of them opens.
THREAD = Text("Thread", "Thread", "Fil", "Hilo", "スレッド")
DELETE = Text("Delete", "Löschen", "Supprimer", "Borrar", "削除")
DELETE_HERE = Text("Delete here", "Hier löschen", "Supprimer ici", "Borrar aquí", "ここで削除")
DELETE_EVERYWHERE = Text(
    "Delete everywhere", "Überall löschen", "Supprimer partout", "Borrar en todas partes", "すべて削除"
)
END = Text("End", "Beenden", "Terminer", "Terminar", "終了")
CHECK_AGAIN = Text("Check again", "Noch einmal prüfen", "Vérifier à nouveau", "Comprobar otra vez", "再確認")
NOT_HELPFUL = Text("Not helpful", "Nicht hilfreich", "Pas utile", "No es útil", "役に立たなかった")
WHAT_WAS_WRONG = Text(
    "What was wrong with it?",
    "Was stimmte nicht?",
    "Qu’est-ce qui n’allait pas ?",
    "¿Qué estaba mal?",
    "何が問題でしたか",
)
WHO_READS_IT = Text(
    "Optional. The managers of this server can read it, without your name.",
    "Freiwillig. Wer diesen Server verwaltet, kann es lesen, ohne deinen Namen.",
    "Facultatif. Les responsables de ce serveur peuvent le lire, sans votre nom.",
    "Opcional. Quienes gestionan este servidor pueden leerlo, sin tu nombre.",
    "任意です。サーバーの管理者は、お名前なしで読むことができます。",
)
