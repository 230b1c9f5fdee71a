"""The encoding of a file is marked, asked for, or recognised where there can be no doubt."""

from __future__ import annotations

import codecs
from io import BytesIO

import pytest

from reflect.core.errors import BadInput
from reflect.exchange.csv.encoding import CHUNK, Encoding, encoding_of


def found(content: bytes, asked: str | None = None) -> Encoding:
    return encoding_of(BytesIO(content), asked=asked, name="notes.csv")


def refusal(content: bytes, asked: str | None = None) -> str:
    with pytest.raises(BadInput) as caught:
        found(content, asked)
    return caught.value.sentence


def test_plain_utf_8_needs_no_word() -> None:
    assert found("id,text\n1,Zoë’s café\n".encode()) == Encoding("utf-8", "utf-8")


@pytest.mark.parametrize(
    ("mark", "codec", "name"),
    [
        (codecs.BOM_UTF8, "utf-8", "utf-8-sig"),
        (codecs.BOM_UTF16_LE, "utf-16-le", "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16-be", "utf-16"),
        (codecs.BOM_UTF32_LE, "utf-32-le", "utf-32"),
        (codecs.BOM_UTF32_BE, "utf-32-be", "utf-32"),
    ],
)
def test_a_mark_is_believed(mark: bytes, codec: str, name: str) -> None:
    content = mark + "id,text\n1,Zoë – 日本\n".encode(codec)
    assert found(content) == Encoding(name, "marked")
    assert content.decode(name) == "id,text\n1,Zoë – 日本\n"


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_a_mark_is_recognised_by_its_pairs(codec: str) -> None:
    assert found("id,text\n1,Zoë was late – again\n".encode(codec)) == Encoding(codec, "recognised")


def test_a_stray_nul_does_not_make_a_file_utf_16() -> None:
    assert found(b"id,text\n1,a\0b\n").name == "utf-8"


WESTERN = {
    "English": "The crew couldn’t reach the case – “again”, they said… it’s 30° and £40 or 5 € less, ½ of it",
    "English, a loan word": "We met in the café and it went well",
    "English, more of them": "It was naïve to hide it behind a façade",
    "German": "Die Übergabe war zu spät und der Schlüssel fehlte; größere Gruppen müssen früher an („Liste“)",
    "French": "L’équipe a trouvé une méthode très simple à côté du bureau, ça a été noté",
    "Spanish": "La reunión empezó tarde y mañana hará falta más atención. ¿Quién avisó?",
    "Portuguese": "A reunião não começou às nove; atenção à comunicação e às lições",
    "Italian": "La riunione è iniziata più tardi perché la città era bloccata; così però si può fare",
    "Catalan": "La reunió va començar tard perquè el soroll no deixava sentir res i això cansa",
    "Dutch": "Eén collega had goede ideeën; de financiële kant is daarna gecoördineerd",
    "Danish": "Mødet blev for sent på grund af kø på vejen, næste gang går vi før",
    "Swedish": "Mötet började för sent så vi måste få fler på plats nästa gång",
    "Finnish": "Kokous alkoi myöhässä eikä kukaan ehtinyt lähettää pöytäkirjaa hyvissä ajoin",
    "Icelandic": "Fundurinn byrjaði of seint og við þurfum að láta vita fyrr, það er ljóst",
    "measures": "A hall of 30 m², 5 km² away, ¾ full, 20×30, n° 3, ±2",
}


@pytest.mark.parametrize("language", WESTERN)
def test_what_a_western_spreadsheet_on_windows_writes_is_recognised(language: str) -> None:
    content = f"id,text\n1,{WESTERN[language]}\n".encode("cp1252")
    assert found(content) == Encoding("cp1252", "recognised")


