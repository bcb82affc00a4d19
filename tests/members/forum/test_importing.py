"""Discussions from content files."""

from members.forum.importing import create_discussion
from members.forum.models import Discussion, Post

DATA = {
    "slug": "skj",
    "title": "SKJ untuk ratusan jabatan: adakah cara?",
    "author": "anggota",
    "aspect": "3",
    "sub_aspects": ["3.1"],
    "text": "Contoh fiktif.",
    "accepted": 1,
    "fictional": True,
    "replies": [{"author": "operator", "text": "Satu"}, {"author": "narasumber", "text": "Dua"}],
}


def test_a_file_becomes_a_discussion_with_its_answer_and_a_second_reading_changes_nothing(person):
    people = {role: person(role, "63") for role in ("anggota", "operator", "narasumber")}

    made, again = create_discussion(DATA, people), create_discussion(DATA, people)

    assert made.pk == again.pk
    assert (Discussion.objects.count(), Post.objects.count()) == (1, 2)
    assert (made.is_fictional, made.accepted_post.text, made.accepted_post.author) == (True, "Dua", people["narasumber"])
    assert sorted(made.aspects.values_list("code", flat=True)) == ["3", "3.1"]
