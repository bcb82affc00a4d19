"""Two verifiers at the same moment: one decision, and the other one is told. On a real PostgreSQL, where writers do not queue by themselves."""

import threading

import pytest
from django.db import connections

from knowledge.exemplars import services
from knowledge.exemplars.models import Act, Exemplar


@pytest.mark.engine("postgresql")
@pytest.mark.django_db(transaction=True)
def test_of_two_acceptances_at_once_exactly_one_is_taken(propose, person):
    exemplar = propose()
    verifiers = [person("verifikator", "33.10"), person("verifikator", "32")]
    together, outcomes = threading.Barrier(2), []

    def decide(verifier):
        together.wait()
        try:
            services.accept(exemplar, by=verifier, source="BA 1", reason="Lengkap.", seen=exemplar.version)
            outcomes.append("decided")
        except services.ChangedMeanwhile:
            outcomes.append("told")
        finally:
            connections.close_all()

    threads = [threading.Thread(target=decide, args=(verifier,)) for verifier in verifiers]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(outcomes) == ["decided", "told"]
    assert exemplar.events.filter(act=Act.ACCEPTED).count() == 1
    assert Exemplar.objects.get(pk=exemplar.pk).version == exemplar.version + 1
