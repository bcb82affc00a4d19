"""Planting the other kinds twice changes nothing."""

import pytest

from cop_site.demo.seeding import seed
from knowledge.aspects.models import Finding, FindingLink
from knowledge.exemplars.models import Exemplar
from knowledge.instansi.models import Partner, RoleModel
from knowledge.media.models import CopDocument
from knowledge.models import AnnouncementPage, CollectionPage, FaqPage, LearningPathPage, TemplatePage

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo")]

LEAST = {Exemplar: 5, FaqPage: 8, TemplatePage: 6, CollectionPage: 2, LearningPathPage: 2, AnnouncementPage: 3, Finding: 8, Partner: 4, RoleModel: 1}


def test_planting_again_adds_nothing():
    models = [*LEAST, FindingLink, CopDocument]
    before = {model: model.objects.count() for model in models}

    seed(lambda text: None)

    assert {model: model.objects.count() for model in models} == before
    assert [model for model, least in LEAST.items() if before[model] < least] == []
