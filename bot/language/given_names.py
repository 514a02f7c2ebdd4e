"""Common given names and the pronoun they usually go with, so that "she" does not become a John.

General knowledge: a name that is not here may be anybody's.
"""

from __future__ import annotations

from typing import Literal

_MEN = """aaron abdullah abe abraham adam adil adrian ahmed alan albert alec alejandro alex alexander alexei alfred ali allen alvin
anders andre andreas andres andrew andriy andy angel angelo anthony antonio antony arnold arthur austin barack barry bashar
ben benjamin bernard bernie bill billy bob bobby boris brad bradley brandon brendan brett brian bruce bryan byron caleb cameron
carl carlos casper cecil chad charles charlie chris christian christopher chuck clarence claude clint colin connor craig
curtis cyril dale damani damian dan daniel danny darren dave david dean denis dennis denys derek dick diego dmitri dmitry dmytro
dominic don donald doug douglas drew dustin dwight dylan ed eddie edgar eduardo edward edwin eli elias elijah elon emmanuel
emmet enrique eric erik ernest ethan eugene evan felix fernando francis francisco francois frank franklin fred frederick
gabriel gary gavin geoffrey george gerald gilbert glenn gordon graham greg gregory gustavo guy hakeem hank harold harry harvey
hassan henry herbert howard hugh hugo hussein ian ibrahim igor isaac ivan jack jackson jacob jake jamal james jamie jared
jason javier jay jeff jeffrey jeremy jerome jerry jesse jesus jim jimmy joe joel john johnny jon jonathan jordan jorge jose
joseph josh joshua josip juan julian julio justin kanye karl keith ken kenneth kenny kevin khalid kim kwasi kyle larry lance
laurence lawrence lee leo leon leonard leonardo lewis liam lionel lloyd logan louis lucas luis luke luka mack malcolm manuel
marc marco marcus mario mark martin marvin mat matt matthew maurice max maxwell michael miguel mike mikhail mitch mitt mohammad
mohammed morgan moshe muhammad nasser nathan nathaniel neil nelson nicholas nick nicolas nigel noah norman novak oleksandr oleg
oliver omar oscar osama otto owen pablo patrick paul pavel pedro pete peter petro phil philip phillip pierre prince rafael
ralph ramzan ramon randy raphael ravi ray raymond ricardo richard rick ricky rishi rob robert roberto rodolfo rodney roger roman
ron ronald ross roy rudy rupert russell ryan salman salvador sam samuel scott sean sebastian serge sergei sergey sergio seth
shane shaun shawn shinzo simon spencer stanley stefan stephen steve steven stuart tariq ted terrence terry theo theodore thomas
tim timothy toby todd tom tommy tony travis trevor tucker tyler vance victor viktor vincent vladimir volodymyr walter warren wayne
wes wesley will william xavier yevgeny yusuf zach zachary""".split()

_WOMEN = """abigail adele agatha aileen alexandra alexandria alice alicia alina allison alyssa amanda amber amelia amy ana anastasia andrea
angela angelina anita ann anna anne annie april ariana ashley audrey barbara beatrice becky bella beth betty beverly beyonce
beyoncé bianca bonnie brenda brittney brittany britney camilla carla carmen carol carole caroline cassidy catherine cathy
cecilia celeste charlotte chelsea cherelle cheryl chloe christina christine cindy claire clara claudia colleen condoleezza
connie courtney crystal cynthia daisy dana danielle deborah debbie debra denise diana diane dina dolores donna doris dorothy
ebony edith eileen elaine eleanor elena elisabeth elise elizabeth ella ellen elsa emily emma erica erika erin esther ethel eva
evelyn fiona florence frances gabriella gail gayle georgia ghislaine gina giorgia glenda gloria grace greta gretchen gwen hannah
heather helen hillary holly hope ida ilhan imelda irene iris isabel isabella ivanka ivy jacinda jackie jacqueline jane janet janice
jasmine jean jeanne jen jenna jennifer jenny jessica jill jo joan joanna joanne jocelyn josephine joy joyce juanita judi judith
judy julia juliana julie june kamala karen karine kate katherine kathleen kathryn kathy katie kayla keisha kelly kelsey kendra
kerry ketanji kimberly kirsten kristen kristin kyrsten kylie lana laura lauren leah lena leslie letitia lillian lily linda
lindsay lindsey lisa liz liza lois lori lorraine loretta louise lucia natalya sacheen sarina lucy lydia lynn mabel madeleine madison maggie maia mara marcia
margaret margot maria mariah marian marie marilyn marina marjorie marlene marsha martha mary maureen maya megan meghan melania
melanie melissa mercedes mia michelle mika mildred millie miranda miriam molly mona monica nadia nancy naomi natalia natalie
natasha nicole nikki nina nora norma olga olivia olena pamela patricia patty paula pauline peggy penelope penny phoebe phyllis
priti priscilla rachel rebecca regina renee rhonda rita roberta robin robyn rosa rosalynn rose rosemary roxanne ruth
sabrina sally samantha sandra sanna sara sarah selena serena shakira shannon sharon sheila shelley sherry sheryl shirley simone
sofia sonia sonya sophia sophie stacey stella stephanie stevie sue suella susan susanna suzanne sydney sylvia taylor tamara tammy
tanya tara tatiana teresa theresa tiffany tina tovah tracy ursula val valerie vanessa vera veronica victoria violet virginia
vivian wanda wendy whitney whoopi winona yelena yolanda yulia yvonne zoe""".split()

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
