"""The weights of acts with which a site begins; editors may change them."""

from decimal import Decimal
from typing import Any

from django.db import migrations

WEIGHTS = [
    ("comment", "Balasan dalam diskusi", "1.2"),
    ("revision", "Perbaikan halaman", "1.0"),
    ("reaction", "Pembaca yang terbantu", "0.8"),
    ("view", "Kunjungan", "0.5"),
]


def weigh(apps: Any, schema_editor: Any) -> None:
    """Add what is missing."""
    model = apps.get_model("popularity", "ActWeight")
    for act, label, weight in WEIGHTS:
        model.objects.get_or_create(act=act, defaults={"label": label, "weight": Decimal(weight)})


class Migration(migrations.Migration):
    dependencies = [("popularity", "0001_keep_scores")]
    operations = [migrations.RunPython(weigh, migrations.RunPython.noop)]
