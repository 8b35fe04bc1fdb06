"""The Verhoeff check digit, which Aadhaar numbers carry. Pure arithmetic; says nothing of whose number it is."""


def _dihedral(left: int, right: int) -> int:
    """Combine two elements of the symmetries of a pentagon, numbered 0 to 9."""
    if left < 5:
        return (left + right) % 5 if right < 5 else 5 + (left + right) % 5
    return 5 + (left - right) % 5 if right < 5 else (left - right) % 5


_TABLE = tuple(tuple(_dihedral(a, b) for b in range(10)) for a in range(10))
_FIRST = (1, 5, 7, 6, 2, 8, 3, 0, 9, 4)


def _permutations() -> tuple[tuple[int, ...], ...]:
    rows = [tuple(range(10)), _FIRST]
    while len(rows) < 8:
        rows.append(tuple(_FIRST[digit] for digit in rows[-1]))
    return tuple(rows)


_PERMUTED = _permutations()


def agrees(digits: str) -> bool:
    """Will say whether the last of DIGITS (0-9 only) is the Verhoeff check digit of the others."""
    check = 0
    for place, digit in enumerate(reversed(digits)):
        check = _TABLE[check][_PERMUTED[place % 8][int(digit)]]
    return check == 0
