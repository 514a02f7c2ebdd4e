"""Said of an answer that was given: by its buttons, in its thread, and where it could not be shown."""

from __future__ import annotations

from briefing_bot.discord_app.views.wording.text import Text

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
THREAD_OPENED = Text(
    "Reply to one of my messages here, or mention me, and I will take it as a follow-up. I cannot read other messages.",
    "Antworte hier auf eine meiner Nachrichten oder erwähne mich, dann nehme ich es als Folgefrage. Andere Nachrichten kann ich nicht lesen.",
    "Répondez ici à l’un de mes messages, ou mentionnez-moi, et je le prendrai comme une suite. Je ne peux pas lire les autres messages.",
    "Responde aquí a un mensaje mío, o mencióname, y lo tomaré como continuación. No puedo leer otros mensajes.",
    "ここで私のメッセージに返信するかメンションすると、続きの質問として受け取ります。ほかのメッセージは読めません。",
)
REFUSED_BY_DISCORD = Text(
    "I have an answer, but Discord refused to show it here. Please ask in other words; this was noted.",
    "Ich habe eine Antwort, aber Discord zeigt sie hier nicht an. Bitte frag mit anderen Worten; das wurde vermerkt.",
    "J’ai une réponse, mais Discord a refusé de l’afficher ici. Demandez en d’autres mots ; cela a été noté.",
    "Tengo una respuesta, pero Discord no la ha mostrado aquí. Pregunta con otras palabras; ha quedado anotado.",
    "回答はありますが、Discordがここに表示しませんでした。言い方を変えて質問してください。記録されました。",
)
SAID_ELSEWHERE = Text(
    "I could not show the answer to your question in {channel} any more. Here it is:",
    "Ich konnte die Antwort auf deine Frage in {channel} nicht mehr zeigen. Hier ist sie:",
    "Je n’ai plus pu afficher la réponse à votre question dans {channel}. La voici :",
    "Ya no he podido mostrar la respuesta a tu pregunta en {channel}. Aquí está:",
    "{channel} での質問への回答を表示できなくなったため、ここでお伝えします。",
)
SAID_ASIDE = Text(
    "I may not write in {channel}. Here is what I would have said there:",
    "In {channel} darf ich nicht schreiben. Das hätte ich dort gesagt:",
    "Je ne peux pas écrire dans {channel}. Voici ce que j’y aurais dit :",
    "No puedo escribir en {channel}. Esto es lo que habría dicho allí:",
    "{channel} に書き込めないため、そこで伝えるはずだった内容をここに示します。",
)
