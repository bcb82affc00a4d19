"""What members of the demonstration keep, and other words for its topics; planted when the index is there."""

from typing import Any

from knowledge.aspects.models import Topic
from knowledge.topics.models import TopicName
from members.accounts.models import User
from members.alerts.models import SavedSearch
from members.alerts.services import save_search
from members.models import Role
from members.services.demo import DEMO_DOMAIN

QUESTIONS = ("q=manajemen+talenta&jenis=praktik", "aspek=3&jenis=panduan")
# By the address of the topic.
OTHER_NAMES = {"rencana-suksesi": ("Perencanaan suksesi",)}


def plant_habits() -> None:
    """Saved searches of the demonstration's member, and synonyms; running again adds only what is missing."""
    member: Any = User.objects.filter(email=f"{Role.MEMBER}{DEMO_DOMAIN}").first()
    if member and not SavedSearch.objects.filter(user=member).exists():
        for parameters in QUESTIONS:
            save_search(by=member, parameters=parameters)
    for topic in Topic.objects.filter(slug__in=OTHER_NAMES):
        for name in OTHER_NAMES[topic.slug]:
            if not TopicName.objects.filter(topic=topic, name=name).exists():
                other = TopicName(topic=topic, name=name)
                other.full_clean()
                other.save()
