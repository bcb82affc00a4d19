"""Page types of the library, a file per noun."""

from .announcement import AnnouncementDate, AnnouncementIndexPage, AnnouncementPage
from .collection import (
    CollectionIndexPage,
    CollectionItem,
    CollectionPage,
    LearningPathIndexPage,
    LearningPathPage,
    LearningStep,
)
from .dependency import Dependency
from .faq import FaqIndexPage, FaqPage
from .guide import GuideIndexPage, GuidePage
from .laboratory import LabIndexPage, LabStoryPage, ScoreDoubt
from .material import MaterialCredit, MaterialPage, RelatedPage
from .news import NewsIndexPage, NewsPage
from .practice import PracticeIndexPage, PracticePage
from .regulation import Citation, RegulationIndexPage, RegulationPage, RegulationRelation
from .standard import StandardPage
from .template import TemplateIndexPage, TemplatePage

__all__ = [
    "AnnouncementDate",
    "AnnouncementIndexPage",
    "AnnouncementPage",
    "Citation",
    "CollectionIndexPage",
    "CollectionItem",
    "CollectionPage",
    "Dependency",
    "FaqIndexPage",
    "FaqPage",
    "GuideIndexPage",
    "GuidePage",
    "LabIndexPage",
    "LabStoryPage",
    "LearningPathIndexPage",
    "LearningPathPage",
    "LearningStep",
    "MaterialCredit",
    "MaterialPage",
    "NewsIndexPage",
    "NewsPage",
    "PracticeIndexPage",
    "PracticePage",
    "RegulationIndexPage",
    "RegulationPage",
    "RegulationRelation",
    "RelatedPage",
    "ScoreDoubt",
    "StandardPage",
    "TemplateIndexPage",
    "TemplatePage",
]
