"""German words for themes; what the lists mean stands in the package."""

from __future__ import annotations

LINK = """
von vom für in im ins zu zum zur mit auf an am aus bei beim nach über unter ohne gegen zwischen und der des
dem den
"""

CLIPPED = ""

STOP = """
der die das den dem des ein eine einen einem einer eines kein keine keinen keinem keiner keines dieser diese
dieses diesen diesem jener jene jenes jenen jenem jeder jede jedes jeden jedem mancher manche manches
manchen manchem solcher solche solches solchen solchem welcher welche welches welchen welchem alle alles
allen allem aller beide beides beiden beider einige einiges einigen einigem einiger etliche mehrere mehreren
mehrerer viel viele vieles vielen vielem vieler wenig wenige weniges wenigen weniger am wenigsten mehr meist
meiste meisten genug etwas nichts nix irgendein irgendeine irgendwas irgendwer irgendwie irgendwo irgendwann
jemand jemanden jemandem niemand niemanden niemandem man derselbe dieselbe dasselbe denselben demselben
selbst selber derjenige diejenige diejenigen ich mich mir mein meine meinen meinem meiner meines du dich dir
dein deine deinen deinem deiner deines er ihn ihm sein seine seinen seinem seiner seines sie ihr ihre ihren
ihrem ihrer ihres es wir uns unser unsere unseren unserem unserer unseres euch euer eure euren eurem eurer
ihnen sich einander wer wen wem wessen was bin bist ist sind seid war warst waren wart wäre wären gewesen
sei seien habe hab hast hat haben habt hatte hattest hatten hattet hätte hätten gehabt werde wirst wird
werden werdet wurde wurden worden geworden würde würden würdest kann kannst können könnt konnte konnten
könnte könnten gekonnt muss musst müssen müsst musste mussten müsste müssten gemusst darf dürfen durfte
durften dürfte dürften soll sollst sollen sollte sollten will willst wollen wollte wollten gewollt mag mögen
mochte mochten möchte möchten lasse lassen lässt ließ ließen gelassen ab abseits als an anhand anlässlich
anstatt auf aufgrund aus außer außerhalb bei beim bevor bis binnen da dabei dadurch dafür dagegen daher
dahin dahinter damit danach daneben dank dann daran darauf daraufhin daraus darin darüber darum darunter
dass daß davon davor dazu dazwischen denn dennoch deren dessen deshalb deswegen doch dort dorthin durch ehe
entlang entweder falls für gegen gegenüber gemäß hierbei hierfür hiermit hierzu hin hinter im in indem
infolge innerhalb ins insofern je jedoch laut mit mithilfe mittels nach nachdem neben noch ob obwohl
obgleich oder ohne per pro samt seit seitdem seitens sobald sodass solange sondern sonst soweit sowie sowohl
statt trotz trotzdem um und ungeachtet unter unterhalb über vom von vor während wegen weder weil wenn wider
wie wo wobei wodurch wofür wogegen woher wohin womit wonach woran worauf woraus worin worüber worum wovon
wozu zu zufolge zum zur zwar zwischen nicht nie niemals kaum selten manchmal oft öfter häufig meistens immer
stets jemals wieder nochmal nochmals einmal zweimal mal auch nur bloß lediglich sogar eben halt ja nein
schon bereits erst gerade eigentlich wirklich tatsächlich ziemlich recht sehr ganz ganze ganzen ganzer
ganzes gar fast beinahe etwa ungefähr circa ca rund höchstens mindestens wenigstens zumindest insbesondere
besonders vielleicht möglicherweise wahrscheinlich vermutlich wohl sicher sicherlich bestimmt offenbar
anscheinend natürlich selbstverständlich grundsätzlich generell allgemein insgesamt überhaupt jedenfalls
allerdings außerdem zudem ferner weiterhin weiter weitere weiteren weiterer weiteres übrigens ansonsten
andernfalls stattdessen hingegen also nämlich somit folglich so sodann zuerst zunächst zuletzt schließlich
endlich anfangs nun jetzt bald gleich sofort plötzlich inzwischen mittlerweile zwischendurch vorher nachher
hinterher zuvor hier überall nirgends oben unten vorne hinten links rechts innen außen weg zurück zusammen
allein gemeinsam gegenseitig her hinaus herein heraus hinein raus rein rauf runter rüber mitten ander andere
anderen anderem anderer anderes anders sonstige sonstigen gewisse gewissen bestimmte bestimmten zwei drei
vier fünf sechs sieben acht neun zehn elf zwölf hundert tausend erste ersten erster erstes zweite zweiten
zweiter zweites dritte dritten dritter drittes letzte letzten letzter letztes letztem nächste nächsten
nächster nächstes nächstem eins bitte danke okay ok usw bzw zb etc vs ggf evtl inkl aber wann warum wieso
weshalb beziehungsweise eher gern gerne lieber leider ohnehin sowieso quasi vielmehr zumal tja na ach hallo
hi drin dran drauf derzeit zurzeit erneut hoffentlich glücklicherweise ebenfalls ebenso genauso genau gehts
gibts wars ists nen ne nem ner völlig absolut soviel zuviel jederzeit öfters unbedingt demnächst neulich
kürzlich letztlich letztendlich gegebenenfalls eventuell mitsamt worunter wovor welch solch all wär wärst
hätt werd drum dahingehend keins meins deins unsers euers viert fünft
"""

