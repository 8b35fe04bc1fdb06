"""What a post says of whose matter it is: the Union's road or mine, or an office that is accused itself."""

import pytest

from sunwai.triage.lexicon import hear
from sunwai.triage.whose import marks


def named(text: str) -> set[str]:
    return {mark.name for mark in marks(hear(text))}


@pytest.mark.parametrize(
    "text",
    [
        "NH-33 par gaddhe hi gaddhe",
        "NH 75 ka pul adhura",
        "एनएच-20 पर डिवाइडर टूटा है",
        "राष्ट्रीय राजमार्ग पर धूल उड़ती है",
        "The national highway has no lights at the bend",
        "NHAI has left the drain open",
        "rashtriya rajmarg ka kaam ruka hai",
    ],
)
def test_a_national_highway_is_marked(text: str) -> None:
    assert named(text) == {"national_highway"}


@pytest.mark.parametrize(
    "text",
    [
        "The road from NH 33 to our village is mud",
        "NH 33 se gaon tak sadak nahi hai",
        "एनएच 33 के किनारे हमारा स्कूल है",
        "gaon ki sadak kharab hai",
    ],
)
def test_a_road_that_only_meets_a_highway_is_not_marked(text: str) -> None:
    assert named(text) == set()


@pytest.mark.parametrize(
    "text",
    [
        "BCCL ki blasting se ghar fata",
        "सीसीएल ने जमीन ली, नौकरी नहीं दी",
        "Dust of the open cast covers our well",
        "कोयला खदान का पानी खेत में",
    ],
)
def test_a_union_undertakings_mine_is_marked(text: str) -> None:
    assert named(text) == {"union_mine"}


@pytest.mark.parametrize(
    "text", ["अवैध कोयला खदान में लोग दबे", "Illegal coal mine runs at night", "stone crusher ki dhool"]
)
def test_an_illegal_mine_is_not_the_unions(text: str) -> None:
    assert named(text) == set()


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("थाना प्रभारी ने मेरे भाई को पीटा", "against_police"),
        ("police wale bike rok ke 500 rupaye maangte hai", "against_police"),
        ("The BDO himself takes 10% of every bill", "against_block"),
        ("बीडीओ घूस मांगता है", "against_block"),
        ("DC sahab ke hi adesh se ghar tudwaya", "against_district"),
        ("उपायुक्त कार्यालय खुद जमीन कब्जा कर रहा है और जांच भी उन्हीं के पास", "against_district"),
        ("SP ki mili bhagat se jua chalta hai", "against_police_chief"),
    ],
)
def test_an_office_that_is_accused_is_marked(text: str, mark: str) -> None:
    assert mark in named(text)


@pytest.mark.parametrize(
    "text",
    [
        "DC ko avedan diya, mukhiya paisa maangta hai",
        "BDO sir please, dealer gali deta hai",
        "थाना को बताया, पड़ोसी ने मारा",
        "SP sir mere pati ko kuch logo ne peeta",
        "उपायुक्त महोदय कृपया सड़क बनवाइए",
        "डीसी साहब का जनता दरबार अच्छा है",
    ],
)
def test_who_is_only_told_of_a_wrong_is_not_accused(text: str) -> None:
    assert not {name for name in named(text) if name.startswith("against_")}
