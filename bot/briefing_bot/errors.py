"""Every error that this project raises on purpose.

Each message is one line that names the cause and the mend. Front ends print it and exit with status 2.

    BriefingError                 catch this around anything of ours
    ├── CorpusError               Briefing.load(): the folder cannot be read, or is no folder
    │   └── ArticleError          one file of it; Briefing.load() records it as a Problem and goes on
    ├── DeadlineError             an answer took longer than the command line lets it
    ├── EngineError               a candidate engine cannot be opened, filled or asked
    ├── FetchError                an address cannot be fetched, or may not be
    ├── KeepingError              the folder of a briefing cannot be changed
    ├── LogError                  the log of what was asked cannot be read or deleted
    ├── QuestionError             Briefing.ask(): the question is empty or too long
    ├── QuestionsFileError        the fixed questions of a briefing cannot be read
    ├── RequestError              one line of `briefing ask --jsonl` is no request
    ├── SettingError              a setting has a value that it cannot take
    ├── ReaderError               the reader's model is missing or damaged
    ├── UsageError                the command is given what does not go together, or lacks what it needs
    └── QuoteError                a quote is not, letter for letter, what its article says (law 1)
"""


class BriefingError(Exception):
    """The root: anything this project raises on purpose."""


class CorpusError(BriefingError):
    """A briefing cannot be loaded at all."""


class ArticleError(CorpusError):
    """One article cannot be read; the message says why."""


class DeadlineError(BriefingError):
    """An answer took longer than it may."""


class EngineError(BriefingError):
    """A candidate engine cannot do what it is for; where it was not asked for by name, the exact index does."""


class FetchError(BriefingError):
    """An address cannot be fetched, or may not be.

    Attributes:
        status: what the server answered, None where it did not.
        retry_after: seconds that the server asks to be left alone for, None where it does not say.
    """

    def __init__(self, message: str, status: int | None = None, retry_after: float | None = None) -> None:
        super().__init__(message)
        self.status = status
        self.retry_after = retry_after


class KeepingError(BriefingError):
    """The folder of a briefing cannot be changed."""


class LogError(BriefingError):
    """The log of what was asked cannot be read or deleted."""


class QuestionError(BriefingError):
    """A question cannot be asked as it stands."""


class QuestionsFileError(BriefingError):
    """A file of fixed questions is not well formed."""


class RequestError(BriefingError):
    """A line of requests is not well formed."""


class SettingError(BriefingError):
    """A setting's value is not one that it takes."""


class ReaderError(BriefingError):
    """The reader's model cannot be loaded."""


class UsageError(BriefingError):
    """The command is given options that do not go together, or lacks an extra that it needs."""


class QuoteError(BriefingError):
    """A quote failed its check against the stored article, and is not shown."""
