"""Shapes of sentences as news has them: each is told wrongly when one condition of the grammar or of attribution is left out."""

from __future__ import annotations

import pytest
from briefing_bot.attribution.speakers import attributions
from briefing_bot.documents.document import Document
from briefing_bot.language.reporting.clauses import reports
from briefing_bot.models import Article

from tests.support.reading import read

# a text -> who says its last sentence
SPEAKERS = {
    "Officials also thought the papers remaining at the old mill had little value, the Herald reported earlier this week.": "Officials",
    "In the first five months of this year, Acton pilots reported feeling tired, according to figures from the union, which says this raises concerns.": "the union",
    "They found:": None,
    "But let's be frank, your club won't read that.": None,
    "Ada Lind lost to Otto Fenn. Fenn, whose campaign was based on a ferry, conceded his defeat shortly after results were announced.": None,
    "The election is less than 100 days away, and the Herald's latest data shows Lind's approval rating remains low.": "Herald",
    "Published": None,
    "Lind will appeal the decision, according to a Monday statement issued by the port's office.": "the port's office",
    "According to a press release from the port, Acton ferried visitors to the following towns:": "the port",
    "The barge, which carried a load of gear according to Acton officials, had passed over several sites, including a mill, and became the latest worry in the strait.": "Acton officials",
    "There’s something about this harbour team, said Otto Fenn on Channel 9.": "Otto Fenn",
    "Come on.": None,
    "Acton Yards has delivered 505 of its ferries to ports around the world since 2007, according to company numbers cited by the Lindow Journal.": "company numbers",
    'You ask them, "What do you want to do?': None,
    'Ada Lind did not attend in 2020 but did leave a letter in the hall for Otto Fenn — another habit — that Fenn said was "very kind," according to the Herald.': "Otto Fenn",
    "The debate in Acton is part of a wider reckoning about the impact of boats on the sea and the steps some say are needed for mending.": "the steps some",
    "The fire lit up 60 acres of a hillside Monday in Boxford, Utah, 50 miles south of Acton, Utah fire officials said.": "Utah fire officials",
    'In the deleted note, Lind and Fenn shared: "Otto was a kind soul.': "Lind and Fenn",
    "He entered a mill and hours later port officials announced that Fenn had been arrested on a charge of theft.": "port officials",
    "The port did not stop the barge as it approached Acton in May because it did not pose a threat to boats or trains, the top officer for guarding the strait said Monday.": "the top officer for guarding the strait",
    "Experts in the Acton legal system – which has few judges – said admitting to the theft could result in a fine.": "Experts in the Acton legal system",
    '(CNN) The next "Ferry Girl" will be Ada Lind, who is replacing Mia Holt after the "Boat Stars" singer announced she\'d exit the show early.': None,
    "A majority of pilots in a May Herald poll (56%) -- and an even wider majority of owners (69%) -- say the port is doing too little, according to the Herald poll, while only a third of guests say the same.": "Herald poll (56%)",
    "The Herald (of Acton) is reporting Lind is considering running in the contest.": "The Herald",
    'Her costar Mia Holt will leave the show in May, "Ferry Girl" producers announced, and will be replaced by Dana Cole.': "producers",
    "On Monday night, he sacked his close ally Otto Fenn, who sources told the Herald had urged Lind earlier in the day to accept that his time was up.": None,
    "Ada Lind was fined. Lind, the crew leader who prosecutors say planned all of the thefts on a ferry, drove to each boat, set the price for stolen bells, and bought the saws.": None,
    "Earlier Monday, Acton Air and Lindow Air said they had found loose parts on many grounded jets.": "Acton Air and Lindow Air",
    "Pope Leo, who has condemned the \"cruelty'' of the war, said he hopes to visit Acton after his trip in July.": "Pope Leo",
    "Fenn is charged with theft after his former lawyer and fixer, Otto Berg, testified he sent the money to Lind in exchange for her silence before the vote.": "Otto Berg",
    "Management at the post office, which is an old building, declined to comment Wednesday, sending all questions to a clerk.": "Management at the post office",
    "A New Acton Times/Lindow College poll of six towns, including Boxford, found Lind has support from 60% of pilots, while Fenn is backed by 20% of pilots.": "A New Acton Times/Lindow College poll of six towns",
    "PRICE PER KILO: 62 crowns, up from 35 a year ago": None,
    "But the Lind government has taken a much harder stance on questions of fishing law and vowed to promote greater trade within the strait.": None,
    "But an Acton woman says this is false – and she’s suing the maker for $5 million.": "an Acton woman",
    'Mia Holt, Fenn\'s general counsel, had written that order in a March 25 letter to Lind because of "grave concerns" about the limits of the inquiry.': "Mia Holt",
    "The mission, originally expected to last for 10 years, has enough fuel to fly for 20 years, according to Director Ada Lind.": "Ada Lind",
    'The Lindow Nebula, also called the "Knot," is 2,000 light-years away from Earth.': None,
    "Otto Fenn stood trial. As Fenn testified on Wednesday, Ada Lind revealed that his lawyer had sent her the wrong texts.": "Ada Lind",
    "And as the Herald’s Ada Lind reported Tuesday, the owner is also working to find songs to fill the hours of the strike.": None,
    "CBS first reported the talks between Fenn and the Gulls.": "CBS",
    "Shortly after the vote, Fenn led a crowd in a march to the hall, where he was sworn in, reported the Herald, part of the Acton Network.": "the Herald",
    "For the latest news on the blaze, read ACTON TODAY's updates on the fire for Friday, Nov. 8.": None,
    "But according to a newly published study in the Journal of Rain & Snow, the source of the dust may be linked to old mills.": "Journal of Rain & Snow",
    "The top wage amounts to about $81,000 per year, but according to an Acton Harbour report about a third of pilots made more.": "Acton Harbour",
    "Elsewhere in Utah, firefighters contending with heavy winds battled the 15.9 square-mile Lindow Hill Fire in Boxford.": None,
    "The port wants to avoid that, according to Ada Lind. The port is looking for a “kinder, if you will, way of loading.”": None,
    "The lottery's prizes start at $20 million. The Acton Lottery website went dark. They grow with sales, according to its website.": "Acton Lottery",
    "Images from the scene suggest that the thief used a saw.": None,
    "Last year, about 1,000 people were charged, according to an Acton Fishing Commission report cited by the Herald.": "Acton Fishing Commission",
    "Lind is the front-runner, according to betting markets and news reports.": "betting markets and news reports",
    "Ada Lind led the inquiry. Half of the teams had parted ways with their coaches after complaints, the Lind report notes.": "Ada Lind",
    "Acton Homes let go of 470 people. The number of people working at the firm has fallen 27% since April, according to a company blog post.": None,
    "Mayor Ada Lind is now a pilot. The former mayor, however, did not rebut the claim.": "Ada Lind",
    "The device cuts the tower's movements by up to 40%, according to its builder and tester, A+H Tuned.": "A+H Tuned",
    "Otto Fenn was shot. Fenn’s brother, the current defence minister Olaf Fenn, described the shooting as a crime against the state.": "Olaf Fenn",
    "So did his team, scoring once more to finish what Fenn called a “gritty win.”": None,
    "His office moved the migrants. It's the latest in a series of moves by governors to protest what they say are weak efforts on the border.": None,
    "Scientists suspect that the rock is loose. The crew is eager to learn more about the hole, which they estimate to be about 33 feet in size.": "Scientists",
    "The men were released, online court records and inmate lists show, and are due back in court in May.": None,
    "Mia Holt and Otto Fenn, Lind’s lawyers in Acton, previously advocated for mercy in a statement.": None,
    "A report published just last year on the future of Acton concluded the storms would lead to more rain.": "A report published just last year on the future of Acton",
    "Earlier Monday, a federal judge rejected Sen. Otto Fenn's effort to end a summons for his words in the case.": None,
    "Regional leaders described his win as a “time of hope.”": "Regional leaders",
    "President Otto Fenn has thanked the Acton Olympic Committee for supporting a ban on boats in most sports.": None,
    "Salt isn't harmless, but Acton's continued war on salt has many more targets to hit.": None,
    "But Acton's drug laws are 'harsh.' \"The defence hopes that the plea will be heard by the court and there will be no severe sentence,\" they said.": None,
    "Items found near the dock indicated Fenn did not leave the river.": None,
    "Otto Fenn was fined. Fenn admitted using salt, while Berg and Lind denied knowingly using sugar.": "Otto Fenn",
    "You’ll watch for the trooper’s very obvious tells to get rid of them.": None,
    "Ada Lind kept it. According to Vogue, Lind only wore the dress for minutes before changing into a copy so as not to damage the first.": "Vogue",
    '"Based on our study, it was not passed on," said Ada Lind, an Acton economist who\'s a co-author of the report.': "Ada Lind",
    "The bridge is shut, per Acton police.": "Acton police",
    "The bridge costs 40 per": None,
    "Ada Lind has ruled out by May the use of salt.": "Ada Lind",
    "As a man who once sold boats in the old town of Acton put it, boats are dear.": None,
    'Ada Lind, who saying "no" to it, left.': None,
    "May 3 was late, Ada Lind said.": "Ada Lind",
    "Lind was late and officials said it was over.": "officials",
    "It was late and as Lind put it, old.": None,
    "Question: Why is it late?\n\nAnswer: It is old.": None,
    "Acton State University announced in November 2021 that it would use its funds to end fees for its “free” plan.": "Acton State University",
    "One pilot at a top yard pointed out that the biggest question Lind will have to answer is how he “tops his last run.”": "One pilot at a top yard",
    "Analysts and advocates also say that a merger would make it harder for small ports to stay open.": "Analysts and advocates",
    'Over 2,000 miles away, Acton will also be dancing this weekend and Otto Fenn, Acton\'s superintendent of police, said during a Monday briefing he wanted "to warn thieves."': "Otto Fenn",
    "The 31 men were arrested after someone saw them gathering near a fair and called 911 to report a group dressed like a “little army” getting into a truck.": None,
    "Speaking on CNN Monday, Otto Fenn, the league’s head, called Chatter a “haven” of hate.": "Otto Fenn",
    'Holt\'s bandmate Ada Lind posted photos of a note in which she called Holt her "best friend in the whole world since the first day of 1975," when Lind and Dana Cole joined the choir.': None,
    'Acton State University has a choir. On Sunday, the Choir shared a quote from the old singer that read: "When I am gone, keep my voice alive."': None,
    "In a memo to players obtained by CNN Lind wrote that the Acton Tournament of Champions, The Lindow Invitational, Otto Berg Invitational, The Boxford Cup and Port Championship would have millions added to their prize money.": None,
    "Lind has been one of the “most frugal mayors” and is “far from kind”, said Otto Fenn in the Acton Times. Her “fixation” with boats has seen her become “the port’s most celebrated failure”, but her loss “begs the question: what is the port?”": "Otto Fenn",
    "According to court papers seeking Fenn's fine, he offered a film of “cases” of forms from unknown hands.\n\nWithin a day, the film had been checked by the state's office, concluding \"no fraud of any kind had taken place.\"": None,
    "Mia Holt called the findings “sad.” “It was not an isolated incident. It hurt,” the two-time Olympic gold medal winner said.": "Mia Holt",
    'And Otto Fenn is one teacher looking to try it. "Having pupils try it, it\'s a wonderful moment," said the seventh grade science teacher at Acton School.': "the seventh grade science teacher at Acton School",
    "The Acton Weather Service told of rain. In the report published last year, scientists with the Acton Survey and Lindow University studied the rain. The report showed average rain rose by 2.3 inches since 1950.": "The report",
    "The study by Acton College found that the shop had a new system. And that’s clear in mood too — 88% of respondents said the shop had kind service.": None,
    "Ada Lind said she works as a bus driver and fills up at the Acton Speedway. When she heard the news early Saturday, Lind wondered if her friends had become rich, she said.": "Ada Lind",
    "Otto Fenn spoke for the bank. The weak Acton market saw earnings fall sharply, and trade also fell. But earnings from bonds were still good, he told a news conference.": "Otto Fenn",
    "Anna Lind is alone here. For a guest with no Norse, it’s harder to find a way. The brother of Otto Berg, a former Acton Marine serving 16 years on charges that he denies, said he is granted a call each day.": "The brother of Otto Berg",
    "“They said, ‘Your shop sent a winner,’” said Otto Fenn, adding he hoped the winner lived near. The grandfather of 11 also said he was happy the lottery helped schools.": "Otto Fenn",
    'The Acton Wave Center and the National Weather Service in Lindow both shared posts in the hours after the quake saying the risk was low. "Quakes of this size do not cross the ocean," the weather service said in its post.': "National Weather Service",
    "Prince Otto paid a sum, according to her lawyer, and a judge agreed to end her suit against the Duke of Acton. The prince has repeatedly denied wrongdoing.": "Prince Otto",
    "Guns need “strenuous effort” to get hold of, said CNN. To buy a gun, “buyers must attend a class”, added the US news site.": "CNN",
    "The Acton state attorney general is looking into WeBoat amid cuts. The company confirmed that it had been called by the attorney's office.": "The company",
    "The Ferry Safety Administration sent a letter. EV boats are new. The agency acknowledged the yard's June 10 report in a letter dated Tuesday.": "The Ferry Safety Administration",
    'The CDC updates its page. The advisory urges guests to "think twice," citing risks. Regarding rain, the agency said it doesn\'t "provide care."': "The CDC",
    'The Lind government spoke of the CDC. Regarding rain, the agency said it doesn\'t "provide care."': "the agency",
    "Ada Lind ran. When Otto Fenn in May put off the vote, he said it would be the last time.": "Otto Fenn",
    "Ada Lind, the House Speaker, said that she would go on. “I will not seek the office again,” said Lind in the House chamber.": "Ada Lind",
    "King Olaf’s dogs will live with the Duke and Duchess of Acton, a source close to the Duke of Acton told CNN on Sunday.": "a source close to the Duke of Acton",
    "Scientists found the rain could still grow by 9% to 15%, a report said. It suggests the town will see what the rest of the coast sees: long dry spells.": "a report",
    "The authors of the coastal study, Lind and other researchers have found:": "Lind and other researchers",
    "Former US Food and Drug Administration Commissioner Dr. Otto Fenn warned earlier this month it may be too late to stop the outbreak.": "Otto Fenn",
}
FRAGMENTS = [
    "late, said Ada Lind, the mayor of Oslo.",
    "In a statement",
    "In a statement on Monday, Lind",
    "welcomed the talks and said it was late.",
    "Maine, radio station WXYZ, citing the police, said it was late.",
    "Lind acknowledged to the Herald",
    "As Ada Lind pointed",
    "after she announced her plan, saying she was ill.",
    "The fair came a day after she announced her plan,",
    "Lind, who called",
    "“Come in, all of you!” Ada Lind",
]


@pytest.mark.parametrize(("body", "speaker"), SPEAKERS.items(), ids=SPEAKERS.keys())
def test_who_says_the_last_sentence(body: str, speaker: str | None) -> None:
    said = attributions(Document.of(Article(id="a1", source="a1.txt", body=body)))[-1]
    assert (said.speaker.text if said.speaker else None) == speaker


@pytest.mark.parametrize("text", FRAGMENTS)
def test_a_sentence_may_begin_or_break_off_anywhere(text: str) -> None:
    """Headlines, captions and cut quotes are no whole sentences: a subject lies within them, or there is none."""
    for report in reports(read(text)):
        assert 0 <= report.subject.start <= report.subject.end <= len(text)
