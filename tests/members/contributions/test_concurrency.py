"""Two editors at the same moment: one decision, and the other one is told. On a real PostgreSQL, where writers do not queue by themselves."""

import threading

import pytest
from django.db import connections

from members.contributions import services
from members.contributions.models import AlreadyDecided, Contribution


@pytest.mark.engine("postgresql")
@pytest.mark.django_db(transaction=True)
def test_of_two_decisions_at_once_exactly_one_is_taken(submitted, editor, editor_of):
    contribution, other = submitted(), editor_of("1")
    seen = Contribution.objects.get(pk=contribution.pk).page.latest_revision_id
    together, outcomes = threading.Barrier(2), []

    def decide(user, action):
        together.wait()
        try:
            services.decide(contribution, by=user, action=action, comment="Catatan", seen_revision=seen)
            outcomes.append("decided")
        except AlreadyDecided:
            outcomes.append("told")
        finally:
            connections.close_all()

    threads = [threading.Thread(target=decide, args=args) for args in ((editor, "approve"), (other, "reject"))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    after = Contribution.objects.get(pk=contribution.pk)
    assert sorted(outcomes) == ["decided", "told"]
    assert after.events.filter(kind__in=["terbit", "minta-perbaikan"]).count() == 1
    assert after.page.live == (after.state == "terbit")
