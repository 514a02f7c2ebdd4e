"""The networks that a question is read with, and how their logits become probabilities: by READER all that there are, or the fast ones."""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from threading import Lock, Thread
from typing import Literal, get_args

from briefing_bot.errors import ReaderError
from briefing_bot.neural.calibration import Calibration, QuoteSigns
from briefing_bot.neural.network import check_installed, damaged
from briefing_bot.neural.reader import Reader
from briefing_bot.neural.similarity import Similarity
from briefing_bot.neural.weights import FOLDER, LARGE
from briefing_bot.settings import Settings

Reading = Literal["on", "fast"]
"""``on``: a large reader, where the folder has one, reads again what the small one found best. ``fast``: it does not."""

READINGS: tuple[Reading, ...] = get_args(Reading)

_LOADING = Lock()


@dataclass(frozen=True)
class Networks:
    """Loaded networks. They may be used from several threads at once.

    Attributes:
        reader: reads the best passages by retrieval.
        large: reads the best of those again; None where there is none, or it is not to.
        similarity: compares passages with a question.
        calibration: from their signs to the probability that the briefing answers.
        quotes: the same for a quote; its thresholds are for those after the first.
    """

    reader: Reader
    large: Reader | None
    similarity: Similarity
    calibration: Calibration
    quotes: Calibration

    @classmethod
    def load(cls, reading: Reading, folder: Path = FOLDER) -> Networks:
        """Those of a folder (default: the ones that ship with the package), loaded once; what is being loaded is waited for.

        Raises:
            ReaderError: onnxruntime or tokenizers is not installed, or a file is missing or damaged.
        """
        with _LOADING:
            return cls._loaded(reading, folder)

    @classmethod
    def load_ahead(cls, settings: Settings) -> None:
        """Begin to load, in a thread, those that settings name; most of it goes on beside Python. Whatever that fails by, :meth:`load` raises.

        Raises:
            SettingError: a setting has a value that it cannot take.
        """
        reading, folder = settings["READER"], Path(settings["BRIEFING_MODELS"] or FOLDER)

        def loaded() -> None:
            with suppress(ReaderError):
                cls.load(reading, folder)

        if reading in READINGS:
            Thread(target=loaded, name="networks", daemon=True).start()

    @classmethod
    @lru_cache(maxsize=4)
    def _loaded(cls, reading: Reading, folder: Path) -> Networks:
        check_installed(folder, "reader.json")
        try:
            large = Reader.load_large(folder) if reading == "on" and (folder / LARGE).is_file() else None
            card = json.loads((folder / "reader.json").read_text(encoding="utf-8"))["on" if large else "fast"]
            calibration, quotes = Calibration.of(card["calibration"]), Calibration.of(card["quotes"], QuoteSigns)
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise damaged(folder, error) from None
        return cls(Reader.load(folder), large, Similarity.load(folder), calibration, quotes)
