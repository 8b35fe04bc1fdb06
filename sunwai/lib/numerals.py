"""Numbers as people write them: digits of every script, and number words in English and Hindi.

Owns the words. Knows nothing of what is counted."""

from sunwai.lib.folding import normalise

_ROWS = """
1 one a an ek एक
2 two do दो dono दोनों couple
3 three teen tin तीन
4 four char chaar चार
5 five paanch panch पांच पाँच
6 six chhe chheh chhah chah छह छः छ छे
7 seven saat सात
8 eight aath आठ
9 nine nau नौ
10 ten das दस
11 eleven gyarah ग्यारह
12 twelve barah baarah बारह dozen दर्जन
13 thirteen terah तेरह
14 fourteen chaudah चौदह
15 fifteen pandrah pandhrah पंद्रह पन्द्रह fortnight
16 sixteen solah सोलह
17 seventeen satrah सत्रह
18 eighteen atharah अठारह
19 nineteen unnis उन्नीस
20 twenty bees bis बीस
21 ikkis इक्कीस
22 bais बाईस
24 chaubis चौबीस
25 pachis pachchis पच्चीस
30 thirty tees तीस
36 chhattis छत्तीस
35 paintis पैंतीस
40 forty chalis चालीस
45 paintalis पैंतालीस
48 adtalis अड़तालीस
50 fifty pachas पचास
60 sixty saath साठ
70 seventy sattar सत्तर
72 bahattar बहत्तर
75 pachhattar पचहत्तर
80 eighty assi अस्सी
90 ninety nabbe नब्बे
100 hundred sau सौ
1000 thousand hazar hajar हजार हज़ार
"""

WORDS: dict[str, int] = {
    normalise(word): int(row.split()[0]) for row in _ROWS.strip().splitlines() for word in row.split()[1:]
}
# "do", "a", "an" and "char" are other words more often than numbers: they count only right before a unit.
SHY = frozenset({"do", "a", "an", "das", "bis", "tin", "saath", "couple", "dono", "दोनों", "char", "fortnight", "dozen"})
_LONGEST = 7


def number(word: str) -> int | None:
    """Will read WORD (folded to small letters) as a whole number, or None; over seven digits is no count."""
    plain = normalise(word)
    if plain.isascii() and plain.isdigit():
        return int(plain) if len(plain) <= _LONGEST else None
    return WORDS.get(plain)
