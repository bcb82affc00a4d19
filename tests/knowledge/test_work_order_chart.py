"""The drawing of an order of work: nothing outside of it, no line behind a box."""

import re

from hypothesis import given
from hypothesis import strategies as st

from knowledge.work_order import layers
from knowledge.work_order_chart import BOX_HEIGHT, BOX_WIDTH, LETTERS_A_LINE, LINES, draw, title_lines

EDGES = st.frozensets(st.tuples(st.integers(1, 9), st.integers(1, 9)).filter(lambda edge: edge[0] > edge[1]), max_size=16)


def drawn(edges):
    return draw(layers(range(1, 10), edges), edges, {key: f"Judul {key}" for key in range(1, 10)}, here=5)


@given(edges=EDGES)
def test_every_page_has_a_box_of_its_own_inside_the_drawing(edges):
    chart = drawn(edges)

    assert len({(box.x, box.y) for box in chart.boxes}) == 9
    assert all(0 <= box.x <= chart.width - BOX_WIDTH and 0 <= box.y <= chart.height - BOX_HEIGHT for box in chart.boxes)
    assert [box.is_here for box in chart.boxes].count(True) == 1


@given(edges=EDGES)
def test_a_line_that_passes_a_row_passes_beside_its_boxes(edges):
    chart = drawn(edges)

    assert len(chart.lines) == len(edges)
    for x, y in (map(int, found) for path in chart.lines for found in re.findall(r"(\d+) (\d+)V", path)):
        assert not any(box.x <= x <= box.x + BOX_WIDTH and box.y == y for box in chart.boxes)


def test_lines_do_not_cross_where_they_need_not():
    chart = draw([[1, 2], [3, 4]], frozenset({(3, 2), (4, 1)}), dict.fromkeys(range(1, 5), "Judul"), here=1)

    assert all(re.fullmatch(r"M(\d+) \d+C\1 \d+ \1 \d+ \1 \d+", path) for path in chart.lines)


@given(title=st.text(max_size=120))
def test_a_title_takes_at_most_two_lines_of_their_length(title):
    lines = [line for _top, line in title_lines(title, 0)]

    assert len(lines) <= LINES
    assert all(len(line) <= LETTERS_A_LINE for line in lines)
