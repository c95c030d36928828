"""Cyrillic to Latin by each scheme, and folding."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from depesche.knowledge.names.transliteration import (
    fold,
    is_cyrillic,
    language_of,
    romanisations,
    transliterate,
    written_down,
)

CYRILLIC = st.text(alphabet="абвгдеёжзийклмнопрстуфхцчшщъыьэюяіїєґўәғқңөұүһАБВГДЕЖЗИКЯ -'", max_size=30)


@pytest.mark.parametrize(
    ("name", "language", "scheme", "expected"),
    [
        ("Никита Хрущёв", "ru", "german", "Nikita Chruschtschow"),
        ("Никита Хрущёв", "ru", "english", "Nikita Khrushchyov"),
        ("Никита Хрущёв", "ru", "scientific", "Nikita Chruščëv"),
        ("Андрей Белый", "ru", "german", "Andrei Bely"),
        ("Андрей Белый", "ru", "german_press", "Andrej Belij"),
        ("Василий Аксёнов", "ru", "german", "Wassili Axjonow"),
        ("Ельцин", "ru", "german", "Jelzin"),
        ("Ельцин", "ru", "english", "Yeltsin"),
        ("Николаев", "ru", "german", "Nikolajew"),
        ("Мамедьяров", "ru", "english", "Mamedyarov"),
        ("Джугашвили", "ru", "german", "Dschugaschwili"),
        ("Тарас Шевченко", "uk", "german", "Taras Schewtschenko"),
        ("Григорій Сковорода", "uk", "german", "Hryhorij Skoworoda"),
        ("Зеленський", "uk", "german", "Selenskyj"),
        ("Лукашэнка", "be", "english", "Lukashenka"),
        ("Қайрат", "kk", "german", "Qairat"),
        ("Жансая", "kk", "kazakh_latin", "Jansaia"),
        ("Ұлытау", "kk", "kazakh_latin", "Ūlytau"),
        ("Гълъб", "bg", "german", "Galab"),
        ("Ђорђе Вучић", "sr", "german", "Đorđe Vučić"),
    ],
)
def test_schemes(name, language, scheme, expected):
    assert transliterate(name, scheme, language) == expected


def test_the_letters_tell_the_language():
    assert [language_of(name) for name in ("Київ", "Рахмон", "Қазақстан", "Беларўсь", "Өзгөн")] == [
        "uk", "ru", "kk", "be", "ky"
    ]  # fmt: skip


def test_a_kazakh_name_is_also_written_from_russian():
    forms = romanisations("Қасымов")
    assert {"Qassymow", "Kassymow", "Qasymov", "Kasymov"} <= set(forms.values())


def test_capitals_stay_capitals():
    assert transliterate("ЩУКИН", "german", "ru") == "SCHTSCHUKIN"


def test_an_unknown_scheme_is_an_error():
    with pytest.raises(KeyError):
        transliterate("Иван", "klingon", "ru")


@pytest.mark.parametrize(
    ("name", "folded"),
    [("Müller-Lüdenscheidt", "muller ludenscheidt"), ("Əliyev", "aliyev"), ("Wałęsa", "walesa"), ("O’Neill", "oneill")],
)
def test_fold(name, folded):
    assert fold(name) == folded


@given(st.text(max_size=40))
def test_fold_is_idempotent(text):
    assert fold(fold(text)) == fold(text)


@given(CYRILLIC)
def test_every_scheme_leaves_no_cyrillic(text):
    assert not any(is_cyrillic(form) for form in romanisations(text).values())


@pytest.mark.parametrize(
    ("original", "language", "forms"),
    [
        ("Қасым-Жомарт Тоқаев", "kk", {"Qassym-Schomart Toqajew", "Qasym-Jomart Toqaev", "Kassym-Schomart Tokajew"}),
        (
            "Qasym-Jomart Toqaev",
            "kk-Latn",
            {"Qassym-Schomart Toqajew", "Qasym-Jomart Toqaev", "Kassym-Schomart Tokajew"},
        ),
        ("Jerlan Qairat", "kk-Latn", {"Jerlan Qairat"}),
        ("ʿAbd al-Fattāḥ as-Sīsī", "ar-Latn", {"Abd al-Fattah as-Sisi"}),
        ("Yūsuf Šāhīn", "ar-Latn", {"Jusuf Schahin", "Yusuf Shahin"}),
        ("Ǧamāl ʿAbd an-Nāṣir", "ar-Latn", {"Dschamal Abd an-Nasir", "Jamal Abd an-Nasir", "Gamal Abd an-Nasir"}),
        ("Xí Jìnpíng", "zh-Latn", {"Xi Jinping"}),
        ("Lǚ Bù", "zh-Latn", {"Lü Bu"}),
        ("Angela Merkel", None, {"Angela Merkel"}),
    ],
)
def test_originals_are_written_down_as_the_press_does(original: str, language: str | None, forms: set[str]) -> None:
    assert forms <= set(written_down(original, language).values())
