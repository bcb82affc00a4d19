"""Reads the citations out of the legal blocks of pages that are live already."""

from django.db import migrations

CITING = ("GuidePage", "PracticePage", "FaqPage")


def record(apps, schema_editor):
    Citation = apps.get_model("knowledge", "Citation")
    known = set(apps.get_model("knowledge", "RegulationPage").objects.values_list("pk", flat=True))
    found = set()
    for name in CITING:
        for page in apps.get_model("knowledge", name).objects.filter(live=True).iterator():
            for block in page.body.raw_data:
                if block["type"] == "legal":
                    found |= {(page.pk, value["regulation"], value.get("article") or "") for value in items_of(block["value"])}
    rows = [Citation(page_id=page, regulation_id=law, article=article[:80]) for page, law, article in sorted(found) if law in known]
    Citation.objects.bulk_create(rows, ignore_conflicts=True)


def items_of(value):
    """The items of a list block, in its present form or the one before."""
    for item in value.get("items", []):
        yield item["value"] if isinstance(item, dict) and "value" in item else item


def forget(apps, schema_editor):
    """Going back loses nothing: the blocks still say what is cited."""
    apps.get_model("knowledge", "Citation").objects.all().delete()


class Migration(migrations.Migration):
    dependencies = [("knowledge", "0004_add_citations")]

    operations = [migrations.RunPython(record, forget, elidable=True)]
