"""Sentence spans: a table of news English, and properties that hold for any text."""

from __future__ import annotations

import pytest
from briefing_bot.language.text.sentences import sentences
from hypothesis import given
from hypothesis import strategies as st

from tests.nasty import nasty_text

# Each line is one paragraph; ``¦`` marks where one sentence ends and the next begins.
CASES = {
    "titles and ranks": """
Mr. Alder left. ¦Mrs. Birch stayed. ¦Ms. Cedar waited. ¦Dr. Dogwood spoke.
Prof. Elm said Rev. Fir and Hon. Gale would come. ¦They did.
Rep. Ash and Sen. Birch met Gov. Cane on the steps. ¦Reps. Dale and Elm did not.
U.S. Defense Secretary Ada Lind said on Monday that troops had moved. ¦She gave no number.
Air Force Brig. Gen. Otto Ray confirmed it. ¦Lt. Col. Mia Fenn did not.
Sgt. First Class Ty Moor, Capt. Lee Po and Adm. Sue Orr were decorated.
Maj. Gen. Ion Pop, Cpl. Jan Vos, Pfc. Kim Lo and Spc. Al Roe were named.
Supt. Lou Gray called Det. Ann Bly. ¦Atty. Gen. Bo Crow was told.
The army said Pvt. Ed Finch was found. ¦His family was told.
Pres. Ada Moor signed it. ¦Asst. Chief Hal Teal watched.
Msgr. Paolo Vanni led the service. ¦Sr. Clare Boll sang.
""",
    "names": """
J.K. Rowling wrote to J. R. R. Tolkien's heirs. ¦Nobody answered.
John F. Kennedy spoke here. ¦So did George W. Bush.
The film by M. Night Shyamalan opens today. ¦Critics were kind.
Samuel L. Jackson was there. ¦He stayed an hour.
The ship, the Gerald R. Ford, sailed on Tuesday. ¦It carries 4,500 people.
Judge W. H. Moss ruled for the city. ¦The city was pleased.
Robert Downey Jr. won the prize. ¦He thanked his wife.
Ken Griffey Jr. Day is held each May.
Kim Lind Sr. said he was proud.
Dr. Ada Lind, Ph.D., of the institute, agreed. ¦Her colleagues did too.
She earned a Ph.D. in physics. ¦She was 24.
He holds a B.A. from Oslo and an M.B.A. from Yale. ¦He paints, too.
Booker T. Washington High School closed. ¦Pupils wept.
""",
    "places": """
St. Louis lost to Ft. Worth. ¦Mt. Hood was white.
He was born in Washington, D.C. in 1950. ¦She was born in Reno, Nev., in 1951.
The fire reached St. Helena, Calif. on Sunday. ¦Nobody was hurt.
She lives in the U.S. ¦She was born in Peru.
He moved to the U.K. in May. ¦They stayed behind.
The U.N. Security Council met. ¦The U.S. Senate did not.
Officials in the U.S. and the E.U. said so. ¦No one else did.
The U.S. is sending aid. ¦The U.S. has sent it before.
SAN JOSE, Calif. — A jury on Thursday cleared the firm. ¦It took an hour.
EXETER, N.H. – The governor left the race. ¦He did not say why.
WATERBURY, Conn. — The owner should pay $9 million. ¦He will appeal.
BELLWOOD, Del. (AP) — Testimony began Monday in a courtroom here.
MOSS POINT, Ore. -- The mill is to close. ¦It opened in 1910.
LONDON (Wire) - The pound fell on Friday. ¦It rose on Monday.
The shop stood on Elm St. for years. ¦It is gone.
They marched down Fifth Ave. and across the bridge.
""",
    "companies": """
Acme Inc. said sales fell. ¦Beta Corp. declined to comment. ¦Gamma Ltd. rose.
The chair of Acme Inc. ¦The board is seeking another.
Ford Motor Co. is recalling cars. ¦They may roll away.
Warner Bros. is resetting its plans. ¦Ultimately, the film did not fit.
Shares of Delta Co. Ltd. fell. ¦Those of Epsilon PLC rose.
Yahoo! said it would close the site. ¦Users were told on Monday.
The host of Jeopardy! said goodbye. ¦He had been there for years.
He joined Yahoo! Finance in May. ¦She left in June.
""",
    "law and numbers": """
The judges cited Brown v. Board of Education. ¦They were unanimous.
Roe v. Wade was overturned in 2022. ¦States acted at once.
Oklahoma State vs. Youngstown State starts at 7 p.m. on Tuesday.
He lives at No. 10 Downing Street. ¦She does not.
The No. 1 seed lost. ¦The No. 8 seed won.
See Fig. 3 and pp. 12 of vol. 2 for details.
No. ¦We try to keep the two apart.
He said no. ¦She said yes.
Prices rose 3.5 percent, to $1.20. ¦They fell 0.4 percent in May.
The index closed at 4,120.35. ¦It opened at 4,100.00.
The quake had a magnitude of 7.8. ¦It struck at dawn.
They paid $4.8 million. ¦A rival offered $5 million.
Sec. 230 protects them. ¦Congress may change it.
The vote was 51-49. ¦Two members were absent.
He scored 30. ¦She scored 31.
""",
    "dates and hours": """
The attack of Jan. 6 is not forgotten. ¦A trial begins on Feb. 3.
It happened on Sept. 11, 2001. ¦The city wept.
The hearing is set for Nov. 26. ¦The jury will be chosen then.
In Aug. 2021 the border closed. ¦It opened in Dec.
Polls close at 8 p.m. Tuesday. ¦Counting starts at once.
He woke at 1 a.m. Monday. ¦The river was rising.
It starts at 9 a.m. ET on the north lawn.
The talks ended at 5 p.m. ¦They resume at 9 a.m. on Friday.
The show is on at 8 p.m. ¦It lasts an hour.
The library closes at 5 p.m. ¦City Manager Robin Tate said so.
It landed at 7 p.m. EDT on May 2.
It landed at 7 a.m. Eastern time.
It left at 10 a.m. ¦Nobody was on board.
On Mon. Feb. 3 the court sits.
It sank in 480 B.C. and was found in A.D. 1900. ¦Divers found it.
""",
    "quotation marks": """
"We won," he said. ¦"It was close."
"We won." ¦He smiled.
“We won.” ¦He smiled. ¦“Really.”
"Why?" he asked. ¦"Because," she said.
“Why now?” Lind asked. ¦“Because we must,” Moss said.
"Get out!" Ada Lind shouted. ¦He left.
“Who is it?” the mayor of the town asked.
"Is it over?" ¦The crowd fell silent.
He asked, "Is it over?" ¦The crowd fell silent.
She said, “It is over.” ¦Then she left.
“It is over.” ¦“It is not.”
‘It is over.’ ¦‘It is not,’ she said.
'It is over.' ¦'It is not,' she said.
He called it “a disaster.” ¦Others agreed.
He called it "a disaster". ¦Others agreed.
“I told her, ‘Please stay.’” ¦She stayed.
“I told her, ‘Please stay. ¦We need you,’” Lind said.
"He is a great man," said Lind. ¦"He will be missed."
“No. ¦No. ¦We do not,” he said.
"Yes," he said. ¦"No," she said.
“The crisis is real,” Lind added. ¦“And it will grow.”
He said the plan (which he wrote) had failed. ¦It had.
Lind wrote on the site: “We will not stop!” ¦Then came the rain.
"I don't know!" she told reporters. ¦They laughed.
"How high?" Moss, 41, of Reno, replied. ¦"How deep?"
She read “Who’s There?” to the class. ¦It was late.
"What?” he said. ¦“Nothing."
«C'est fini.» ¦He left.
""",
    "marks": """
Really?! ¦Yes!! ¦It is so.
What happened? ¦Why? ¦Who knew?
Wait... ¦The door opened.
He paused ... and went on. ¦She did not.
He paused… and went on.
"I'm not sure ... but I think so," he said. ¦"Maybe."
“It was... hard,” she said.
We waited in line for three years. ... ¦Then the door opened.
... There is a lot at stake. ¦All agree.
"They will pay for doctors and lawyers. ... ¦Simply put, it is not fair."
The vote (held on Monday) failed. ¦(It had failed before.) ¦A third is planned.
It failed [sic]. ¦They tried again.
“[We] lost.” ¦That was all.
The talks failed; the war went on. ¦Peace came later.
The rule: no phones. ¦Nobody obeyed.
Lind — a nurse — left. ¦Moss – a cook – stayed.
The firm’s motto? ¦Work hard.
The next item came without a mark
He left.) ¦She stayed.
""",
    "glued": """
It ended in 2022.¦The war went on.
“We won,” he said.¦“It was close.”
It was over.¦But nobody left.
The court ruled on Monday.¦Biden signed it.
That is what happened!¦The crowd cheered.
Is it safe?¦The answer is no.
He came home.”¦She did not.
They sold it to Booking.com on Monday. ¦It was cheap.
The file is named report.Final.pdf in the records.
Node.js and ASP.NET were named. ¦So was Web3.
It cost 3.5million. ¦Nobody paid.
The site Welcome.US opened.
He said e.g. that i.e. was Latin. ¦It is.
""",
    "addresses": """
See https://news.example.com/a.b?c=D.E for more. ¦It is free.
Write to ada.lind@example.org or call. ¦She answers.
Visit www.example.com. ¦It is new.
Follow @ada.lind on Example. ¦She posts daily.
Version 2.0.1 came out. ¦It broke.
The reporter is at a.lind@example.com.
""",
    "names in lower case": """
The iPhone sold well. ¦iPads did not.
She founded eBay. ¦eBay grew.
""",
    "lists within a paragraph": """
The picks: 6. Magic; 7. Pacers; 8. Wizards.
1. Wash your hands. ¦2. Dry them.
The numbers drawn were 3-6-9, Bonus Ball: 14. ¦The winner is not known.
""",
    "other letters": """
Élan vital est mort. ¦Émile left.
Он ушёл. ¦Она осталась.
Łódź won. ¦Żary lost.
She sang “Ça va.” ¦Ángel clapped.
""",
    "bylines and credits": """
By Ada Lind and Otto Moss
The mayor waves to the crowd. ¦Ada Lind/Example Photos
Reporting by Ada Lind in Oslo; Editing by Otto Moss
CNN — The river rose again on Monday. ¦Two bridges closed.
(Wire) — The river rose again. ¦Two bridges closed.
""",
}
TABLE = [
    pytest.param(line, id=f"{kind}-{number}")
    for kind, lines in CASES.items()
    for number, line in enumerate(lines.strip().splitlines(), 1)
]


