"""The published cases: Mahkamah Konstitusi 2021 with every aspect, Kalimantan Selatan 2023 with words instead of numbers."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

from knowledge.assessment.models import Assessment
from knowledge.assessment.scoring import FrameworkSpec
from knowledge.assessment.selectors import framework_spec
from knowledge.assessment.services import publish_assessment, record_scores, state_aspects
from tests.knowledge.assessment.cases import KALSEL_SOURCE, KALSEL_STATEMENTS, MK_2021


@pytest.fixture
def spec(framework: Any) -> FrameworkSpec:
    """kasn-2019 as frozen data."""
    return framework_spec(framework)


@pytest.fixture
def mk_2021(instansi: Callable[[str], Any], framework: Any) -> Assessment:
    """The verified result of Mahkamah Konstitusi, recorded per aspect."""
    return record_scores(
        instansi=instansi("N-SETJENMK"), year=2021, framework=framework, layer="terverifikasi", scores=MK_2021, via="demo"
    ).assessment


@pytest.fixture
def kalsel_2023(instansi: Callable[[str], Any], framework: Any) -> Assessment:
    """The published result of Pemprov Kalimantan Selatan: a total and words, no score per aspect."""
    where = {"instansi": instansi("63"), "year": 2023, "framework": framework}
    state_aspects(**where, statements=KALSEL_STATEMENTS, source=KALSEL_SOURCE)
    return publish_assessment(**where, stated_total=Decimal(279), source=KALSEL_SOURCE, assessor="KASN")
