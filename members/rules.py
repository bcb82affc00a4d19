"""The one table of who may do what: codename → predicate over (user, object). What is not here is denied.

Lower floors ask `user.has_perm("assessment.view_result", instansi)`; this table answers through `backends.py`.
"""

from collections.abc import Callable
from typing import Any

from .models import Membership, Role, RoleGrant

Predicate = Callable[[Any, Any], bool]


def grants_of(user: Any) -> list[RoleGrant]:
    """The valid grants of a user, read once per request (1 query)."""
    if not hasattr(user, "_valid_grants"):
        user._valid_grants = list(RoleGrant.objects.valid().filter(user=user))
    return user._valid_grants


def has_role(user: Any, *roles: Role) -> bool:
    """Whether the user holds one of the roles, whatever its scope."""
    return any(grant.role in roles for grant in grants_of(user))


def holds(*roles: Role) -> Predicate:
    """A predicate: holds one of the roles."""
    return lambda user, obj: has_role(user, *roles)


def is_signed_in(user: Any, obj: Any) -> bool:
    """Anybody with an account."""
    return True


def instansi_id_of(obj: Any) -> int | None:
    """The instansi that an object is or belongs to."""
    if obj is None:
        return None
    return obj.pk if obj._meta.label == "instansi.Instansi" else getattr(obj, "instansi_id", None)


def serves_instansi(*roles: Role) -> Predicate:
    """A predicate: holds one of the roles for the instansi of the object (or, with no object, for any)."""

    def predicate(user: Any, obj: Any) -> bool:
        wanted = instansi_id_of(obj)
        return any(g.role in roles and (obj is None or g.instansi_id == wanted) for g in grants_of(user) if g.instansi_id)

    return predicate


def any_of(*predicates: Predicate) -> Predicate:
    """A predicate: one of these."""
    return lambda user, obj: any(predicate(user, obj) for predicate in predicates)


def is_author(user: Any, obj: Any) -> bool:
    """Wrote the object."""
    return obj is not None and getattr(obj, "author_id", None) == user.pk


def edits_aspect(user: Any, obj: Any) -> bool:
    """An editor of all aspects or of one that the object carries, or an administrator; never one of its writers."""
    if obj is None or user.pk in obj.writer_ids:
        return False
    grants = [grant for grant in grants_of(user) if grant.role in (Role.EDITOR, Role.ADMIN)]
    return any(g.role == Role.ADMIN or g.aspect_id is None for g in grants) or bool({g.aspect_id for g in grants} & obj.aspect_ids)


def writes(user: Any, obj: Any) -> bool:
    """One of the writers of the object."""
    return obj is not None and user.pk in obj.writer_ids


def is_steward(user: Any, obj: Any) -> bool:
    """Looks after what the object is about, and is not one of its writers."""
    return obj is not None and obj.steward_id == user.pk and user.pk not in obj.writer_ids


def is_own_or_listed(user: Any, obj: Any) -> bool:
    """A membership that is one's own, or whose owner chose to be listed."""
    return obj is not None and (obj.user_id == user.pk or obj.is_listed)


def is_assigned(user: Any, obj: Any) -> bool:
    """The object was given to the user to do."""
    return obj is not None and getattr(obj, "assigned_to_id", None) == user.pk


def own_instansi_ids(user: Any) -> set[int]:
    """Every instansi to which the user belongs or for which they hold a role, read once per request (2 queries)."""
    if not hasattr(user, "_own_instansi_ids"):
        belongs = Membership.objects.filter(user=user, instansi__isnull=False).values_list("instansi", flat=True)
        user._own_instansi_ids = {*belongs, *(grant.instansi_id for grant in grants_of(user) if grant.instansi_id)}
    return user._own_instansi_ids


def oversees_elsewhere(user: Any, obj: Any) -> bool:
    """Oversees all, and the object is not of an instansi of their own (with no object: oversees all)."""
    return oversees(user, obj) and (obj is None or instansi_id_of(obj) not in own_instansi_ids(user))