def test_the_table_is_long() -> None:
    assert len(TABLE) >= 120


@pytest.mark.parametrize("marked", TABLE)
def test_splits_news_english(marked: str) -> None:
    text = marked.replace("¦", "")

    found = [text[start:end] for start, end in sentences(text)]

    assert found == [part.strip() for part in marked.split("¦")]


@pytest.mark.parametrize("marked", ["...", "?", ". . .", "“”", "* * *"])
def test_marks_without_a_word_are_one_span(marked: str) -> None:
    assert sentences(marked) == [(0, len(marked))]


@pytest.mark.parametrize("text", ["", " ", "\n\t\u2003", "\u2028"])
def test_white_space_has_no_sentences(text: str) -> None:
    assert sentences(text) == []


@given(nasty_text)
def test_spans_are_in_order_and_leave_out_only_white_space(text: str) -> None:
    at = 0
    for start, end in sentences(text):
        assert at <= start < end <= len(text)
        assert not text[at:start].strip()
        assert text[start:end] == text[start:end].strip()
        at = end
    assert not text[at:].strip()


@given(nasty_text, st.data())
def test_spans_of_a_part_are_those_of_its_text_moved(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))

    found = sentences(text, start, end)

    assert found == [(start + first, start + last) for first, last in sentences(text[start:end])]


@given(nasty_text)
def test_where_there_are_words_each_sentence_has_one(text: str) -> None:
    found = [text[start:end] for start, end in sentences(text)]

    assert len(found) <= 1 or all(any(c.isalnum() for c in sentence) for sentence in found)


@pytest.mark.parametrize(
    "piece",
    [
        ".",
        ". ",
        ".. ",
        "a",
        "a.",
        "A. ",
        "a ",
        "A ... ",
        "'",
        '" ',
        ".)",
        "(",
        "!? ",
        "word.Word",
        "said ",
        "U.S. ",
        "1. ",
        "; 1. ",
        "\n",
        "- ",
        "\u0301",
        "😀",
        '"Why?" ',
        "… ",
        ".\t\t\t\t\t\t\t\t\t\t",
    ],
)
def test_long_adversarial_text_comes_to_an_end(piece: str) -> None:
    """Sixty thousand characters of any one thing: a splitter whose work grows with the square would not finish."""
    text = piece * (60_000 // len(piece))

    found = sentences(text)

    assert all(start < end for start, end in found)
    assert not found or found[-1][1] == len(text.rstrip())
