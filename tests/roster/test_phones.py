"""Phones as they are stored and as a passer-by sees them."""

import pytest

from meetingdesk.roster.phones import clean_phone, is_masked, masked


@pytest.mark.parametrize(
    ("stored", "seen"),
    [
        ("13812345678", "138****5678"),
        ("13812345678/0731-88880000", "138****5678/073****0000"),
        ("8880000", "****"),
        ("", ""),
        (None, ""),
    ],
)
def test_the_middle_of_a_number_is_hidden_and_known_to_be(stored, seen):
    assert masked(stored) == seen
    assert is_masked(seen) == bool(stored)
    assert not is_masked(stored or "")


def test_several_numbers_stay_several():
    assert clean_phone("138 0000 0000\n1.38E+10；0731—8888") == "13800000000/13800000000/07318888"
