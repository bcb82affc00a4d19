"""What other rooms show of contributions."""

from typing import Any

from django import template

from members.contributions.selectors import RoomCard, room_card

register = template.Library()


@register.simple_tag
def contributions_of(user: Any) -> RoomCard:
    """The contributions, invitations and waiting reviews of a member (at most 8 queries)."""
    return room_card(user)
