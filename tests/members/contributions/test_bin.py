"""Contributions whose page an editor has thrown away: nobody works on them, and restoring brings them back."""

import pytest

from knowledge.bin.services import restore, throw_away
from members.contributions import services
from members.contributions.models import Contribution
from members.contributions.selectors import contributions_by, queue_for, with_all


def test_what_lies_in_the_bin_is_in_nobody_s_list(submitted, author, editor):
    contribution = submitted()
    assert (len(contributions_by(author)), len(queue_for(editor))) == (1, 1)

    throw_away(contribution.page, by=editor)

    assert (contributions_by(author), queue_for(editor), with_all(contribution.pk)) == ([], [], None)


def test_its_author_cannot_write_or_submit(submitted, author, editor):
    contribution = submitted()
    throw_away(contribution.page, by=editor)

    with pytest.raises(services.NotEditable):
        services.submit(contribution, by=author, is_acknowledged=True)
    assert Contribution.objects.get().page.live is False


def test_a_running_review_ends_and_can_begin_anew_after_restoring(submitted, author, editor):
    contribution = submitted()

    restore(throw_away(contribution.page, by=editor), by=editor)
    again = services.submit(contribution, by=author, is_acknowledged=True)

    assert (again.state, len(queue_for(editor))) == ("menunggu", 1)


def test_a_published_one_is_published_again(submitted, author, editor, mailoutbox):
    contribution = submitted()
    seen = Contribution.objects.get().page.latest_revision_id
    services.decide(contribution, by=editor, action="approve", comment="", seen_revision=seen)

    item = throw_away(Contribution.objects.get().page, by=editor)
    assert Contribution.objects.get().state == "ditarik"
    restore(item, by=editor)

    again = Contribution.objects.get()
    assert (again.state, again.page.live, len(contributions_by(author))) == ("terbit", True, 1)
