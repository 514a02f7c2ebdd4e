"""Buttons, and the form that one of them opens."""

from __future__ import annotations

from briefing_bot.discord_app.views.wording.text import Text

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
