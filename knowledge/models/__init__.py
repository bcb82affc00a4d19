"""Page types of the library, a file per noun."""

from .guide import GuideIndexPage, GuidePage
from .laboratory import LabIndexPage, LabStoryPage
from .material import MaterialPage, RelatedPage
from .news import NewsIndexPage, NewsPage
from .practice import PracticeIndexPage, PracticePage
from .regulation import RegulationIndexPage, RegulationPage, RegulationRelation
from .standard import StandardPage

__all__ = [
    "GuideIndexPage",
    "GuidePage",
    "LabIndexPage",
    "LabStoryPage",
    "MaterialPage",
    "NewsIndexPage",
    "NewsPage",
    "PracticeIndexPage",
    "PracticePage",
    "RegulationIndexPage",
    "RegulationPage",
    "RegulationRelation",
    "RelatedPage",
    "StandardPage",
]
