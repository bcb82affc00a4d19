"""D-22 on the demonstration site: the matrix against a query that nobody wrote with it in mind."""

import datetime

import pytest
from django.db import connection
from django.utils import timezone

from knowledge.catalogue.models import Entry
from knowledge.upkeep.coverage import AXES, coverage_matrix, entries_of_cell

# Written without the ORM, so that a slip in the matrix does not repeat itself here.
INDEPENDENT = """
SELECT a.code, e.kind, COUNT(*)
FROM catalogue_entry e
JOIN catalogue_entry_aspects l ON l.entry_id = e.id
JOIN aspects_aspect a ON a.id = l.aspect_id
WHERE a.framework_id = %s
  AND NOT e.is_fictional
  AND e.source_status <> 'dicabut'
  AND (e.review_due IS NULL OR e.review_due >= %s)
  AND e.kind IN ({kinds})
  AND NOT EXISTS (SELECT 1 FROM upkeep_reviewtask t WHERE t.page_id = e.object_id AND t.closed_at IS NULL)
GROUP BY a.code, e.kind
"""


def cells(matrix):
    return {(row.aspect.code, cell.value): cell.count for row in matrix.rows for cell in row.cells if cell.count}


def counted_by_sql(framework, kinds):
    query = INDEPENDENT.format(kinds=", ".join(["%s"] * len(kinds)))
    with connection.cursor() as cursor:
        cursor.execute(query, [framework.pk, timezone.localdate(), *kinds])
        return {(code, kind): count for code, kind, count in cursor.fetchall()}


def test_cell_counts_equal_an_independent_sql_count(demo, framework):
    for entry in Entry.objects.filter(kind="panduan")[:2]:
        Entry.objects.filter(pk=entry.pk).update(review_due=timezone.localdate() - datetime.timedelta(days=1))
    matrix = coverage_matrix(framework)

    counted = cells(matrix)

    assert counted == counted_by_sql(framework, [value for value, _word in matrix.columns])
    assert len(counted) > 50


@pytest.mark.parametrize("axis", AXES)
def test_each_cell_opens_just_its_rows(demo, framework, axis):
    for row in coverage_matrix(framework, axis).rows[:6]:
        for cell in row.cells:
            assert entries_of_cell(aspect=row.aspect, axis=axis, value=cell.value).count() == cell.count
