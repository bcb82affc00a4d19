"""Forms of saved searches: which question, and how often its news come."""

from django import forms

from .models import LONGEST_QUESTION, Rhythm


class RhythmForm(forms.Form):
    """How often news come."""

    rhythm = forms.ChoiceField(choices=Rhythm.choices)


class SaveForm(forms.Form):
    """What the button beside the results sends."""

    parameters = forms.CharField(max_length=LONGEST_QUESTION)
    rhythm = forms.ChoiceField(choices=Rhythm.choices, required=False)