OTHERS = {
    "Polish": ("cp1250", "Spotkanie zaczęło się za późno i nikt nie wziął klucza do łazienki"),
    "one Polish name": ("cp1250", "Wałęsa"),
    "Polish, one word": ("cp1250", "Nie wiem że to"),
    "Czech": ("cp1250", "Příliš pozdě jsme začali a klíč nebyl na svém místě"),
    "one Czech name": ("cp1250", "Dvořák was late"),
    "Slovak": ("cp1250", "Stretnutie začalo neskoro a kľúč nebol na mieste, ďalej sme čakali"),
    "Hungarian": ("cp1250", "A megbeszélés később kezdődött, és az űrlap hiányzott"),
    "Hungarian, one word": ("cp1250", "a nő és a kutyája"),
    "Romanian": ("cp1250", "Şedinţa a început târziu şi cheia nu era la locul ei"),
    "Croatian": ("cp1250", "Sastanak je počeo kasno i ključ nije bio na mjestu, doći ćemo ranije"),
    "Croatian names": ("cp1250", "Petrović and Kovač were late"),
    "Slovene": ("cp1250", "Sestanek se je začel pozno in ključa ni bilo"),
    "Turkish": ("cp1254", "Toplantı geç başladı ve anahtar yerinde değildi"),
    "Turkish, one word": ("cp1254", "yağmur"),
    "Lithuanian": ("cp1257", "Susirinkimas prasidėjo vėlai, kitą kartą ateisime anksčiau į salę"),
    "Latvian": ("cp1257", "Sanāksme sākās vēlu un atslēga nebija vietā"),
    "Estonian": ("cp1257", "Koosolek algas hilja ja võti ei olnud õiges kohas"),
    "Russian": ("cp1251", "Встреча началась поздно"),
    "Russian, KOI": ("koi8_r", "Встреча началась поздно"),
    "Russian, DOS": ("cp866", "Встреча началась поздно"),
    "Greek": ("cp1253", "Η συνάντηση άρχισε αργά"),
    "Hebrew": ("cp1255", "הפגישה התחילה מאוחר"),
    "Thai": ("cp874", "การประชุมเริ่มช้า"),
    "Japanese": ("shift_jis", "会議は遅く始まり、鍵が見つからなかった"),
    "Chinese": ("gb18030", "会议开始得太晚,钥匙不在原处"),
    "Chinese, Taiwan": ("big5", "會議開始得太晚,鑰匙不在原處"),
    "Korean": ("euc_kr", "회의가 늦게 시작되었고 열쇠가 없었다"),
    "German, DOS": ("cp850", "Die Übergabe war zu spät und der Schlüssel fehlte. Größere Gruppen"),
    "Swedish, DOS": ("cp850", "Mötet började så sent på nästa gång"),
    "French, DOS": ("cp437", "Une méthode très simple à côté du bureau"),
    "Spanish, DOS": ("cp437", "La reunión empezó mañana más"),
    "English, Mac": ("mac_roman", "The crew couldn’t reach the system – “again”"),
    "English, Mac, one sign": ("mac_roman", "they said… and then"),
    "English, Mac, one word": ("mac_roman", "café"),
    "German, Mac": ("mac_roman", "Die Übergabe war zu spät und Größere hören"),
    "French, Mac": ("mac_roman", "L’équipe a trouvé une méthode très simple à côté"),
}


@pytest.mark.parametrize("language", OTHERS)
def test_what_might_be_something_else_is_asked_for(language: str) -> None:
    codec, words = OTHERS[language]
    expected = "notes.csv: line 2 is not UTF-8; name its encoding with --encoding, for example cp1252."
    assert refusal(f"id,text\n1,{words}\n".encode(codec)) == expected


def test_utf_8_with_one_broken_line_is_not_taken_for_windows() -> None:
    content = "id,text\n1,déjà vu\n2,".encode() + b"caf\xe9\n"
    assert "line 3 is not UTF-8" in refusal(content)


def test_the_line_is_right_far_into_a_file() -> None:
    content = b"id,text\r\n" + b"1,plain words\r\n" * 200_000 + "2,żółć\r\n".encode("cp1250")
    assert len(content) > 2 * CHUNK
    assert "line 200002 is not UTF-8" in refusal(content)


def test_what_is_asked_for_is_done() -> None:
    assert found("id,text\n1,żółć\n".encode("cp1250"), "windows-1250") == Encoding("cp1250", "asked")
    assert found(b"id,text\n", "UTF8") == Encoding("utf-8-sig", "asked")


def test_what_is_asked_for_must_be_true() -> None:
    assert "line 3 is not cp1252" in refusal(b"id,text\n1,ok\n2,\x81\n", "cp1252")
    assert "line 2 is not utf-8" in refusal(b"id,text\n1,caf\xe9\n", "utf-8")
    assert "begins with the mark of utf-16" in refusal(
        codecs.BOM_UTF16_LE + "id\n".encode("utf-16-le"), "cp1252"
    )


@pytest.mark.parametrize("asked", ["klingon", "base64", "rot13", "zip", "undefined", ""])
def test_what_is_no_encoding_of_text_is_refused(asked: str) -> None:
    assert f"There is no encoding {asked!r}" in refusal(b"id,text\n", asked)


def test_a_character_cut_off_at_the_end_is_named() -> None:
    assert "line 2 is not UTF-8" in refusal(b"id,text\n1,\xe6\x97")
