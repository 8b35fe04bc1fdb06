"""Promises of sealing."""

import pytest

from sunwai.lib.crypto import WrongKey, seal, unseal


def test_what_is_sealed_comes_back_with_the_same_key():
    assert unseal(seal(b"token of the handle", key="one"), key="one") == b"token of the handle"


def test_a_sealed_text_does_not_show_its_content_nor_repeat_itself():
    first, second = seal(b"secret-token", key="one"), seal(b"secret-token", key="one")
    assert first != second
    assert "secret-token" not in first


def test_a_wrong_key_is_named_and_says_what_to_do():
    with pytest.raises(WrongKey, match="connect the handle again"):
        unseal(seal(b"x", key="one"), key="another")


@pytest.mark.parametrize("sealed", ["", "not sealed at all", "टोकन"])
def test_a_text_that_was_never_sealed_is_refused_by_name(sealed):
    with pytest.raises(WrongKey):
        unseal(sealed, key="one")


def test_a_changed_text_is_refused():
    sealed = seal(b"x", key="one")
    with pytest.raises(WrongKey):
        unseal(sealed[:-4] + "AAA=", key="one")


def test_an_empty_key_is_refused_before_anything_is_sealed():
    with pytest.raises(WrongKey, match="empty"):
        seal(b"x", key="")
