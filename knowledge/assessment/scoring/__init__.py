"""From aspect scores to a category and the weak aspects: plain arithmetic over frozen data, no database, no Django model.

The numbers of a framework (how many aspects, maxima, bands) come in as a `FrameworkSpec`; none stands in this code.
"""

from .arithmetic import Tally, band_of, index_of, next_evaluation_year, tally
from .explanation import Line, LineKind, explain, explain_category, is_sound
from .outcome import AspectOutcome, Outcome, assess
from .spec import AspectSpec, BandSpec, FrameworkSpec, Sheet, Statement, StatementKind
from .weakness import Gap, WeakAspect, weak_aspects

__all__ = [
    "AspectOutcome",
    "AspectSpec",
    "BandSpec",
    "FrameworkSpec",
    "Gap",
    "Line",
    "LineKind",
    "Outcome",
    "Sheet",
    "Statement",
    "StatementKind",
    "Tally",
    "WeakAspect",
    "assess",
    "band_of",
    "explain",
    "explain_category",
    "index_of",
    "is_sound",
    "next_evaluation_year",
    "tally",
    "weak_aspects",
]