def checks_others_file(user: Any, obj: Any) -> bool:
    """Oversees elsewhere, and somebody else uploaded the file."""
    return oversees_elsewhere(user, obj) and (obj is None or obj.uploaded_by_id != user.pk)


national = holds(Role.ADMIN)
moderates = holds(Role.MODERATOR, Role.ADMIN)
oversees = holds(Role.VERIFIER, Role.ADMIN)

RULES: dict[str, Predicate] = {
    # Assessment: an instansi's own people, and those who oversee all.
    "assessment.view_result": any_of(serves_instansi(Role.OPERATOR, Role.LEADER), oversees),
    "assessment.enter_scores": any_of(serves_instansi(Role.OPERATOR), national),
    "assessment.enter_verified_scores": oversees,
    "assessment.publish_result": any_of(serves_instansi(Role.LEADER), national),
    "recommendations.view_recommendations": any_of(serves_instansi(Role.OPERATOR, Role.LEADER), oversees),
    # Adoption: those who answer for an instansi speak for it.
    "adoption.declare": any_of(serves_instansi(Role.OPERATOR, Role.LEADER), national),
    "adoption.confirm": oversees,
    # Accepted evidence: its instansi proposes and consents; those who oversee decide, never about their own instansi.
    "exemplars.propose": serves_instansi(Role.OPERATOR, Role.LEADER),
    "exemplars.consent": serves_instansi(Role.OPERATOR, Role.LEADER),
    "exemplars.accept": oversees_elsewhere,
    "exemplars.check_redaction": checks_others_file,
    "exemplars.read_exemplar": any_of(serves_instansi(Role.OPERATOR, Role.LEADER), oversees),
    "exemplars.open_queue": oversees,
    # Forum. Nobody rewrites the words of another: a moderator hides, the author edits.
    "forum.open_discussion": is_signed_in,
    "forum.add_post": is_signed_in,
    "forum.edit_discussion": is_author,
    "forum.edit_post": is_author,
    "forum.accept_answer": any_of(is_author, moderates),
    "forum.close_discussion": any_of(is_author, moderates),
    "forum.moderate": moderates,
    # Contributions. Authors write, editors of the aspect decide, and nobody decides about their own.
    "contributions.add_contribution": is_signed_in,
    "contributions.edit_contribution": is_author,
    "contributions.view_contribution": any_of(writes, edits_aspect),
    "contributions.review_contribution": edits_aspect,
    "contributions.open_queue": holds(Role.EDITOR, Role.ADMIN),
    # Suggestions. Everybody may; whoever looks after the page decides, or an editor of its aspect, never about their own.
    "suggestions.add_suggestion": is_signed_in,
    "suggestions.view_suggestion": any_of(is_author, is_steward, edits_aspect),
    "suggestions.withdraw_suggestion": is_author,
    "suggestions.decide_suggestion": any_of(is_steward, edits_aspect),
    # Members.
    "members.edit_own_profile": is_signed_in,
    "members.view_own_data": is_signed_in,
    "members.view_directory": is_signed_in,
    "members.view_profile": is_own_or_listed,
    "members.grant_roles": national,
    # Search.
    "search.read_reports": holds(Role.EDITOR, Role.ADMIN),
    # What a reader keeps for themselves: bookmarks, verdicts, progress, subscriptions.
    "reading.keep_own": is_signed_in,
    # Upkeep of the library: the steward of an item, and every editor.
    "upkeep.close_review": any_of(is_assigned, holds(Role.EDITOR, Role.ADMIN)),
    "upkeep.see_reports": holds(Role.EDITOR, Role.ADMIN),
    # The bin: who may restore follows the rights of groups on pages; to destroy is for administrators.
    "bin.open": holds(Role.EDITOR, Role.ORGANISER, Role.MODERATOR, Role.ADMIN),
    "bin.purge": national,
    # Forms: whoever is in charge of one reads what it gathers; administrators read all.
    "formpages.read_all_submissions": national,
    # The CMS.
    "wagtailadmin.access_admin": holds(Role.EDITOR, Role.ORGANISER, Role.MODERATOR, Role.ADMIN),
}
