"""Dates in context. Every sentence is invented; unless it says otherwise, it was published on Wednesday 2024-10-23."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from briefing_bot.language.time.dates import date_spans, dates
from briefing_bot.models import DateMention
from hypothesis import given, settings
from hypothesis import strategies as st

WEDNESDAY = date(2024, 10, 23)
SATURDAY = date(2024, 10, 26)
SUNDAY = date(2024, 10, 27)
MONDAY = date(2024, 10, 21)
JANUARY = date(2024, 1, 8)
DECEMBER = date(2024, 12, 27)


def found(text: str, published: date | None = WEDNESDAY) -> list[tuple[str, str]]:
    return [(m.text, m.date) for m in dates(text, 0, len(text), published)]


WEEKDAYS = [
    ("The minister said Wednesday that the dam would hold.", [("Wednesday", "2024-10-23")]),
    ("The mayor resigned on Monday after a long dispute.", [("Monday", "2024-10-21")]),
    ("On Tuesday, the council approved the plan.", [("Tuesday", "2024-10-22")]),
    ("On Friday, the council will vote on the plan.", [("Friday", "2024-10-25")]),
    ("The two leaders will meet Thursday in Oslo.", [("Thursday", "2024-10-24")]),
    ("The trial is expected to begin Monday.", [("Monday", "2024-10-28")]),
    ("The trial was scheduled to begin Monday.", []),
    ("The trial was due to open on Friday, the clerk said Tuesday.", [("Tuesday", "2024-10-22")]),
    ("He said the talks would resume on Monday.", [("Monday", "2024-10-28")]),
    ("Schools will be shut tomorrow and on Friday, he said.", [("tomorrow", "2024-10-24"), ("Friday", "2024-10-25")]),
    ("It was shut on Monday and on Tuesday, he said.", [("Monday", "2024-10-21"), ("Tuesday", "2024-10-22")]),
    ("They met on Monday, and on Friday they will vote.", [("Monday", "2024-10-21"), ("Friday", "2024-10-25")]),
    ("The ferry sank late Sunday off the coast.", [("Sunday", "2024-10-20")]),
    ("The bridge has been closed since Saturday.", [("Saturday", "2024-10-19")]),
    ("As of Tuesday, 40 people were missing.", [("Tuesday", "2024-10-22")]),
    ("As of 5 p.m. Tuesday, 40 people were missing.", [("Tuesday", "2024-10-22")]),
    (
        "The firm will publish its figures on Thursday, it said Tuesday.",
        [("Thursday", "2024-10-24"), ("Tuesday", "2024-10-22")],
    ),
    ("The bank declined to comment Monday.", [("Monday", "2024-10-21")]),
    ("She agreed to testify Friday.", []),
    ("She plans to testify Friday.", [("Friday", "2024-10-25")]),
    ("Talks resume Monday in Geneva.", [("Monday", "2024-10-28")]),
    ("The museum reopens on Saturday.", [("Saturday", "2024-10-26")]),
    ("Officials were unable to confirm the claim until Wednesday.", [("Wednesday", "2024-10-23")]),
    ("Officials were unable to confirm the claim until Tuesday.", [("Tuesday", "2024-10-22")]),
    ("The road was closed until Friday.", []),
    ("The road will stay closed until Friday.", [("Friday", "2024-10-25")]),
    ("The arrests followed Monday's attack on the depot.", [("Monday", "2024-10-21")]),
    ("He beat the champion to reach Sunday's final.", []),
    ("Sunday’s final will decide the title.", [("Sunday", "2024-10-27")]),
    ("Friday's ruling will take effect soon.", []),
    ("In a Tuesday statement, the union rejected the offer.", [("Tuesday", "2024-10-22")]),
    (
        "The suspect, who was arrested Sunday, will appear in court Thursday.",
        [("Sunday", "2024-10-20"), ("Thursday", "2024-10-24")],
    ),
    ("The company fired him, and on Monday it will name a successor.", [("Monday", "2024-10-28")]),
    ("She resigned last Thursday.", [("last Thursday", "2024-10-17")]),
    ("She resigned last Monday.", []),
    ("She will resign next Monday.", [("next Monday", "2024-10-28")]),
    ("She will resign next Friday.", []),
    ("The vote is this Friday.", [("this Friday", "2024-10-25")]),
    ("The vote was this past Sunday.", [("this past Sunday", "2024-10-20")]),
    ("The storm struck Friday and Saturday.", [("Friday", "2024-10-18"), ("Saturday", "2024-10-19")]),
    ("Voting began Tuesday, June 14, in the valley.", []),
    ("Voting began Tuesday, Oct. 15, in the valley.", [("Tuesday, Oct. 15", "2024-10-15")]),
    (
        "Nurses walked out on Tuesday, and on Thursday doctors will join them.",
        [("Tuesday", "2024-10-22"), ("Thursday", "2024-10-24")],
    ),
    ("The council met Sunday to discuss the budget.", [("Sunday", "2024-10-20")]),
    ("A shooting Saturday night killed two people.", [("Saturday", "2024-10-19")]),
    ("The court could rule as early as Friday.", []),
    ("The president on Tuesday called for talks to begin soon.", [("Tuesday", "2024-10-22")]),
    ("On Monday, people in Lowtown, at the northern end of the valley, fled.", [("Monday", "2024-10-21")]),
    ("The two firms announced Friday plans to merge.", [("Friday", "2024-10-18")]),
    ("A Monday statement says that he will resign.", [("Monday", "2024-10-21")]),
    ("The court may rule as early as Friday.", [("Friday", "2024-10-25")]),
    ("A crane would block the road on Monday if it is calm.", [("Monday", "2024-10-28")]),
    ("The shops would stay shut until Friday, they said.", [("Friday", "2024-10-25")]),
    ("The mayor would not comment on Monday.", []),
    ("The firm had said that it would decide on Monday.", []),
    ("He said on Monday that he would resign on Tuesday.", [("Monday", "2024-10-21")]),
    ("He said on Monday that he would resign on Friday.", [("Monday", "2024-10-21"), ("Friday", "2024-10-25")]),
    (
        "The line is shut until Friday after a crash at Dale on Sunday.",
        [("Friday", "2024-10-25"), ("Sunday", "2024-10-20")],
    ),
    ("Guards plan a strike on Monday.", [("Monday", "2024-10-28")]),
    ("The union called a strike for Monday.", [("Monday", "2024-10-28")]),
    ("The strike, planned for Monday, was called off.", []),
    ("Dale's next match is against Norrby on Saturday.", [("Saturday", "2024-10-26")]),
    (
        "Tickets go on sale on Friday and the draw takes place on Sunday.",
        [("Friday", "2024-10-25"), ("Sunday", "2024-10-27")],
    ),
    ("The ferry sank on Monday last week.", [("Monday last week", "2024-10-14")]),
    ("Work starts on Monday week.", []),
]

WEEKDAY_TRAPS = [
    "Warnings remained in place until 11 a.m. Friday.",
    "The network showed the prime-time Sunday game.",
    "Numbers were drawn every Monday, Wednesday and Saturday.",
    "The shop is closed on Mondays.",
    "The market opens every Tuesday.",
    "He taught Sunday school for thirty years.",
    "Black Friday sales rose sharply.",
    "She won nine states on Super Tuesday.",
    "The band played on a Friday in a small town.",
    "The Sunday Times reported a profit.",
    "Viewers of Monday Night Football complained.",
    "Good Friday was quiet in the city.",
    "He moved in on the Friday before the storm.",
    "Hours are Monday through Friday.",
    "The phone line is open Monday-Friday.",
    "They used to meet on Friday nights.",
    "It happened one Saturday.",
    "It rained on the following Sunday.",
]

MONTHS = [
    ("The presidents met in Lisbon in June.", [("June", "2024-06")]),
    ("The presidents met in Lisbon in November.", [("November", "2023-11")]),
    ("The presidents will meet in Lisbon in June.", [("June", "2025-06")]),
    ("The presidents will meet in Lisbon in December.", [("December", "2024-12")]),
    ("In March, the plant closed.", [("March", "2024-03")]),
    ("In March, the plant will close.", [("March", "2025-03")]),
    ("The plant would close in March.", []),
    ("The dam was finished in late June.", [("late June", "2024-06")]),
    ("Prices peaked in mid-August.", [("mid-August", "2024-08")]),
    ("He left early May.", [("early May", "2024-05")]),
    ("The fund has lost half its value since March.", [("March", "2024-03")]),
    ("Sales fell in July and August.", [("July", "2024-07"), ("August", "2024-08")]),
    ("She was elected last November.", [("last November", "2023-11")]),
    ("She was elected last March.", []),
    ("She leaves office next June.", [("next June", "2025-06")]),
    ("A July survey found little support.", [("July", "2024-07")]),
    ("Supporters welcomed the court's April ruling.", [("April", "2024-04")]),
    ("The ban was extended until January.", []),
    ("The ban will last until January.", [("January", "2025-01")]),
    ("The flag was raised in July and September of 2023.", [("July", "2023-07"), ("September of 2023", "2023-09")]),
    ("The works ran from June to August.", [("June", "2024-06"), ("August", "2024-08")]),
    ("Her daughter turns 2 in May.", [("May", "2025-05")]),
    ("At the end of June the shop closed.", [("June", "2024-06")]),
    ("The law was passed in June last year.", [("June last year", "2023-06")]),
    ("The law was passed in December of last year.", [("December of last year", "2023-12")]),
    ("The strike began in March 2023.", [("March 2023", "2023-03")]),
    ("The strike began in late March 2023.", [("late March 2023", "2023-03")]),
    ("Between June and August 2022 it did not rain.", [("June and August 2022", "2022-06/2022-08")]),
    ("The survey ran from June to August 2022.", [("June to August 2022", "2022-06/2022-08")]),
    ("In April, after months of pressure from rivals to quit, he resigned.", [("April", "2024-04")]),
    ("Asked whether it planned to sell, the firm in July denied it.", [("July", "2024-07")]),
    ("The firm said that the plant would close in March.", [("March", "2025-03")]),
]

MONTH_TRAPS = [
    "He won the vote and again in December of that year.",
    "“I look forward to November,” she said after she won.",
    "They were called the kings of October.",
    "She said that he's running for office in November.",
    "The bill may pass.",
    "May we expect an answer?",
    "Theresa May spoke at length.",
    "The party was led by May at the time.",
    "Thousands joined the March on the capital.",
    "They march every year.",
    "April Jones was elected.",
    "It rains in the valley every June.",
    "August crowds filled the square.",
    "She thanked June for her help.",
]

DAYS = [
    ("The parcel arrived on Oct. 8.", [("Oct. 8", "2024-10-08")]),
    ("The ship sailed on June 27.", [("June 27", "2024-06-27")]),
    ("The election is on Nov. 5.", [("Nov. 5", "2024-11-05")]),
    ("He was arrested on Sept. 13, 2022, in Oslo.", [("Sept. 13, 2022", "2022-09-13")]),
    ("He was arrested on 13 September 2022 in Oslo.", [("13 September 2022", "2022-09-13")]),
    ("He was born on October 3, 1961.", [("October 3, 1961", "1961-10-03")]),
    ("The fair runs Oct. 17-20.", [("Oct. 17-20", "2024-10-17/2024-10-20")]),
    ("The fair runs from Oct. 28 to Nov. 3.", [("Oct. 28 to Nov. 3", "2024-10-28/2024-11-03")]),
    ("The poll was taken between June 27 and July 3, 2022.", [("June 27 and July 3, 2022", "2022-06-27/2022-07-03")]),
    ("Records were broken on Feb. 24 last year.", [("Feb. 24 last year", "2023-02-24")]),
    ("The deadline of March 1 has passed.", [("March 1", "2024-03-01")]),
    ("Arguments will be heard on 4 November.", [("4 November", "2024-11-04")]),
    ("The order dates from 2021-03-04.", [("2021-03-04", "2021-03-04")]),
    ("The order dates from 25/03/2021.", [("25/03/2021", "2021-03-25")]),
    ("She arrived on the 5th of October.", [("5th of October", "2024-10-05")]),
    ("On May 1 the workers marched.", [("May 1", "2024-05-01")]),
    ("The attack took place on July 3rd.", [("July 3rd", "2024-07-03")]),
    ("He was charged on Monday, October 21, 2024.", [("Monday, October 21, 2024", "2024-10-21")]),
    ("Borrowers should apply before November 15.", [("November 15", "2024-11-15")]),
    ("She was sentenced on July 11.", [("July 11", "2024-07-11")]),
    ("The fair runs from 3 to 5 November.", [("3 to 5 November", "2024-11-03/2024-11-05")]),
    ("The fair, 28 October-3 November, is free.", [("28 October-3 November", "2024-10-28/2024-11-03")]),
    ("They have until 31 January to answer.", [("31 January", "2025-01-31")]),
    ("They met on the night of 19 October.", [("19 October", "2024-10-19")]),
    ("The bridge will open on 1 May.", [("1 May", "2025-05-01")]),
    ("The sentencing was set for July 11.", []),
    ("Nobody has seen him since November 12.", [("November 12", "2023-11-12")]),
    ("The network has a game on May 14.", []),
    ("The 2022 games opened on Feb. 4.", [("2022", "2022")]),
]

DAY_TRAPS = [
    "The order dates from 3/4/2021.",
    "The Jan. 6 committee published its report.",
    "She was in the tower on Sept. 11 and never spoke of it.",
    "It happened on Feb. 30, 2022.",
    "She finished second and then rested for a second.",
    "The meeting ran from 10 a.m. to 11:30 p.m. with 15 members.",
    "The child, 7, was found on the 23rd floor.",
    "Flight 2022 carried 150 people.",
    "The ratio was 3/4 and the score 21-14.",
]

YEARS = [
    ("The bridge opened in 2022.", [("2022", "2022")]),
    ("She has led the party since 2015.", [("2015", "2015")]),
    ("Emissions should halve by 2030.", [("2030", "2030")]),
    ("The song was a hit in the 1990s.", [("1990s", "1990/1999")]),
    ("The style returned in the mid-1970s.", [("mid-1970s", "1970/1979")]),
    ("The club won the league in 2022-23.", [("2022-23", "2022/2023")]),
    ("He served from 2011 to 2016.", [("2011 to 2016", "2011/2016")]),
    ("Between 2010 and 2015 the lake shrank.", [("2010 and 2015", "2010/2015")]),
    ("She lost the 2016 election.", [("2016", "2016")]),
    ("Her first novel (1987) sold well.", [("1987", "1987")]),
    ("Profits doubled in the second half of 2022.", [("second half of 2022", "2022-07/2022-12")]),
    ("Profits doubled in the third quarter of 2021.", [("third quarter of 2021", "2021-07/2021-09")]),
    ("They met in the summer of 2019.", [("summer of 2019", "2019")]),
    ("It gave away its picks in 2025, 2027 and 2029.", [("2025", "2025"), ("2027", "2027"), ("2029", "2029")]),
    ("Letters from as far back as 1919 were found.", [("1919", "1919")]),
]

YEAR_TRAPS = [
    "About 1,500 soldiers arrived.",
    "A crowd of 2000 people waited.",
    "The army lost 1900 men.",
    "The price fell to $2022.",
    "He drives a 2017 Tesla.",
    "Critics of Project 2025 gathered.",
    "The plot of “1984” is well known.",
    "The class of 2025 graduated.",
    "The winter of 2021 was cold.",
    "Revenue in fiscal 2023 fell.",
    "The third quarter was weak.",
    "Call 555-2022 for help.",
    "The film is set at 2049 Elm Street.",
]

RELATIVE = [
    ("The court ruled yesterday.", [("yesterday", "2024-10-22")]),
    ("The court will rule tomorrow.", [("tomorrow", "2024-10-24")]),
    ("The team plays tonight.", [("tonight", "2024-10-23")]),
    ("The ministry announced today that it had found the ship.", [("today", "2024-10-23")]),
    ("The fire broke out last night.", [("last night", "2024-10-22")]),
    ("Late last week, the president accused his rival.", [("Late last week", "2024-10-17/2024-10-20")]),
    ("The strike ended last week.", [("last week", "2024-10-14/2024-10-20")]),
    ("The strike ended earlier this week.", [("earlier this week", "2024-10-21/2024-10-23")]),
    ("The strike will end later this week.", [("later this week", "2024-10-23/2024-10-27")]),
    ("Talks begin next week.", [("next week", "2024-10-28/2024-11-03")]),
    ("He was hired earlier this month.", [("earlier this month", "2024-10")]),
    ("He was hired last month.", [("last month", "2024-09")]),
    ("He starts next month.", [("next month", "2024-11")]),
    ("Output fell last year.", [("last year", "2023")]),
    ("Last year’s harvest was poor.", [("Last year", "2023")]),
    ("Output has grown this year.", [("this year", "2024")]),
    ("The tunnel opens next year.", [("next year", "2025")]),
    ("Prices are higher than last year.", [("last year", "2023")]),
    ("The war began two years ago.", [("two years ago", "2022")]),
    ("The ship left three days ago.", [("three days ago", "2024-10-20")]),
    ("The ship will leave in three days.", [("in three days", "2024-10-26")]),
    ("The ship was built in three days.", []),
    ("The mine closed four months ago.", [("four months ago", "2024-06")]),
    ("The mine closed two weeks ago Friday.", [("two weeks ago Friday", "2024-10-04")]),
    ("The mine reopens two weeks from Monday.", [("two weeks from Monday", "2024-11-11")]),
    ("The mine closed two weeks ago.", [("two weeks ago", "2024-10-06/2024-10-12")]),
    ("“We won today,” the captain said on Monday.", [("today", "2024-10-21"), ("Monday", "2024-10-21")]),
    ("“We leave tomorrow,” she said Tuesday.", [("tomorrow", "2024-10-23"), ("Tuesday", "2024-10-22")]),
    ('"Last year was hard," he said in 2019.', [("2019", "2019")]),
    ('"Last year was hard," he said Monday.', [("Last year", "2023"), ("Monday", "2024-10-21")]),
]

RELATIVE_TRAPS = [
    "Thirty-one years ago the wall fell.",
    "He was born here and still lives here today.",
    "It shaped today's cultural life.",
    "Three days later, the ship was found.",
    "She died about twenty years ago.",
    "She died nearly two years ago.",
    "He was fired days after the vote.",
    "Over the last year, prices have doubled.",
    "This was his last year at the club.",
    "It was the day before yesterday.",
    "They hope for a better tomorrow.",
    "The custom survives even today.",
    "USA TODAY first reported the story.",
    "Today, the firm has 200 shops.",
    "The year of the flood is the last year of the record.",
    "“We leave tomorrow,” she said.",
    "Several weeks ago he moved.",
]

CASES = [*WEEKDAYS, *MONTHS, *DAYS, *YEARS, *RELATIVE]
TRAPS = [*WEEKDAY_TRAPS, *MONTH_TRAPS, *DAY_TRAPS, *YEAR_TRAPS, *RELATIVE_TRAPS]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text for text, _ in CASES])
def test_dates_in_context(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text) == expected


def test_days_as_releases_and_teams_write_them() -> None:
    days = "NORRBY, 4 September 2024 — due by 30.9.2024. Norrby go to Dale on Saturday. Dale host United on Saturday."
    found = [(days[d.start : d.end], d.date) for d in date_spans(days, 0, len(days), date(2024, 9, 4))]
    assert found == [("4 September 2024", "2024-09-04"), ("30.9.2024", "2024-09-30"), *[("Saturday", "2024-09-07")] * 2]


@pytest.mark.parametrize("text", TRAPS)
def test_no_date_rather_than_a_wrong_one(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "published", "expected"),
    [
        ("The ship left on Dec. 30.", JANUARY, [("Dec. 30", "2023-12-30")]),
        ("The ship will leave on Jan. 5.", DECEMBER, [("Jan. 5", "2025-01-05")]),
        ("The ship left in December.", JANUARY, [("December", "2023-12")]),
        ("The ship left last month.", JANUARY, [("last month", "2023-12")]),
        ("The ship left last December.", JANUARY, [("last December", "2023-12")]),
        ("The ship left last week.", SUNDAY, []),
        ("Fans gathered over the weekend.", MONDAY, [("over the weekend", "2024-10-19/2024-10-20")]),
        ("Fans will gather this weekend.", WEDNESDAY, [("this weekend", "2024-10-26/2024-10-27")]),
        ("Fans gathered last weekend.", WEDNESDAY, [("last weekend", "2024-10-19/2024-10-20")]),
        ("She faces the champion next Tuesday.", SATURDAY, [("next Tuesday", "2024-10-29")]),
        ("Rioters entered the Capitol on Jan. 6.", JANUARY, [("Jan. 6", "2024-01-06")]),
    ],
)
def test_the_day_of_publication_counts(text: str, published: date, expected: list[tuple[str, str]]) -> None:
    assert found(text, published) == expected


def test_without_a_day_of_publication_only_whole_dates_are_given() -> None:
    text = (
        "On Monday he said that the June 3 vote, like that of March 4, 2021, and the one last year, was fair in 2022."
    )
    assert found(text, None) == [("March 4, 2021", "2021-03-04"), ("2022", "2022")]


def test_the_edges_of_the_calendar() -> None:
    assert found("He left last year and came yesterday.", date.min) == []
    assert found("He will leave next year, and she tomorrow.", date.max) == []


def test_only_the_span_is_read() -> None:
    text = "It rained on Monday. It snowed on Tuesday. The sun shone on Wednesday."
    start = text.index("It snowed")
    assert dates(text, start, text.index(" The sun"), WEDNESDAY) == (DateMention(text="Tuesday", date="2024-10-22"),)


def test_a_quotation_that_began_before_the_span_is_still_a_quotation() -> None:
    text = "“It is over. We leave tomorrow. Good night.”"
    start = text.index("We leave")
    assert dates(text, start, start + len("We leave tomorrow."), WEDNESDAY) == ()


_PIECES = st.sampled_from(
    """Monday Tuesday, May June 27 31 2022 2022-23 1990s last next this week year month on in until said will was the a
    Oct. 8, 13 Sept. between and to from two years ago today tomorrow yesterday “ ” " . , 1,500 people since weekend
    over early late mid- quarter second half of summer 10 % ’s 's earlier Jan. 6 2021-03-04""".split()
)


@settings(deadline=None)
@given(
    st.lists(_PIECES, max_size=25).map(" ".join) | st.text(max_size=60),
    st.integers(0, 40),
    st.integers(0, 40),
    st.none() | st.dates(),
)
def test_mentions_are_slices_of_the_span_in_order_and_apart(
    text: str, skip: int, cut: int, published: date | None
) -> None:
    start = min(skip, len(text))
    end = max(start, len(text) - cut)
    spans = date_spans(text, start, end, published)
    assert all(start <= s.start < s.end <= end for s in spans)
    assert all(a.end <= b.start for a, b in pairwise(spans))
    assert [m.text for m in dates(text, start, end, published)] == [text[s.start : s.end] for s in spans]
    assert all(_well_formed(s.date) for s in spans)


def _well_formed(iso: str) -> bool:
    ends = iso.split("/")
    assert len(ends) == 1 or ends[0] < ends[1]
    for end in ends:
        date.fromisoformat(end + "-01-01"[: 10 - len(end)] if len(end) == 4 else end + "-01" if len(end) == 7 else end)
    return len(ends) <= 2
