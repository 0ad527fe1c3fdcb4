"""Every character of a name is drawn, or reported before the paper goes out."""

import hashlib
from concurrent.futures import ThreadPoolExecutor

import pytest

from meetingdesk.documents import fonts
from meetingdesk.documents.blocks import Face

RARE = "旻珺䶮𬭎翀赟㛃怿玥喆堃祎昇"


def test_rare_characters_of_names_are_covered() -> None:
    assert fonts.missing(RARE) == set()


def test_the_whole_basic_block_of_chinese_is_covered() -> None:
    assert fonts.missing("".join(map(chr, range(0x4E00, 0xA000)))) == set()


def test_private_use_and_unknown_characters_are_reported() -> None:
    assert fonts.missing(["张\ue000三", "\U0002ebf0", "李四\n"]) == {"\ue000", "\U0002ebf0"}


def test_what_is_reported_is_shown_as_a_sign_not_as_nothing() -> None:
    assert fonts.load().shown("张\ue000三") == "张〓三"


@pytest.mark.parametrize("face", list(Face))
def test_each_role_finds_a_face_for_rare_characters(face: Face) -> None:
    role = fonts.load().roles[face]
    assert all(role.fonts[char].covers(char) for char in RARE)


def test_the_body_is_fangsong_where_it_has_the_character_and_kai_where_not() -> None:
    role = fonts.load().roles[Face.BODY]
    assert "Fandol" in role.fonts["会"].fontName
    assert "WenKai" in role.fonts["珺"].fontName


def test_quotation_marks_are_a_full_character_wide_in_every_face() -> None:
    for role in fonts.load().roles.values():
        assert [role.widths[mark] for mark in "“”‘’"] == [1.0] * 4


def test_threads_that_load_at_once_share_one_set() -> None:
    with ThreadPoolExecutor(4) as pool:
        sets = list(pool.map(lambda _: fonts.load(), range(8)))
    assert all(one is sets[0] for one in sets)


def test_an_installed_fangsong_takes_the_place_of_the_shipped_one() -> None:
    other = fonts.paths.resource("fonts", "NotoSansSC_400Regular.ttf")
    faces = fonts.load(other)
    assert faces.roles[Face.BODY].fonts["会"].fontName.endswith("NotoSansSC_400Regular")
    assert faces.missing(RARE) == set()


def test_installed_fonts_are_found_by_their_file_name(tmp_path, monkeypatch) -> None:
    monkeypatch.setattr(fonts, "_font_folders", lambda: [tmp_path])
    assert fonts.installed_body() is None
    (tmp_path / "simfang.ttf").write_bytes(b"")
    assert fonts.installed_body() == tmp_path / "simfang.ttf"


def test_every_font_file_is_as_it_was_brought() -> None:
    folder = fonts.paths.resource("fonts")
    rows = [row.split() for row in (folder / "MANIFEST.sha256").read_text(encoding="utf-8").splitlines()]
    assert {name for _, name in rows} >= {path.name for path in folder.glob("*.[ot]tf")}
    for digest, name in rows:
        assert hashlib.sha256((folder / name).read_bytes()).hexdigest() == digest, name


def test_the_fonts_weigh_no_more_than_agreed() -> None:
    folder = fonts.paths.resource("fonts")
    assert sum(path.stat().st_size for path in folder.iterdir() if path.is_file()) <= 85_000_000
