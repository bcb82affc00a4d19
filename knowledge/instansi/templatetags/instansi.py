"""How pages of other rooms name instansi to learn from."""

from django import template

from knowledge.aspects.models import Aspect
from knowledge.instansi.models import RoleModel

register = template.Library()


@register.simple_tag
def role_models_of(aspect: Aspect) -> list[RoleModel]:
    """Instansi that were named as ones to learn from in an aspect (1 query)."""
    return list(RoleModel.objects.filter(aspect=aspect).select_related("instansi").order_by("instansi__name"))
