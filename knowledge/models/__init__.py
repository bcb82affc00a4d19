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
from .faq import FaqIndexPage, FaqPage
from .guide import GuideIndexPage, GuidePage
from .laboratory import LabIndexPage, LabStoryPage
from .material import MaterialCredit, MaterialPage, RelatedPage
from .news import NewsIndexPage, NewsPage
from .practice import PracticeIndexPage, PracticePage
from .regulation import RegulationIndexPage, RegulationPage, RegulationRelation
from .standard import StandardPage
from .template import TemplateIndexPage, TemplatePage

__all__ = [
    "AnnouncementDate",
    "AnnouncementIndexPage",
    "AnnouncementPage",
    "CollectionIndexPage",
    "CollectionItem",
    "CollectionPage",
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
    "StandardPage",
    "TemplateIndexPage",
    "TemplatePage",
]