WEAK = """
zeit zeiten zeitpunkt moment augenblick phase tag tage täglich heute gestern morgen vorgestern übermorgen
nacht nächte nachts morgens vormittag vormittags mittag mittags nachmittag nachmittags abend abends stunde
stunden minute minuten sekunde woche wochen wöchentlich wochenende monat monate monatlich quartal jahr jahre
jährlich montag dienstag mittwoch donnerstag freitag samstag sonntag januar februar märz april mai juni juli
august september oktober november dezember uhr frühling sommer herbst winter anfang ende mitte beginn datum
früh früher spät später aktuell damals dauer geben gibt gab gegeben gehen geht ging gingen gegangen kommen
kommt kam kamen gekommen machen macht machte gemacht nehmen nimmt nahm genommen stellen gestellt legen
gelegt setzen gesetzt bringen gebracht brachte bekommen bekam erhalten erhielt holen geholt halten hält
hielt bleiben bleibt blieb geblieben stehen steht stand standen gestanden sitzen liegen liegt laufen läuft
lief gelaufen führen geführt ziehen zog fallen fiel gefallen schicken geschickt folgen gefolgt verlassen tun
tat getan versuchen versucht versuchte verwenden verwendet brauchen braucht brauchte gebraucht beginnen
begann begonnen anfangen angefangen aufhören weitermachen passieren passiert passierte geschehen geschieht
scheinen schien wirken klappen klappt klappte geklappt funktionieren funktioniert funktionierte sehen sieht
sah gesehen schauen geschaut finden findet fand gefunden zeigen gezeigt zeigte merken gemerkt merkte bemerkt
fühlen fühlte gefühlt denken dachte gedacht wissen weiß wusste gewusst glauben glaubte geglaubt verstehen
verstanden verstand kennen kannte erinnern vergessen vergaß vermuten erwarten erwartet hoffen entscheiden
entschieden überlegen überlegt lernen gelernt sagen sagt sagte gesagt erzählen erzählt reden geredet
sprechen gesprochen fragen gefragt fragte antworten geantwortet erklären erklärt erklärte erwähnen erwähnt
beschreiben bitten gebeten nennen genannt heißen heißt hieß gemeint bedeuten bedeutet enthalten erlauben
benötigen benötigt bieten anbieten verursachen verursacht erstellen erstellt ändern geändert verbessern
verbessert verhindern verhindert vermeiden vermieden prüfen geprüft erledigen erledigt abschließen
abgeschlossen schaffen geschafft gelingen gelungen reagieren reagiert gehören ding dinge sache sachen zeug
problem probleme thema themen situation fall fälle beispiel tatsache punkt aspekt faktor umstand umstände
bedingung ereignis vorfall erfahrung weise art form teil stück menge anzahl zahl grad größe reihe gruppe
liste idee gedanke meinung frage grund gründe ursache wirkung folge ergebnis zweck ziel sinn chance
möglichkeit gelegenheit wahl entscheidung unterschied schwierigkeit aufgabe aktion versuch schritt ort
stelle bereich seite platz person personen mensch menschen leute mann frau männer frauen kollege kollegen
kollegin kolleginnen mitglied gut gute guten guter gutes besser beste besten schlecht schlechte schlechter
groß große größer klein kleine kleiner lang lange länger kurz kurze kürzer hoch hohe höher niedrig alt alte
älter neu neue neuer neuen jung richtig falsch wahr echt verschieden ähnlich wichtig wichtige wichtiger voll
leer gesamt komplett möglich unmöglich nötig notwendig verfügbar fertig klar unklar leicht leichter schwer
schwerer schwierig einfach einfacher besonderer üblich normal gewöhnlich typisch offensichtlich ernst stark
schwach schnell schneller langsam nah offen einzeln einzelne zusätzlich extra paar super toll prima schön
entsprechend jeweils jeweilig momentan bisher bislang künftig
"""
