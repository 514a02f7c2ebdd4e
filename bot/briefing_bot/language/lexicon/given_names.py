"""Common given names and the pronoun they usually go with, so that "she" does not become a John.

General knowledge: a name that is not here may be anybody's.
"""

from __future__ import annotations

from typing import Literal

_MEN = """aaron abdullah abe abraham adam adil adrian ahmed alan albert alec alejandro alex alexander alexei alfred ali allen
alvin amos anders andre andreas andres andrew andriy andrzej andy angel angelo anthony antonio antony anwar arnold
arthur austin barack barry bashar ben benjamin bennie bernard bernd bernie bill billy bob bobby boris brad bradley
brandon brendan bret brett brian bruce bryan byron caleb calvin cameron carl carlos casper cecil chad charles charlie
chris christian christoph christopher chuck clarence claude clifford clint colin connor corey cormac cory craig
cristian curt curtis cyril cyrus dale damani damian damien dan daniel danny daron darren daryl dave david dean
deangelo denis dennis denys derek derrick dick diego dmitri dmitry dmytro dominic don donald doug douglas drew duane
dustin dwight dylan ed eddie edgar eduardo edward edwin eli elias elijah elon elton emmanuel emmet enrique eric erik
ernest ethan eugene evan felix fernando frances francis francisco francois frank franklin fred frederick gabriel gary gavin
geoffrey georg george gerald gerard gilbert glen glenn gordon graham greg gregory gustavo guy hakeem hank hans harold
harry harvey hassan henrik henry herbert howard hubert hugh hugo hussein ian ibrahim igor isaac ivan jack jackson
jacob jake jamal james jamie jared jason javier jay jeff jeffrey jens jeremy jerome jerry jesse jesus jim jimmy joe
joel john johnny jon jonathan jordan jorge jose josef joseph josh joshua josip juan julian julio justin kanye karl
keir keith ken kenneth kenny kevin khalid khalil kim kwasi kyle lance larry laurence lawrence lebron lee leo leon
leonard leonardo lewis liam lionel lloyd logan louis lucas luis luka luke mack malcolm manny manuel marc marcelo marco
marcus mario mark martin marvin mat mateusz matt matthew maurice max maxwell michael mick miguel mike mikhail mitch
mitt mohammad mohammed morgan moshe muhammad nasser nathan nathaniel neil nelson newt nicholas nick nicolas nigel noah
norman novak olaf oleg oleksandr oliver omar osama oscar otto owen pablo paolo patrick paul pavel pedro pete peter
petro phil philip phillip pierre prince rafael ralph ramon ramzan randy raphael ravi ray raymond recep ricardo richard
rick ricky rishi rob robbie robert roberto robin rodney rodolfo roger roman ron ronald ross roy rudy rupert russell
ryan sajid salman salvador sam samuel scott sean sebastian serge sergei sergey sergio seth shane shaun shawn shinzo
simon spencer stan stanley stefan stephen steve steven stuart tariq ted terrence terry theo theodore thomas tim
timothy toby todd tom tomas tommy tomás tony travis trevor tucker tyler ulysses vance victor viktor vincent vladimir
volodymyr walter warren wayne wes wesley will william wolfgang xavier yevgeny yusuf zach zachary""".split()

_WOMEN = """abigail adele adrienne agatha aileen alexandra alexandria alice alicia alina allison alyssa amanda amber amelia amy
ana anastasia andrea angela angelina anita ann anna anne annie april ariana aryna ashley audra audrey barbara beatrice
becky belinda bella beth betsy betty beverly beyonce beyoncé bianca bonnie brenda britney britta brittany brittney
brooke camilla cara carla carletta carmen carol carole caroline carolyn cassidy catherine cathy cecilia celeste
charlotte chelsea cherelle cheryl chloe christina christine cindy claire clara claudia colleen condoleezza connie
courtney crystal cynthia daisy dana danielle deb debbie deborah debra denise diana diane dina dolores donna doris
dorothy ebony edith eileen elaine eleanor elena elisabeth elise elizabeth ella ellen elsa emily emma erica erika erin
esther ethel eva evelyn fiona florence frances gabriella gail gayle georgia ghislaine gina giorgia glenda gloria grace
greta gretchen gwen hannah heather heidi helen hilda hillary holly hope ida ilhan imelda irene iris isabel isabella
ivanka ivy jacinda jackie jacqueline jamie jane janet janice jasmine jean jeanne jen jenna jennifer jenny jessica jill
jo joan joanna joanne jocelyn josephine joy joyce juanita judi judith judy julia juliana julie june kamala karen
karine kate katherine kathleen kathryn kathy katie kayla keisha kelly kelsey kendra kerry ketanji kimberly kirsten
kirsty kristen kristin krystal kylie kyrsten lana laura lauren leah lena leslie letitia lillian lily linda lindsay
lindsey lisa liz liza lois loretta lori lorraine louise lucia lucy lydia lynn mabel madeleine madison maggie maia
mandy mara marcia margaret margot maria mariah marian marie marilyn marina maritza marjorie marlene marsha martha
martina mary maureen maxine maya megan meghan melania melanie melissa melody mercedes meredith mia michelle mika
mildred millie miranda miriam molly mona monica nadia nancy naomi natalia natalie natalya natasha nicola nicole nikki
nina nora norma olena olga olivia oprah pam pamela patricia patsy patty paula pauline peggy penelope penny phoebe
phyllis pramila priscilla priti rachael rachel raquel rebecca regina renee rhonda rita roberta robin robyn rosa
rosalynn rosanne rose rosemary roxanne ruth sabrina sacheen sally samantha sandra sanna sara sarah sarina scarlett
selena serena shakira shannon sharon sheila shelley sherry sheryl shirley simone sofia sonia sonya sophia sophie
stacey stacy stella stephanie stevie sue suella susan susanna suzanne sydney sylvia tamara tammie tammy tanya tara
tatiana taylor teresa theresa tiffany tina tovah tracy ursula val valerie vanessa vanita vera veronica victoria violet
virginia vivian wanda wendy whitney whoopi winona yelena yolanda yulia yvonne zara zoe""".split()

_EITHER = frozenset(_MEN) & frozenset(_WOMEN)
GIVEN_NAMES = frozenset(_MEN) | frozenset(_WOMEN)
_GENDER: dict[str, Literal["he", "she"]] = {
    **{name: "he" for name in _MEN if name not in _EITHER},
    **{name: "she" for name in _WOMEN if name not in _EITHER},
}
_TITLES: dict[str, Literal["he", "she"]] = {
    **dict.fromkeys(("mr", "sir", "king", "prince", "lord", "pope", "father", "duke"), "he"),
    **dict.fromkeys(("mrs", "ms", "miss", "queen", "princess", "dame", "lady", "duchess", "sister"), "she"),
}


def usual_pronoun(name: str) -> Literal["he", "she"] | None:
    """``he`` or ``she`` where a title or given name in ``name`` says so, else ``None``."""
    words = name.casefold().replace(".", "").split()
    titles = [_TITLES[word] for word in words if word in _TITLES]
    return titles[0] if titles else _GENDER.get(words[0]) if words else None
