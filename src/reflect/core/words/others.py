"""Small words of languages that have no lists of their own here: the commonest, to tell a language by and to
keep from the edges of a phrase. The owner adds to them; nothing is weak and no word links.

By the code of the language: its stemmer in Snowball, and the words.
"""

from __future__ import annotations

OTHERS = {
    "fr": (
        "french",
        """
le la les un une des du de au aux et ou
où mais donc car ni que qui quoi dont ce cet cette ces se sa son ses leur leurs mon ma mes ton ta tes notre
nos votre vos je tu il elle on nous vous ils elles me te lui y en ne pas plus moins très trop bien mal tout
tous toute toutes rien aussi encore déjà jamais toujours souvent alors puis ensuite avant après pendant
depuis dans sur sous avec sans pour par chez vers entre contre comme si quand est sont était étaient être
été avoir a ai as avons avez ont avait avaient eu fait faire fut sera peut peuvent même autre autres quelque
quelques chaque ici là cela ça c d j l m n qu s t
""",
    ),
    "es": (
        "spanish",
        """
el la los las lo un una unos unas de del al a y e o u pero sino que quien quienes cual cuales cuyo este esta
estos estas ese esa esos esas aquel aquella eso esto se su sus mi mis tu tus nuestro nuestra nuestros
nuestras yo tú él ella nosotros ellos ellas me te le les nos no ni sí más menos muy mucho mucha muchos
muchas poco todo toda todos todas nada también tampoco aún ya nunca siempre entonces luego antes después
durante desde hasta en sobre bajo con sin para por según entre contra como si cuando donde es son era eran
ser sido estar está están estaba estaban haber ha han he había habían hay hacer hizo fue fueron será puede
pueden mismo misma otro otra otros otras cada aquí allí
""",
    ),
    "it": (
        "italian",
        """
l d un dell all dall nell sull quell quest c il lo la i gli le un uno una di del dello della dei degli delle
a al allo alla ai agli alle da dal dalla dai in nel nella nei nelle su sul sulla sui con per tra fra e ed o
ma però che chi cui quale quali questo questa questi queste quello quella quelli quelle si suo sua suoi sue
mio mia tuo nostro nostra io tu lui lei noi voi loro mi ti ci vi non né più meno molto molta molti molte
poco tutto tutta tutti tutte niente anche ancora già mai sempre allora poi prima dopo durante come se quando
dove è sono era erano essere stato stata stati avere ha hanno ho abbiamo aveva avevano fare fatto può
possono stesso stessa altro altra altri altre ogni qui là
""",
    ),
    "nl": (
        "dutch",
        """
de het een en of maar want dus dat die dit deze wie wat welke er hier daar ik jij je hij zij ze wij we
jullie u mij me hem haar ons hen hun mijn jouw zijn onze niet geen wel ook nog al nooit altijd vaak toen dan
nu weer van voor in op aan met zonder door bij naar uit over onder tussen tegen tot na sinds tijdens als
wanneer waar hoe te om is was waren ben bent wordt worden werd werden geweest heb hebt heeft hebben had
hadden gehad kan kunnen kon konden zal zullen zou zouden moet moeten moest mag mogen wil willen doe doet
doen deed gaat gaan ging meer minder heel veel weinig alle alles iets niets iemand zelf ander andere elke
elk zo omdat
""",
    ),
    "pt": (
        "portuguese",
        """
o a os as um uma uns umas de do da dos das ao aos à às em no na nos nas num numa por pelo pela pelos pelas
para com sem sobre sob entre até desde e ou mas que quem qual quais cujo este esta estes estas esse essa
esses essas isso isto aquele aquela se seu sua seus suas meu minha nosso nossa eu tu ele ela nós vós eles
elas me te lhe lhes não nem sim mais menos muito muita muitos muitas pouco tudo todo toda todos todas nada
também ainda já nunca sempre então depois antes durante como quando onde é são era eram ser sido estar está
estão estava estavam ter tem têm tinha tinham há houve fazer fez foi foram será pode podem mesmo mesma outro
outra outros outras cada aqui ali
""",
    ),
}
STEMMERS = {  # those without any list
    "ar": "arabic",
    "ca": "catalan",
    "da": "danish",
    "el": "greek",
    "eu": "basque",
    "fi": "finnish",
    "ga": "irish",
    "hi": "hindi",
    "hu": "hungarian",
    "hy": "armenian",
    "id": "indonesian",
    "lt": "lithuanian",
    "ne": "nepali",
    "no": "norwegian",
    "ro": "romanian",
    "ru": "russian",
    "sr": "serbian",
    "sv": "swedish",
    "ta": "tamil",
    "tr": "turkish",
    "yi": "yiddish",
}
