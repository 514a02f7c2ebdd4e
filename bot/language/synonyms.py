"""Groups of everyday English words that questions and articles use for the same thing. For matching only.

A word may stand in several groups. The weight was chosen by cross-validation over whole weeks of annotated briefings.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from bot.language.tokens import term

WEIGHT = 0.5

_GROUPS = """
fire sack dismiss oust axe
quit resign step-down leave
kill die dead death deadly fatal fatality perish
murder kill slay
hurt injure wound injury
jail prison imprison sentence behind-bars incarcerate detention
cop police officer
arrest detain custody
accuse allege charge indict
boss chief head chairman ceo
staff employee worker personnel workforce
pay salary wage earn compensation
hike raise increase rise climb
drop fall decline decrease plunge tumble sink slump
cut reduce slash lower
buy purchase acquire acquisition takeover
own owner
sell sale
price cost
cost worth value
cash money fund
fee charge
start begin launch open kick-off
end finish conclude
stop halt end cease
delay postpone hold-up
cancel scrap axe shelve
ban prohibit forbid outlaw block
allow permit let
win beat defeat victory triumph
lose defeat loss
score goal point
match game contest
hold host
ask request call urge
answer reply respond response
explain reason why
announce reveal unveil declare
predict forecast expect
think believe feel
worry fear concern
angry anger furious outrage
happy glad pleased delighted
sad sorry apologise apologize apology regret
praise hail applaud
criticise criticize slam blast condemn criticism
blame fault responsible
refuse reject decline
deny denial
admit acknowledge concede
lie mislead false
prove evidence proof
show demonstrate
house home residence
kid child children
mum mom mother
dad father
wife husband spouse partner
marry wed marriage wedding
baby newborn birth born
doctor physician
hospital clinic
illness ill sick disease
drug medicine medication
car vehicle automobile
truck lorry
plane aircraft jet airliner flight
ship boat vessel
crash collision collide accident
explode explosion blast bomb
gun weapon firearm rifle
shoot shot shooting gunfire fire
soldier troop military army force
attack assault strike
battle fight combat
rocket missile
quake earthquake tremor
rain rainfall downpour
hot heat
school classroom pupil student
college university
law legislation bill act
vote ballot election
candidate nominee contender run
lawmaker legislator politician
lawyer attorney
judge justice
court trial
rule ruling decide decision
sue lawsuit suit
fine penalty penalise
victim dead
suspect accused
steal theft rob robbery thief stolen
fake false counterfeit
plan intend intention aim
try attempt seek
need require
help aid assistance assist
give donate donation gift
take-part participate
join enter
meet meeting talk
talk discussion negotiate negotiation
deal agreement pact accord
rival opponent competitor
fan supporter
record best
movie film
star actor actress
song track single
singer musician
book novel
author writer
prize award honour honor
cup trophy title
coach manager
player athlete
quit retire retirement
replace successor succeed take-over
nickname dub
big large huge size
small little tiny
tall height high
heavy weight weigh
long length
far distance mile
fast speed quick
old age year-old
often frequent
half 50
dozen 12
percent percentage share proportion
almost nearly
about around approximately roughly
poll survey
study research
researcher scientist expert
find discover discovery
area region
country nation
town city
border frontier
migrant immigrant
refugee flee
travel trip journey
visit trip
holiday vacation
tourist visitor
shop store
customer shopper consumer
firm company business
factory plant
strike walkout
layoff laid-off job cut
economy economic
inflation price
loan debt lend
tax levy
rate interest
stock share
profit earnings
revenue sales
phone call
website online site
hack breach
picture photo image
wear dress clothes outfit
food meal eat
drink beverage
dog pet animal
tree forest
sea ocean
moon satellite
trip mission
spacecraft probe craft
crew astronaut
folks people
people person individual
guy man bloke
woman lady female
man male
youngster teenager teen youth young boy girl
elderly old senior
newcomer rookie
veteran former soldier
survivor survive
casualty victim wounded
lose lost death
fatality toll
bereaved grieving family parent
parent mother father
sibling brother sister
relative family kin
relative mother father son daughter brother sister wife husband
son boy
daughter girl
grandchild grandson granddaughter grandchildren
fiancée fiance fiancé engaged
widow wife husband
girlfriend boyfriend partner
friend ally pal
enemy foe
neighbour neighbor
resident local inhabitant citizen
inhabitant population
crowd audience spectator attendance turnout
viewer audience viewership
listener audience
guest attendee
carrier airline
airline plane
flyer passenger traveller traveler
pilot aviator
trip flight voyage
cockpit pilot
runway airport
airport terminal
luggage bag suitcase baggage
train rail railway
bus coach
driver motorist
racing race
bike bicycle cyclist
road highway route motorway street
petrol gas gasoline fuel
lava magma
temblor quake earthquake
volcano volcanic erupt eruption
hurricane storm typhoon cyclone tropical
tornado twister
deluge flood flooding rain
landslide mudslide
blizzard snow snowstorm
drought dry
lightning thunderstorm
wind gust
warm warming heat
cold freeze freezing
climate warming
weather forecast
wildfire fire blaze burn
burn scorch char
smoke haze
inferno blaze fire
rescue save
evacuate evacuation flee
missing disappear vanish
wreck destroy damage ruin
demolish destroy raze
damage harm
collapse fall
break smash shatter
repair fix rebuild reconstruction
build construct construction erect
sterling pound
dollar currency buck
currency money
wealth fortune net-worth rich billionaire
billionaire tycoon mogul
wealthy rich affluent
poor poverty
income earnings wage
bonus payout
payout compensation settlement damages
compensate compensation pay
owe debt
bankrupt bankruptcy insolvent
invest investment investor stake
stake share ownership
shareholder investor
backer supporter investor donor
donor benefactor contributor
contribute contribution donation
fundraising fundraiser raise
budget spending
spend spending expenditure outlay
expense cost
bill cost
expensive costly pricey
cheap low-cost affordable
discount bargain
afford affordable
purchase buyer
bid offer
auction bid
merger merge acquisition
brand label
label company
goods product item
maker manufacturer producer
manufacture make produce build
automaker carmaker car
vehicle car truck suv
battery electric
recall call-back
defect fault faulty flaw
faulty defective broken
malfunction fail failure
error mistake blunder
outage blackout power
electricity power
oil crude petroleum
gas methane
emission pollution carbon
contaminate contamination pollute toxic
grocery supermarket food
restaurant diner eatery
chain restaurant store
outlet store
mall shopping
warehouse depot
office headquarters
headquarters base
job work occupation profession
profession career job
employ hire employment
hire recruit
recruit recruitment
employer company
vacancy opening post
post position role job
role part position
duty responsibility task
task job assignment
chore task
shift hour
workday hour
overtime hour
colleague coworker teammate
aide adviser advisor assistant staffer
adviser advisor counsel
spokesman spokesperson spokeswoman
deputy vice
predecessor former
appoint appointment name nominate pick choose select
choose pick select opt choice
elect vote
reelection re-election term
campaign race
contest race election
frontrunner favourite favorite leader
ballot vote poll
voter electorate
constituency district seat
turnout vote
majority most
minority fewer
coalition alliance
alliance bloc
legislature parliament congress
congress house senate
parliament commons
cabinet minister
minister secretary
premier prime-minister leader
leader head chief
governor state
mayor city
sovereign monarch king queen
royal king queen prince palace
throne crown coronation
heir successor
reign rule
palace residence
ceremony event service
funeral burial memorial
burial bury
memorial tribute
tribute honour honor
anniversary birthday
holiday festival
party celebration celebrate
protest demonstration rally march
protester demonstrator activist
activist campaigner
riot unrest
unrest protest
coup overthrow
overthrow topple oust
topple oust remove
remove removal
expel eject banish
exile flee
dictator ruler regime
regime government
government administration
administration officials
authority official police
agency watchdog regulator
inspector inspection
inspect inspection check
check examine
examine review investigate
probe investigation inquiry
detective investigator
investigator agent
agent officer
sheriff police
raid search
search hunt look
manhunt search
fugitive escape
escape flee break-out
captive hostage prisoner
prisoner inmate detainee
cell jail
swap exchange trade
handover transfer
release free freed
freedom liberty
convict conviction guilty
acquit innocent cleared
plead plea
verdict jury decision
juror jury
lawsuit complaint
plaintiff sue
defendant accused
prosecutor attorney
barrister lawyer
solicitor lawyer
appeal challenge
overturn reverse
uphold upheld
testify testimony evidence
witness testimony
oath swear
perjury lie
fraud scam swindle
bribe bribery corruption
corruption bribe graft
crime offence offense
offence charge
murder homicide
assassinate assassination kill
gunman shooter attacker
attacker assailant
stab knife
knife blade
bullet shot round
ammunition bullet
bomb explosive device
kidnap abduct
rape assault
abuse harassment
harass harassment
threat threaten
danger risk threat
dangerous risky hazardous
safe safety
safety security
guard protect bodyguard
bodyguard security
defend defence defense
invade invasion
invasion war
war conflict fighting
ceasefire truce peace
occupy occupation
territory land region
annex annexation
frontline front
troops soldier
navy naval
warship ship
submarine sub
jet fighter
drone unmanned
missile strike
nuke nuclear atomic
reactor plant
weapon arms
trafficker dealer smuggler
smuggle traffic
dealer trader
spy espionage
intelligence spy
diplomat ambassador envoy
embassy consulate
summit meeting
sanction penalty
treaty pact agreement
ally partner
aid help support
back support endorse
endorse endorsement
oppose opposition against
opposition opponent
disagree dispute
dispute row quarrel
row dispute feud
argue argument
argument debate
debate discuss
discuss talk
talk speak
speak speech
speech address remarks
remark comment
statement remark
describe call
call name
mention cite
claim say allege
insist claim
promise pledge vow
swear vow
guarantee promise
threaten warn
warn warning alert
advice advise recommend
recommend suggestion suggest
suggest propose proposal
propose proposal plan
scheme plan program programme
initiative program
project plan
goal aim target
ambition goal hope
hope wish
wish want
want desire
need necessary
necessary essential
essential vital
vital key
key main important
important crucial
main chief top
top highest
highest record
biggest largest
large massive
huge massive enormous
enormous giant
giant huge
vast huge
slim small
brief short
quick rapid
rapid fast
slow delay
late delay
early soon
soon shortly
recent lately
current now
former previous ex
previous prior earlier last
next following upcoming
final last
ultimate final
initial first
original first
new fresh
novel new
ancient old
old former
modern recent
usual normal
average typical mean
common frequent
unusual rare strange
strange odd
odd chance
chance probability likelihood
likely probable
certain sure
definite sure
doubt uncertain
unclear unknown
secret anonymous classified
anonymous unnamed
hide conceal
leak leaked
publish release
release launch
debut premiere launch
broadcast air
channel network
programme show series
episode series
series season
season year
year annual
annual yearly
decade ten
century hundred
month 30
fortnight week
week seven
weekend saturday sunday
midweek wednesday
morning dawn
evening night
night overnight
noon midday
date day
moment time
time hour minute
duration long
last continue
continue resume
resume restart
repeat again
return back
arrive arrival
depart departure leave
departure leave exit
exit departure resignation
entry enter entrance
entrance gate
reopen open
shut close closure
closure shutdown
shutdown close
pause suspend halt
interrupt disrupt
disrupt disruption
prevent avoid
ease reduce
reduce lessen
shrink decline decrease fall
grow growth increase
expand expansion
double twice
triple three
half middle
quarter fourth
third three
part piece portion
piece part fragment
fragment debris
debris wreckage
chunk piece
slice share
portion share
total overall sum
sum amount
amount total
number figure total
tally count total
estimate figure
measure size
weight pound
wide width diameter
depth deep
speed mph
temperature degree
mile kilometer
acre hectare area
zone area
district area
neighbourhood neighborhood district
suburb neighborhood
village town
capital city
state country
province region
island isle
shore coast beach
lake reservoir
river stream
mountain mount peak
peak summit
hill mountain
valley canyon
cave cavern
desert arid
forest wood
wood tree
flower plant
plant crop
crop harvest
farm agriculture farmer
farmer grower
livestock cattle cow animal
pig swine
sheep lamb
horse pony
bird species
fish seafood
whale dolphin
insect bug
creature animal
animal wildlife
species animal
extinct extinction
planet world
world global
global worldwide international
universe space
space cosmic
asteroid rock
comet asteroid
orbit circle lap
telescope observatory
rocket launch
launch lift-off blast
capsule spacecraft
lunar moon
solar sun
star galaxy
study report
experiment test
test trial
lab laboratory
invention invent
invent create
create make
design plan
technology tech
software app program
app application
computer pc
phone smartphone
device gadget
internet online web
password login
email mail
mail letter
letter note
message text
post tweet
follower fan
user account
privacy data
data information
information details
document paper file
record file
list ranking
ranking rank
league tournament
competition tournament contest
championship title
medal gold
champion winner
loser defeat
runner-up second
semifinal semi
final championship
playoff postseason
match fixture
season campaign
basketball hoops nba
football soccer nfl
baseball mlb
tennis racket
golf golfer
hockey nhl
cricket bat
boxer boxing
race run
sprint race
swim swimmer
stadium arena venue
pitch field
court arena
slugger batter hitter
homer home-run
pitcher throw
quarterback passer
striker forward
goalkeeper keeper
coach boss
captain skipper
referee official umpire
draft pick
pick selection
contract deal
transfer trade
sign contract
injured hurt
leg knee shin ankle
arm shoulder
back spine
head skull brain
heart cardiac
cancer tumour tumor
disease illness condition
condition illness disorder
infection infect virus
infect infection contract
virus bug
symptom sign
epidemic outbreak pandemic
vaccine shot jab
vaccinate vaccination vaccine
mask covering
quarantine isolate isolation
treatment therapy
cure treatment
surgery operation
pregnant pregnancy expecting expectant
abortion pregnancy
diet food
obesity weight
alcohol drunk drink
smoke cigarette tobacco
drug substance
cannabis marijuana weed
opioid painkiller
mental psychological
depression depressed
stress anxiety
anxiety worry
sleep rest
exercise fitness
nurse hospital
patient hospital
ambulance paramedic
surgeon doctor
medic doctor paramedic
kid young
toddler child
teacher educator
class course
exam test
degree graduate
graduate graduation
principal headteacher
campus college
tuition fee
scholarship grant
grant fund
museum exhibition
exhibition show
painting artwork art
artist painter singer
statue sculpture
theatre theater cinema
musical broadway
broadway theater
concert gig show
album record
band group
lyrics song
tune song anthem
dance dancer
comedian comic
joke laugh
host presenter
anchor presenter
journalist reporter
newspaper paper
magazine journal
press media
interview talk
film picture
cast star
director filmmaker
script screenplay
sequel follow-up
character role
oscar academy
grammy music
fashion clothes
dress gown
suit clothes
shoe footwear
hat cap
jewel jewellery jewelry
hair haircut
makeup cosmetic
tattoo ink
religion faith
church religious
priest clergy
pope vatican
muslim islam
jewish jew
racist racism
gay lgbtq
transgender trans
equality rights
rights freedom
slavery slave
asylum refugee
migrant asylum
border crossing
visa passport
citizenship citizen
census population
youngest young
oldest old
"""


def synonyms(word: str) -> Sequence[str]:
    """The terms that may stand for a term, in no order of merit; none for most words."""
    return _table().get(word, ())


@cache
def _table() -> dict[str, tuple[str, ...]]:
    table: dict[str, dict[str, None]] = {}
    for line in _GROUPS.strip().splitlines():
        group = [t for word in line.split() if "-" not in word and (t := term(word))]
        for one in group:
            table.setdefault(one, {}).update(dict.fromkeys(other for other in group if other != one))
    return {one: tuple(others) for one, others in table.items()}
