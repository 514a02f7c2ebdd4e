"""What the bot is and what it stores: /about and /privacy."""

from __future__ import annotations

from briefing_bot.discord_app.views.wording.text import Text

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
ABOUT = Text(
    "**Briefing Bot {version}**\n"
    "I answer questions about a briefing ({articles}) with its exact words: quotes, who said them, when, and where to read on. If the briefing doesn't say, I say so. I write no sentence of my own about the news, and I check every quote against its article each time I show it.\n"
    "\n"
    "Ask with `/ask`, by mentioning me, or by replying to an answer of mine. In a message's menu, *Apps* › *Check against the briefing* shows the quotes that bear on it.\n"
    "\n"
    "**What I store**\n"
    "Answers with their questions, for {days} days, so that the buttons work; feedback that you give; what you watch; what this server's managers set. Of you I store a keyed hash of your user id, never the id or your name. I cannot read messages that neither mention me nor reply to me. `/privacy` deletes what is stored on you. What is stored of a server, its own briefing included, is deleted {grace} days after I left it.",
    "**Briefing Bot {version}**\n"
    "Ich beantworte Fragen zu einem Briefing ({articles}) mit seinem genauen Wortlaut: Zitate, wer sie gesagt hat, wann, und wo es weitergeht. Sagt das Briefing es nicht, so sage ich das. Über die Nachrichten schreibe ich keinen eigenen Satz, und jedes Zitat prüfe ich an seinem Artikel, sooft ich es zeige.\n"
    "\n"
    "Frag mit `/ask`, indem du mich erwähnst oder auf eine Antwort von mir antwortest. Im Menü einer Nachricht zeigt *Apps* › *Mit dem Briefing prüfen* die Zitate, die sie betreffen.\n"
    "\n"
    "**Was ich speichere**\n"
    "Antworten mit ihren Fragen, {days} Tage lang, damit die Knöpfe gehen; Rückmeldungen von dir; was du beobachtest; was die Serverleitung einstellt. Von dir speichere ich einen verschlüsselten Hash deiner Nutzer-ID, nie die ID oder deinen Namen. Nachrichten, die mich weder erwähnen noch mir antworten, kann ich nicht lesen. `/privacy` löscht, was über dich gespeichert ist. Was von einem Server gespeichert ist, auch sein eigenes Briefing, wird {grace} Tage nachdem ich ihn verlassen habe gelöscht.",
    "**Briefing Bot {version}**\n"
    "Je réponds aux questions sur un dossier ({articles}) avec ses mots exacts : des citations, qui les a dites, quand, et où lire la suite. Si le dossier ne le dit pas, je le dis. Je n’écris aucune phrase à moi sur l’actualité, et je vérifie chaque citation dans son article chaque fois que je la montre.\n"
    "\n"
    "Demandez avec `/ask`, en me mentionnant, ou en répondant à une de mes réponses. Dans le menu d’un message, *Applications* › *Vérifier avec le dossier* montre les citations qui s’y rapportent.\n"
    "\n"
    "**Ce que je conserve**\n"
    "Les réponses avec leurs questions, {days} jours, pour que les boutons marchent ; vos avis ; ce que vous surveillez ; ce que règlent les responsables du serveur. De vous, je conserve une empreinte à clé de votre identifiant, jamais l’identifiant ni votre nom. Je ne peux pas lire les messages qui ne me mentionnent pas et ne me répondent pas. `/privacy` supprime ce qui est conservé sur vous. Ce qui est conservé d’un serveur, son propre dossier compris, est supprimé {grace} jours après mon départ.",
    "**Briefing Bot {version}**\n"
    "Respondo a preguntas sobre un informe ({articles}) con sus palabras exactas: citas, quién las dijo, cuándo y dónde seguir leyendo. Si el informe no lo dice, lo digo. No escribo ninguna frase propia sobre las noticias, y compruebo cada cita en su artículo cada vez que la muestro.\n"
    "\n"
    "Pregunta con `/ask`, mencionándome o respondiendo a una respuesta mía. En el menú de un mensaje, *Aplicaciones* › *Comprobar con el informe* muestra las citas que le conciernen.\n"
    "\n"
    "**Lo que guardo**\n"
    "Las respuestas con sus preguntas, {days} días, para que funcionen los botones; tus opiniones; lo que vigilas; lo que ajusta quien gestiona este servidor. De ti guardo un hash con clave de tu identificador, nunca el identificador ni tu nombre. No puedo leer mensajes que no me mencionan ni me responden. `/privacy` borra lo guardado sobre ti. Lo guardado de un servidor, incluido su propio informe, se borra {grace} días después de que lo deje.",
    "**Briefing Bot {version}**\n"
    "ブリーフィング（{articles}）についての質問に、原文そのままで答えます。引用、発言者、日付、続きを読む場所を示します。書かれていなければ、そう伝えます。ニュースについて自分の文は書かず、引用は表示するたびに記事と照合します。\n"
    "\n"
    "`/ask`、私へのメンション、私の回答への返信で質問できます。メッセージのメニューの *アプリ* › *ブリーフィングで確認* で、関係する引用を表示します。\n"
    "\n"
    "**保存するもの**\n"
    "ボタンが使えるように質問と回答を{days}日間。あなたの評価、見張っている言葉、サーバー管理者の設定。あなたについてはユーザーIDの鍵付きハッシュだけを保存し、IDや名前は保存しません。私へのメンションでも返信でもないメッセージは読めません。`/privacy` であなたについて保存したものを削除できます。サーバーについて保存したもの（専用のブリーフィングを含む）は、私が退出してから{grace}日後に削除されます。",
)
PRIVACY = Text(
    "**What is stored on you**\n"
    "Your questions and the sentences you had checked, with their answers, feedback that you gave, what you watch and a briefing of your own, under a keyed hash of your user id, for {days} days. No names, and no other messages.\n"
    "\n"
    "Delete it here, or everywhere you have asked? Answers already shown stay; their buttons stop working.",
    "**Was über dich gespeichert ist**\n"
    "Deine Fragen und die Sätze, die du prüfen ließest, mit ihren Antworten, deine Rückmeldungen, was du beobachtest und ein eigenes Briefing, unter einem verschlüsselten Hash deiner Nutzer-ID, {days} Tage lang. Keine Namen und keine anderen Nachrichten.\n"
    "\n"
    "Hier löschen, oder überall, wo du gefragt hast? Schon gezeigte Antworten bleiben; ihre Knöpfe gehen dann nicht mehr.",
    "**Ce qui est conservé sur vous**\n"
    "Vos questions et les phrases que vous avez fait vérifier, avec leurs réponses, vos avis, ce que vous surveillez et un dossier à vous, sous une empreinte à clé de votre identifiant, {days} jours. Aucun nom, et aucun autre message.\n"
    "\n"
    "Supprimer ici, ou partout où vous avez demandé ? Les réponses déjà affichées restent ; leurs boutons ne marchent plus.",
    "**Lo que se guarda sobre ti**\n"
    "Tus preguntas y las frases que hiciste comprobar, con sus respuestas, tus opiniones, lo que vigilas y un informe propio, bajo un hash con clave de tu identificador, {days} días. Ningún nombre y ningún otro mensaje.\n"
    "\n"
    "¿Borrarlo aquí, o en todas partes donde has preguntado? Las respuestas ya mostradas se quedan; sus botones dejan de funcionar.",
    "**あなたについて保存しているもの**\n"
    "質問と確認した文、その回答、評価、見張っている言葉、専用のブリーフィングを、ユーザーIDの鍵付きハッシュのもとで{days}日間。名前やほかのメッセージは保存しません。\n"
    "\n"
    "ここだけ、または質問したすべての場所で削除しますか。表示済みの回答は残りますが、ボタンは使えなくなります。",
)
KEPT_NOW = Text(
    "\n**Now:** {here} here, {everywhere} in all places.",
    "\n**Jetzt:** {here} hier, {everywhere} insgesamt.",
    "\n**Maintenant :** {here} ici, {everywhere} en tout.",
    "\n**Ahora:** {here} aquí, {everywhere} en total.",
    "\n**現在：** ここに{here}件、全体で{everywhere}件。",
)
OF_THIS_SERVER = Text(
    "of this server",
    "dieses Servers",
    "de ce serveur",
    "de este servidor",
    "このサーバーの",
)
