"""Which words of a clause say that something has happened, in Hindi, romanised Hindi and English.

Owns the grammar of verbs: "कर दिया गया है" has happened; "कर दिया जाए", "should be done" and "हो गया होगा" have not.
Knows no subject: what happened is judged elsewhere. Pure."""

from collections.abc import Iterable, Sequence

from sunwai.lib.folding import search_fold
from sunwai.lib.phrases import Token, near_key
from sunwai.response.calendar_words import is_future


def heard(plain: str) -> str:
    """Will give the spelling under which a Hindi word is known in either script."""
    return near_key(plain)


def heard_set(words: str) -> frozenset[str]:
    """Will give WORDS (split at spaces) as they are heard."""
    return frozenset(near_key(search_fold(word)) for word in words.split())


def word_set(words: str) -> frozenset[str]:
    """Will give WORDS (split at spaces) as they are spelt."""
    return frozenset(words.split())


_LEXICAL = heard_set(
    "दिया दी दिए दिये लिया ली लिए लिये किया की किए किये कराया कराई करायी कराए कराये करवाया करवाई करवायी करवाए "
    "मिला मिली मिले हुआ हुई हुए "
    "आया आई आयी आए आये पहुंचा पहुंची पहुंचे पहुँचा पहुँची लौटा लौटे बना बनी बने लगा लगी लगे लगाया लगाई लगाए बनाया बनाई "
    "बंटवाया दिलाया दिलाई हटाया हटाई बदला बदली डाला डाली करदिया होगया hogaya hogayi kardiya kardi "
    "diya di diye liya li liye kiya ki kiye karaya karayi karwaya karwayi mila mili mile hua hui hue "
    "aaya aayi aaye aai "
    "pahuncha pahunchi pahunche lauta laute bana bani laga lagi lagaya lagayi banaya banayi"
)
_CLOSING = heard_set("गया गई गयी गए गये गयीं चुका चुकी चुके gaya gayi gai gaye gya gyi gye gaee chuka chuki chuke chuke")
# Other scripts of the state, where one word carries the whole.
_WHOLE = heard_set(
    "হয়েছে গেছে দিয়েছে হয়ে দেওয়া হলো ଦିଆଯାଇଛି ଯାଇଛି ହୋଇଛି ହୋଇଯାଇଛି ହୋଇଗଲା ଆସିଗଲା ଗଲା ସରିଛି କରାଯାଇଛି دیا دی کیا گیا گئی گئے چکا چکی"
)
_PERFECT = _LEXICAL | _CLOSING | _WHOLE
_IS = heard_set("है हैं hai hain h he")
_PARTICLES = heard_set("भी ही तो bhi hi to")
# What follows a perfective and takes its meaning away: a wish, a habit, an infinitive, a doubt.
_UNDONE = heard_set(
    "जा जाए जाये जाय जाएं जायें जाना जानी जाने जाता जाती जाते हो होता होती होते होने रहा रही रहे करना "
    "ja jaye jaaye jae jay jana jani jane jata jati jate ho hota hoti hote hone raha rahi rahe rha rhi rhe"
)
_WAS = heard_set("था थी थे tha thi the")
_MAYBE = heard_set("होगा होगी होंगे hoga hogi honge")
_SURE_HINDI = heard_set("है हैं गया गई गयी गए कर को ने में से का hai hain gaya gayi gai kar ko ne mein ka ho par h me se")


def is_hindi(words: Sequence[Token]) -> bool:
    """Will say whether WORDS speak Hindi in either script, so that "di" and "ki" are verbs and not scraps."""
    return any(not word.plain.isascii() or heard(word.plain) in _SURE_HINDI for word in words)


def is_ahead(words: Sequence[Token], at: int) -> bool:
    """Will say whether the word at AT is of the future; "हो गया होगा" only supposes."""
    if not is_future(words[at].plain):
        return False
    return not (at and heard(words[at].plain) in _MAYBE and heard(words[at - 1].plain) in _PERFECT)


