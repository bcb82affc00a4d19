"""The reference data of the field, in the order in which one part needs the other: frameworks, register, glossary and the names readers use."""

from knowledge.aspects.loading import load_frameworks
from knowledge.glossary.loading import load_equivalents, load_terms
from knowledge.instansi.loading import load_register


def load_reference() -> dict[str, int]:
    """Load what is missing; what editors changed stays. Returns how many of each the data files hold.

    Raises:
        BandsDoNotTile: the categories of a framework leave a gap or overlap.
    """
    return {
        "instrumen": len(load_frameworks()),
        "instansi": load_register(),
        "istilah": load_terms(),
        "padanan kata": load_equivalents(),
    }
