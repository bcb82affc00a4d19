"""Makes discussions from content files, such as those of the demonstration site."""

import datetime
from collections.abc import Mapping
from typing import Any

from django.db import transaction

from knowledge.aspects.models import Aspect

from .models import Discussion
from .services import accept_answer, add_post, open_discussion

# Fixed, so that two demonstration sites are the same; one discussion a day from here on.
FIRST_DAY = datetime.datetime(2026, 10, 5, 2, 0, tzinfo=datetime.UTC)
FRAMEWORK = "kasn-2019"


@transaction.atomic
def create_discussion(data: Mapping[str, Any], people: Mapping[str, Any]) -> Discussion:
    """One discussion with its replies and its accepted answer; a file read again changes nothing.

    `data` is a content file (slug, title, author, aspect, sub_aspects, text, replies, accepted, fictional);
    `people` maps the role named as author to a user.

    Raises:
        KeyError: an author or aspect that does not exist.
    """
    external_id = f"contoh-forum-{data['slug']}"
    earlier = Discussion.objects.filter(external_id=external_id).first()
    if earlier is not None:
        return earlier
    known = {a.code: a for a in Aspect.objects.filter(framework__code=FRAMEWORK).select_related("parent")}
    opened_at = FIRST_DAY + datetime.timedelta(days=Discussion.objects.filter(external_id__startswith="contoh-forum-").count())
    discussion = open_discussion(
        by=people[data["author"]],
        title=data["title"],
        text=data["text"],
        aspects=[known[code] for code in (data["aspect"], *data.get("sub_aspects", []))],
        is_fictional=data.get("fictional", False),
        external_id=external_id,
        opened_at=opened_at,
    )
    posts = [
        add_post(discussion, by=people[reply["author"]], text=reply["text"], sent_at=opened_at + datetime.timedelta(hours=3 * order))
        for order, reply in enumerate(data.get("replies", []), start=1)
    ]
    if data.get("accepted", -1) >= 0:
        return accept_answer(posts[data["accepted"]], by=people[data["author"]])
    return discussion