def chains(words: Sequence[Token]) -> Iterable[tuple[int, int, bool]]:
    """Will list the perfective verbs of Hindi: first word, last word, and if the first has its own meaning."""
    if not is_hindi(words):
        return
    keys = [heard(word.plain) for word in words]
    at = 0
    while at < len(keys):
        if not _begins(words, keys, at):
            at += 1
            continue
        last = _chain_end(keys, at)
        if not _is_undone(words, keys, last):
            yield at, last, keys[at] in _LEXICAL
        at = last + 1


def _begins(words: Sequence[Token], keys: list[str], at: int) -> bool:
    """Whether a verb stands here: "की" and "लिए" are so only with what follows or without what precedes."""
    key, before, after = keys[at], keys[at - 1] if at else "", keys[at + 1] if at + 1 < len(keys) else ""
    if key not in _PERFECT:
        return False
    if key in heard_set("की ki"):
        return after in _IS | _CLOSING or not after
    if key in heard_set("लिए लिये liye"):
        return before not in heard_set("के ke") and (after in _IS | _CLOSING)
    if key in heard_set("हुए hue हुआ हुई"):
        return after in _IS or not after
    return not (words[at].plain == "mile" and after not in _IS)


def _chain_end(keys: list[str], at: int) -> int:
    last = at
    while last + 1 < len(keys):
        after = keys[last + 1]
        further = keys[last + 2] if last + 2 < len(keys) else ""
        if after in _CLOSING or (after in _PERFECT and after not in heard_set("की ki")):
            last += 1
        elif after in heard_set("जा ja") and further in _CLOSING:
            last += 2
        else:
            break
    return last


def _is_undone(words: Sequence[Token], keys: list[str], last: int) -> bool:
    after = [key for key in keys[last + 1 : last + 4] if key not in _PARTICLES]
    if not after:
        return False
    nearest = words[last + 1].plain
    return after[0] in _UNDONE | _WAS | _MAYBE or is_future(nearest)


_HAVE = frozenset({"has", "have", "was", "were", "been", "got", "stands", "ve", "s"})
_IS_NOW = frozenset({"is", "are", "re"})
_STANDS = word_set("resolved solved restored repaired fixed rectified completed done functional operational redressed")
_ADVERBS = word_set(
    "been now already also since successfully duly today just finally fully completely safely immediately "
    "promptly both all then there and properly subsequently accordingly thereby"
)
_MODALS = word_set(
    "had wish will shall would should can could may might must ll never if once when until unless need needs needed "
    "want wants wanted cannot let d wont"
)
_NOT_YET = frozenset({"be", "being", "to", "not", "get", "getting", "gets", "no", "t", "for", "of"})
_BEFORE_NOUN = word_set(
    "the a an any every each your our their his her its of for by with in all more fully newly to recently"
)
_AFTER_VERB = word_set(
    "the a an at on by in to today yesterday now this last with and from for successfully after within before "
    "his her their its him them it as since through via under of into safely back against w e f vide again or "
    "sir madam all some both at. here there immediately same your you us"
)


def has_happened(words: Sequence[Token], at: int) -> bool:
    """Will say whether the English participle at AT has happened: "has been paid", "Power restored at 6"."""
    before = [word.plain for word in words[max(0, at - 7) : at]]
    if _MODALS.intersection(before):
        return False
    for plain in reversed(before):
        if plain in _NOT_YET:
            return False
        if plain in _HAVE:
            return True
        if plain in _IS_NOW:
            return "now" in before or "already" in before or (plain == "is" and words[at].plain in _STANDS)
        if plain not in _ADVERBS and not plain.endswith(("ly", "ed")):
            break
    return _stands_bare(words, at)


def _stands_bare(words: Sequence[Token], at: int) -> bool:
    """Whether a participle without its helper tells of a deed ("Motor repaired") and is no adjective ("the repaired
    motor", "Resolved cases")."""
    before = words[at - 1].plain if at else ""
    after = words[at + 1].plain if at + 1 < len(words) else ""
    ends = not after or after in _AFTER_VERB or after.isdigit()
    if not before:
        return ends
    return before not in _BEFORE_NOUN and ends
