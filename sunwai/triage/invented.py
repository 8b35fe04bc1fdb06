"""Posts invented by seed, and copies of them edited as people edit what they pass on: to measure near copies by.

Owns the pieces that posts are put together from. Nothing here was ever said by anybody; same seed, same posts."""

import random
from collections.abc import Sequence

from sunwai.gazetteer.tables import Gazetteer

_OPENINGS = (
    "Sir ji namaste,",
    "महोदय, प्रणाम।",
    "Respected Sir,",
    "Mananiya mukhyamantri ji,",
    "नमस्कार सर,",
    "Hello sir,",
    "जोहार।",
    "Johar sir,",
    "आदरणीय मुख्यमंत्री जी,",
    "Sir,",
    "Dear sir I want to tell you that",
    "Bahut dukh ke saath likhna pad raha hai,",
)
_PLACES = (
    "{place} block ke {village} gaon me",
    "{place} प्रखंड के {village} गाँव में",
    "In village {village}, block {place},",
    "{village} tola, {place} me",
    "हमारे गाँव {village} ({place}) में",
    "Ward {ward} of {place} near {village}",
)
_TROUBLES = (
    "{n} din se bijli nahi hai, transformer jala hua hai",
    "{n} महीने से वृद्धा पेंशन नहीं मिली है",
    "the hand pump is broken for {n} days",
    "{n} mahine se ration dealer chawal nahi deta",
    "{n} दिनों से पीने का पानी नहीं आ रहा",
    "the road has been under water for {n} weeks",
    "{n} saal se mobile network nahi aata",
    "मनरेगा की {n} दिन की मज़दूरी बाकी है",
    "the school has had no teacher for {n} months",
    "aanganwadi {n} hafte se band padi hai",
    "अस्पताल में {n} दिनों से डॉक्टर नहीं हैं",
    "the bridge is broken since {n} days and children wade through",
    "{n} logo ka awas ka paisa ruka hua hai",
    "नाली की सफ़ाई {n} महीने से नहीं हुई",
    "elephants have broken {n} houses in the night",
)
_PEOPLE = (
    "{many} parivar pareshan hain",
    "{many} परिवार परेशान हैं",
    "about {many} people suffer",
    "gaon ke {many} log andhere me hain",
    "इससे {many} लोग प्रभावित हैं",
    "{many} children are affected",
    "hum {many} log roz jate hain",
)
_TRIED = (
    "BDO office gaye par kisi ne suna nahi",
    "कई बार आवेदन दिया, कोई सुनवाई नहीं",
    "we wrote to the office twice and nobody came",
    "mukhiya aur sevak dono taal dete hain",
    "विभाग के लोग केवल आश्वासन देते हैं",
    "the helpline never answers",
    "karmchari paisa mangta hai",
    "टोल फ़्री नंबर पर शिकायत बंद कर दी गई",
    "the engineer said it is not in his area",
)
_PLEAS = (
    "kripya jaldi madad karein",
    "कृपया संज्ञान लें",
    "please look into it",
    "aapse hi ummeed hai",
    "त्वरित कार्रवाई की कृपा करें",
    "kindly direct the officer",
    "garib ki sun lijiye",
    "please help us before the rains",
    "जल्द समाधान कराएँ",
)
_HANDLES = ("@jh_sunwai", "@dc_simdega", "@dc_ranchi", "@prd_jh", "@news_gaon", "@sevak_dal", "@yuva_manch")
_TAGS = ("#Jharkhand", "#Help", "#SaveUs", "#सुनवाई", "#Urgent", "#Gaon", "#न्याय_दो", "#ViralPost")
_SOUNDS = ("ka", "ri", "mo", "lu", "ta", "ben", "dar", "pur", "ghi", "so", "nawa", "jha", "bir", "tol", "chan", "deo")


def posts(count: int, *, seed: int, gazetteer: Gazetteer) -> list[str]:
    """Will invent COUNT posts of which no two are the same matter; many share all but their village or number."""
    chance = random.Random(seed)  # noqa: S311 - invents posts, guards nothing
    places = [place.name_en for place in gazetteer.places() if place.level in {"block", "town"}]
    made: dict[str, None] = {}
    while len(made) < count:
        village = _village(chance)
        post = _post(village, chance, places)
        made[post] = None
        if chance.random() < 0.1:  # the trap: word for word the same trouble somewhere else
            made[_elsewhere(post, village, chance)] = None
    return list(made)[:count]


def _post(village: str, chance: random.Random, places: Sequence[str]) -> str:
    facts = {
        "place": chance.choice(places),
        "village": village,
        "ward": chance.randint(1, 55),
        "n": chance.randint(2, 60),
        "many": chance.randint(2, 900),
    }
    where, what = chance.choice(_PLACES).format(**facts), chance.choice(_TROUBLES).format(**facts)
    rest = [chance.choice(_PEOPLE).format(**facts), chance.choice(_TRIED), chance.choice(_PLEAS)]
    chance.shuffle(rest)
    said = ", ".join(rest[: chance.randint(1, 3)])
    return f"{chance.choice(_HANDLES)} {chance.choice(_OPENINGS)} {where} {what}. {said}"


def _village(chance: random.Random) -> str:
    return "".join(chance.sample(_SOUNDS, chance.randint(2, 4))).capitalize()


def _elsewhere(post: str, village: str, chance: random.Random) -> str:
    return post.replace(village, _village(chance))


def copied(post: str, *, seed: int) -> str:
    """Will pass POST on as people do: retold, tagged otherwise, a few words lost, in one or several of these ways."""
    chance = random.Random(seed)  # noqa: S311 - invents posts, guards nothing
    ways = chance.sample((_retold, _retagged, _shortened, _hashed, _linked), chance.randint(1, 3))
    for way in ways:
        post = way(post, chance)
    return post


def _retold(post: str, chance: random.Random) -> str:
    return f"RT {chance.choice(_HANDLES)}: {post}"


def _retagged(post: str, chance: random.Random) -> str:
    words = [word for word in post.split() if not word.startswith("@")]
    return " ".join([*chance.sample(_HANDLES, chance.randint(1, 4)), *words])


def _shortened(post: str, chance: random.Random) -> str:
    words = post.split()
    lost = set(chance.sample(range(len(words)), max(1, len(words) // 10)))
    return " ".join(word for place, word in enumerate(words) if place not in lost)


def _hashed(post: str, chance: random.Random) -> str:
    return f"{post} {' '.join(chance.sample(_TAGS, chance.randint(1, 4)))}"


def _linked(post: str, chance: random.Random) -> str:
    return f"{post} https://t.co/{chance.getrandbits(40):x}"
