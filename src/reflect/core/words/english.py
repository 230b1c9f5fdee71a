"""English words for themes; what the lists mean stands in the package."""

from __future__ import annotations

LINK = "of for in to with on at from by about without between against under over and"

CLIPPED = "t ll ve re d m"

STOP = """
a an the this that these those each every either neither both all any some no none such same other others
another own certain several many much more most few fewer fewest less least enough plenty half various i me
my mine myself we us our ours ourselves you your yours yourself yourselves he him his himself she her hers
herself it its itself they them their theirs themselves one ones oneself who whom whose which what whatever
whoever whichever somebody someone something anybody anyone anything nobody nothing everybody everyone
everything be am is are was were been being have has had having do does did done doing will would shall
should can could may might must ought need needn cannot let lets dare about above across after against along
alongside although amid among amongst around as at because before behind below beneath beside besides
between beyond but by concerning considering despite down due during except excluding following for from if
in including inside into like minus near nor of off on onto opposite or out outside over past per plus
regarding since so than though through throughout till to toward towards under underneath unless unlike
until unto up upon versus via whenever where whereas whereby wherever whether while whilst with within
without and yet not never hardly barely scarcely rarely seldom sometimes often usually always ever again
once twice also too else even just only merely simply really quite rather very pretty fairly almost nearly
mostly mainly largely partly somewhat somehow anyway anyhow however therefore thus hence moreover
furthermore meanwhile nevertheless nonetheless otherwise instead still already soon then now here there
everywhere somewhere anywhere nowhere elsewhere thereby therein away back aside apart together forward
forwards backwards ahead perhaps maybe possibly probably likely unlikely apparently obviously clearly
certainly definitely actually basically essentially generally typically especially particularly specifically
particular specific exactly approximately roughly eventually finally initially originally previously
recently currently lately formerly afterwards afterward beforehand later earlier immediately suddenly
gradually overall altogether indeed well far how why when accordingly additionally additional namely
respectively etc eg ie vs yes okay ok please thanks two three four five six seven eight nine ten eleven
twelve dozen hundred thousand first second third fourth fifth last next final former latter dont doesnt
didnt cant couldnt wont wouldnt shouldnt isnt arent wasnt werent hasnt havent hadnt im ive id ill youre
youve youll theyre theyve theyll weve thats theres whats hes shes gonna wanna gotta kinda sorta able unable
according based further quickly slowly easily properly correctly directly fully completely totally poorly
important importantly require requires required single multiple numerous extra couple hopefully luckily
unfortunately sadly thankfully absolutely anymore oh hello hi hey yeah yep nope ah amidst ago asap btw fyi
etcetera lots bunch simultaneously afresh notwithstanding alike
"""

WEAK = """
time times moment period today tonight tomorrow yesterday day daily night nightly morning afternoon evening
noon midnight hour hourly minute week weekly weekend month monthly quarter year yearly annual monday tuesday
wednesday thursday friday saturday sunday january february march april june july august september october
november december pm oclock spring summer autumn winter beginning end middle start date early late recent
previous current future immediate sudden prior get got gotten give gave given go goes went gone going come
came make made take took taken put keep kept set bring brought try tried use used using needed want wanted
seem become became happen happened occur occurred begin began begun started stop stopped continue continued
remain remained stay stayed leave left hold held turn turned move moved run ran stand stood sit sat lie lay
pull push pick drop throw threw catch caught carry carried send sent receive received pass passed follow
followed lead led reach arrive arrived return returned see saw seen look looked watch watched hear heard
notice noticed notify notified observe observed find found show showed shown appear feel felt think thought
know knew known believe believed understand understood realize realise realized realised remember forget
forgot guess suppose assume assumed expect expected hope hoped wish decide decided consider considered
determine determined recognise recognize learn learnt learned say said tell told talk talked speak spoke
spoken ask asked answer answered reply explain explained mention mentioned discuss discussed describe
described suggest suggested state stated inform informed advise advised request requested assign assigned
contact contacted agree agreed call called name named include included involve involved contain allow
allowed provide provided offer offered cause caused create created change changed add added increase
increased reduce reduced improve improved avoid avoided ensure ensured check checked complete completed
finish finished attempt attempted place placed respond responded identify identified meant mean appeared
result resulted act acted thing things stuff problem issue situation matter case instance example fact point
aspect factor circumstance condition event incident occurrence experience way manner method means kind sort
type form part piece bit lot number amount level degree rate size range series group list item detail
information idea opinion view concern question reason effect outcome consequence purpose goal sense chance
possibility opportunity option choice decision difference difficulty trouble challenge task activity action
effort step process area location side front top bottom spot site unit person people personnel staff man men
woman women guy guys folks individual member colleague coworker work worked working worker job good better
best bad worse worst great nice fine right wrong true false real big bigger small smaller large larger
little long longer short shorter high higher low lower old older new newer young different similar main
major minor full empty whole entire total possible impossible necessary available ready sure unsure clear
easy easier hard harder difficult simple special usual unusual normal regular common general obvious serious
proper appropriate adequate poor strong weak fast slow quick close open actual potential wrote written fix
fixed
"""
