"""Who is named on the page of a contribution: its author, or their instansi, and the co-authors who agreed."""

from typing import Any

from knowledge.models import MaterialCredit


def names_to_credit(contribution: Any) -> list[tuple[int | None, str, str]]:
    """Member, name and role of everybody to be named, in their order; an instansi stands for its author."""
    author, instansi = contribution.author, contribution.draft.instansi
    if contribution.is_for_instansi and instansi is not None:
        first = [(None, instansi.name, "penulis")]
    else:
        first = [(author.pk, author.display_name, "penulis")] if author else []
    others = [(each.user_id, each.credit_name, "kontributor") for each in contribution.coauthors.select_related("user") if each.credit_name]
    return [*first, *others]


def credit_writers(contribution: Any, *, by: Any) -> None:
    """Add to the latest version whoever is not named there yet, as a version of its own; what editors wrote by hand stays."""
    page = contribution.draft
    named = {(credit.user_id, credit.name, credit.role) for credit in page.credits.all()}
    members = {(credit.user_id, credit.role) for credit in page.credits.all() if credit.user_id}
    missing = [who for who in names_to_credit(contribution) if who not in named and (who[0], who[2]) not in members]
    if not missing:
        return
    page.credits.add(*(MaterialCredit(user_id=user_id, name=name, role=role) for user_id, name, role in missing))
    if not page.live:
        page.save()
    page.save_revision(user=by)
    contribution.__dict__.pop("draft", None)
