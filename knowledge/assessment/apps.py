"""Scores of an instansi, the computation behind them and the weak aspects that follow."""

from django.apps import AppConfig


class AssessmentConfig(AppConfig):
    name = "knowledge.assessment"
    label = "assessment"
    verbose_name = "Penilaian"
