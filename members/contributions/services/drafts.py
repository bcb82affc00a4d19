"""Starting, saving and deleting a draft. A draft is a page of the library that was never published."""

import datetime
import uuid
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.text import slugify

from knowledge.bin.selectors import is_binned
from knowledge.models import PracticeIndexPage, PracticePage
from knowledge.rights import demand
from members.contributions import content
from members.contributions.models import CoAuthor, Contribution, ContributionEvent, EventKind

# Enough for whoever collects several practices at once, and a bound for whoever fills the site with a script.
MOST_DRAFTS = 20
MOST_COAUTHORS = 8
# Saves within this time become one version, so that saving every few seconds leaves a history that can be read.
ONE_VERSION_FOR = datetime.timedelta(minutes=10)
LONGEST_SLUG = 80
FALLBACK_SLUG = "praktik"


class NotEditable(ValueError):
    """It waits for a decision or is published."""


class DraftChanged(ValueError):
    """The step was changed elsewhere since the form was read."""


class TooManyDrafts(ValueError):
    """The member has as many unfinished ones as one may have."""


def held_for_writing(contribution: Contribution, *, by: Any) -> Contribution:
    """The contribution as it stands now, held until the transaction ends.

    Raises:
        PermissionDenied: it is somebody else's.
        NotEditable: it waits for a decision, is published, or lies in the bin.
    """
    held = Contribution.objects.select_for_update().get(pk=contribution.pk)
    demand(by, "contributions.edit_contribution", held)
    if not held.is_editable or is_binned(held.page):
        raise NotEditable(held.pk)
    return held


@transaction.atomic
def start_contribution(*, by: Any, values: content.Values, is_for_instansi: bool = False, token: uuid.UUID | None = None) -> Contribution:
    """Make a draft of the values of the first step; the same `token` sent twice by one author makes one.

    Raises:
        TooManyDrafts: finish or delete one first.
        PermissionDenied: the actor may not.
    """
    demand(by, "contributions.add_contribution")
    earlier = Contribution.objects.filter(author=by, client_token=token).first() if token else None
    if earlier is not None:
        return earlier
    # Held for a second reason too: two pages made at once below one parent would get the same place in the tree.
    parent = PracticeIndexPage.objects.select_for_update().get()
    if Contribution.objects.filter(author=by).unfinished().count() >= MOST_DRAFTS:
        raise TooManyDrafts(by.pk)
    page = PracticePage(live=False, owner=by)
    content.write_values(page, values)
    page.slug = free_slug(page.title, parent)
    parent.add_child(instance=page)
    try:
        with transaction.atomic():
            contribution = Contribution.objects.create(page=page, author=by, client_token=token, is_for_instansi=is_for_instansi)
    except IntegrityError:
        page.delete()
        return Contribution.objects.get(author=by, client_token=token)
    page.save_revision(user=by, log_action=True)
    ContributionEvent.objects.create(contribution=contribution, kind=EventKind.STARTED, actor=by)
    return contribution


@transaction.atomic
def save_step(
    contribution: Contribution,
    *,
    by: Any,
    step: str,
    values: content.Values,
    seen: str,
    is_for_instansi: bool | None = None,
    coauthors: list[dict[str, str]] | None = None,
) -> Contribution:
    """Write the values of one step; `seen` is the token of what the form showed. Saving the same again changes nothing.

    Raises:
        DraftChanged: the step says something else by now, and not what is to be saved either.
        PermissionDenied, NotEditable: see `held_for_writing`.
    """
    held = held_for_writing(contribution, by=by)
    page = held.draft
    before = step_token(held, step)
    content.write_values(page, values)
    if is_for_instansi is not None:
        held.is_for_instansi = is_for_instansi
    if coauthors is not None:
        name_coauthors(held, coauthors)
    after = step_token(held, step)
    if seen not in (before, after) and before != after:
        raise DraftChanged(held.pk)
    if before != after:
        save_version(page, by=by)
    held.saved_at = timezone.now()
    held.save(update_fields=["saved_at", "is_for_instansi"])
    return held


def step_token(contribution: Contribution, step: str) -> str:
    """Equal as long as nobody changes what the step shows."""
    beside = {"dasar": [contribution.is_for_instansi], "berkas": list(contribution.coauthors.values_list("name", "email"))}
    return content.digest({**content.stored_values(contribution.draft, step), "beside": beside.get(step)})


def name_coauthors(held: Contribution, rows: list[dict[str, str]]) -> None:
    """Make the co-authors those of the rows (`name`, `email`); an answer already given stays with its address."""
    before = {(each.email or each.name): each for each in held.coauthors.all()}
    wanted: dict[str, dict[str, str]] = {}
    for row in rows[:MOST_COAUTHORS]:
        email = row["email"].strip().lower()
        wanted.setdefault(email or row["name"].strip(), {"name": row["name"].strip(), "email": email})
    for key in before.keys() - wanted.keys():
        before[key].delete()
    for key, row in wanted.items():
        known = before.get(key)
        if known is None:
            CoAuthor.objects.create(contribution=held, **row)
        elif known.name != row["name"]:
            known.name = row["name"]
            known.save(update_fields=["name"])


def save_version(page: Any, *, by: Any) -> None:
    """Store the page as its latest version; a version of one's own that is some minutes old grows on.

    Not one that was submitted: what editors have read stays as they read it. The journal, which nobody shortens, tells of versions, not
    of every few seconds of typing.
    """
    page.save()
    latest = page.latest_revision
    is_own = latest is not None and latest.user_id == by.pk and timezone.now() - latest.created_at < ONE_VERSION_FOR
    grows = latest if is_own and not latest.task_states.exists() else None
    page.save_revision(user=by, log_action=grows is None, overwrite_revision=grows)


def free_slug(title: str, parent: Any, *, but: int | None = None) -> str:
    """An address for the title that no other page below the parent has; call it while the parent is held."""
    base = slugify(title)[:LONGEST_SLUG].strip("-") or FALLBACK_SLUG
    taken = set(parent.get_children().filter(slug__startswith=base).exclude(pk=but).values_list("slug", flat=True))
    number = 1
    while (slug := base if number == 1 else f"{base}-{number}") in taken:
        number += 1
    return slug


@transaction.atomic
def delete_contribution(contribution: Contribution, *, by: Any) -> None:
    """Delete one's own draft with its files; what was published once is not deleted this way.

    Raises:
        PermissionDenied, NotEditable: see `held_for_writing`.
    """
    held = held_for_writing(contribution, by=by)
    page = PracticePage.objects.get(pk=held.page_id)
    if page.first_published_at:
        raise NotEditable(held.pk)
    # A review that asked for changes is over with it.
    if page.current_workflow_state:
        page.current_workflow_state.cancel(user=by)
    page.delete()
