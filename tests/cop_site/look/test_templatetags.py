"""The tags and filters as templates use them."""

from datetime import UTC, datetime

import pytest
from django.template import Context, Template, engines

from cop_site.look.sprites import ICON_OF_ASPECT, ICON_OF_KIND, UnknownIcon, icon_names
from cop_site.look.templatetags import look, look_parts

MOMENT = datetime(2022, 3, 24, 2, 0, tzinfo=UTC)


def rendered(source: str, **context: object) -> str:
    return Template("{% load look look_parts %}" + source).render(Context(context))


def test_an_icon_points_into_the_sprite_and_is_silent():
    html = rendered('{% icon "calendar" 16 %}')

    assert 'aria-hidden="true" width="16"' in html
    assert html.endswith('icons.svg#calendar"/></svg>')


def test_an_unknown_icon_is_refused():
    with pytest.raises(UnknownIcon):
        look.icon("no-such-icon")


def test_every_icon_that_stands_for_something_exists():
    assert {*ICON_OF_KIND.values(), *ICON_OF_ASPECT} <= icon_names()


def test_a_kind_never_met_gets_a_plain_file():
    assert "#file-text" in rendered('{% kind_icon "naskah" %}')


def test_the_thirteenth_aspect_wears_the_first_cloth_again():
    assert rendered("{% weave 13 %}") == rendered("{% weave 1 %}")


def test_another_number_of_strands_is_woven_on_the_page():
    assert "<path" in rendered("{% weave 2 5 %}")


def test_a_missing_position_does_not_break_a_card():
    assert rendered("{% weave nothing %}{% aspect_icon nothing %}")


@pytest.mark.parametrize(
    "filter_name", ["angka", "persen", "tanggal", "tanggal_singkat", "bulan", "jam", "iso", "lalu", "durasi", "ukuran", "inisial"]
)
def test_a_filter_given_nothing_answers_nothing(filter_name):
    assert rendered("{{ value|" + filter_name + " }}", value=None) == ""


def test_filters_read_aloud():
    html = rendered('{{ n|angka }} {{ p|persen }} {{ d|tanggal }} {{ d|jam:"WITA" }} {% rentang_jam d d "WIB" %}', n=1596, p=0.941, d=MOMENT)

    assert html.replace("\u00a0", " ") == "1.596 94,1 % Kamis, 24 Maret 2022 10.00 WITA 09.00–09.00 WIB"


def test_marked_words_cannot_smuggle_markup():
    assert look.sorot("<script>peta jabatan</script>", "peta <b>") == "&lt;script&gt;<mark>peta</mark> jabatan&lt;/script&gt;"


def test_ids_differ_across_included_templates_and_repeat_on_the_next_page():
    page = '{% unique_id "a" %} {% include inner %} {% unique_id "a" %}'
    inner = engines["django"].from_string('{% load look %}{% unique_id "a" %}').template

    assert [rendered(page, inner=inner) for _ in range(2)] == ["a-1 a-2 a-3"] * 2


@pytest.mark.parametrize(("rank", "of", "place"), [(1, 4, 1), (4, 4, 4), (1, 5, 1), (5, 5, 4), (2, 3, 3), (1, 1, 1)])
def test_any_number_of_categories_folds_onto_four_colours(rank, of, place):
    assert look_parts.rank_of_four(rank, of) == place


@pytest.mark.parametrize(("score", "maximum", "part"), [(27.5, 40, "69"), (50, 40, "100"), (None, 40, "0"), (10, None, "0"), (-1, 40, "0")])
def test_a_bar_never_leaves_its_track(score, maximum, part):
    assert look_parts.bagian(score, maximum) == part


def test_aspects_of_a_card_come_from_its_labels_first():
    class Entry:
        aspect_labels = [{"name": "Pengadaan"}]

        @property
        def aspects(self):
            raise AssertionError("asks the database")

    assert look_parts.aspects_of(Entry()) == [{"name": "Pengadaan"}]
